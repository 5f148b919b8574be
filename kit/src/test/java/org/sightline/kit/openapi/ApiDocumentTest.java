package org.sightline.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

    private static Content content(String type, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        type,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema)));
    }

    private static Operation answering(String status, String schema) {
        return OASFactory.createOperation()
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                status,
                                OASFactory.createAPIResponse()
                                        .description("OK")
                                        .content(content("application/json", schema))));
    }

    private static Parameter header(String name) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER);
    }

    private static OpenAPI lamps() {
        PathItem all = OASFactory.createPathItem()
                .GET(answering("200", "LampPage"))
                .POST(answering("201", "Lamp").addParameter(header("Idempotency-Key")));
        PathItem one = OASFactory.createPathItem().GET(answering("200", "Lamp"));
        PathItem repair =
                OASFactory.createPathItem().POST(answering("200", "Lamp").addParameter(header("If-Match")));
        PathItem sale =
                OASFactory.createPathItem().POST(answering("200", "Receipt").addParameter(header("If-Match")));
        OpenAPI document = OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths()
                        .addPathItem("/lamps", all)
                        .addPathItem("/lamps/{id}", one)
                        .addPathItem("/lamps/{id}/repair", repair)
                        .addPathItem("/lamps/{id}/sale", sale));
        new ApiDocument().filterOpenAPI(document);
        return document;
    }

    private static APIResponse response(PathItem.HttpMethod method, String path, String status) {
        return lamps().getPaths()
                .getPathItem(path)
                .getOperations()
                .get(method)
                .getResponses()
                .getAPIResponse(status);
    }

    private static boolean tagged(APIResponse response) {
        return response.getHeaders() != null && response.getHeaders().containsKey("ETag");
    }

    @Test
    void everyAnswerThatShowsWhatHasVersionsHasAnETag() {
        assertThat(tagged(response(PathItem.HttpMethod.GET, "/lamps/{id}", "200")))
                .isTrue();
        assertThat(tagged(response(PathItem.HttpMethod.POST, "/lamps", "201"))).isTrue();
        assertThat(tagged(response(PathItem.HttpMethod.POST, "/lamps/{id}/repair", "200")))
                .isTrue();
    }

    @Test
    void aListAndAnotherThingHaveNone() {
        assertThat(tagged(response(PathItem.HttpMethod.GET, "/lamps", "200"))).isFalse();
        assertThat(tagged(response(PathItem.HttpMethod.POST, "/lamps/{id}/sale", "200")))
                .isFalse();
    }

    @Test
    void whatIsMadeSaysWhereItIs() {
        assertThat(response(PathItem.HttpMethod.POST, "/lamps", "201").getHeaders())
                .containsKey("Location");
    }

    @Test
    void aChangeOfAVersionCanBeRefusedForIt() {
        assertThat(response(PathItem.HttpMethod.POST, "/lamps/{id}/repair", "412"))
                .isNotNull();
        assertThat(response(PathItem.HttpMethod.POST, "/lamps/{id}/repair", "428"))
                .isNotNull();
        assertThat(response(PathItem.HttpMethod.POST, "/lamps", "428")).isNull();
    }

    @Test
    void theVersionIsNeeded() {
        Parameter version = lamps().getPaths()
                .getPathItem("/lamps/{id}/repair")
                .getPOST()
                .getParameters()
                .getFirst();

        assertThat(version.getRequired()).isTrue();
        assertThat(version.getDescription()).contains("ETag");
    }

    @Test
    void runningTwiceChangesNothingMore() {
        OpenAPI once = lamps();
        String before = once.toString();

        new ApiDocument().filterOpenAPI(once);

        assertThat(once.toString()).isEqualTo(before);
    }
}
