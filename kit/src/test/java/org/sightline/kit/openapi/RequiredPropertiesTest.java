package org.sightline.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredPropertiesTest {

    record Lamp(
            String id,
            @Nullable String color,
            @JsonProperty("w") int watts) {}

    record Shade(@Nullable String form, String cloth) {}

    record LampWithShade(String id, @JsonUnwrapped Shade shade) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "NamedLamp")
    record Other(String id) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Sparse(int count, List<String> names) {}

    private static Schema object(String... properties) {
        Schema object = OASFactory.createSchema();
        for (String property : properties) {
            object.addProperty(property, OASFactory.createSchema());
        }
        return object;
    }

    private static List<String> required(String name, Schema schema) {
        OpenAPI document = OASFactory.createOpenAPI()
                .components(OASFactory.createComponents().addSchema(name, schema));
        filtered(document);
        return document.getComponents().getSchemas().get(name).getRequired();
    }

    private static void filtered(OpenAPI document) {
        try {
            new RequiredProperties(Index.of(Lamp.class, Shade.class, LampWithShade.class, Other.class, Sparse.class))
                    .filterOpenAPI(document);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    @Test
    void whatIsNotNullableIsAlwaysThere() {
        assertThat(required("Lamp", object("id", "color", "w"))).containsExactly("id", "w");
    }

    @Test
    void partsThatAreUnwrappedCount() {
        assertThat(required("LampWithShade", object("id", "form", "cloth"))).containsExactly("id", "cloth");
    }

    @Test
    void aRecordIsFoundByItsNameInTheDocument() {
        assertThat(required("NamedLamp", object("id"))).containsExactly("id");
    }

    @Test
    void whatIsLeftOutWhereEmptyIsNotAlwaysThere() {
        assertThat(required("Sparse", object("count", "names"))).containsExactly("count");
    }

    @Test
    void nothingIsSaidOfWhatIsNoRecordOrHasOtherProperties() {
        assertThat(required("Table", object("id"))).isNull();
        assertThat(required("Lamp", object("id", "color"))).isNull();
    }

    @Test
    void aRequestSaysItselfWhatItNeeds() {
        Schema lamp = OASFactory.createSchema().ref("#/components/schemas/Lamp");
        OpenAPI document = OASFactory.createOpenAPI()
                .components(OASFactory.createComponents().addSchema("Lamp", object("id", "color", "w")))
                .paths(OASFactory.createPaths()
                        .addPathItem(
                                "/lamps",
                                OASFactory.createPathItem()
                                        .POST(OASFactory.createOperation()
                                                .requestBody(OASFactory.createRequestBody()
                                                        .content(OASFactory.createContent()
                                                                .addMediaType(
                                                                        "application/json",
                                                                        OASFactory.createMediaType()
                                                                                .schema(lamp)))))));
        filtered(document);

        assertThat(document.getComponents().getSchemas().get("Lamp").getRequired())
                .isNull();
    }
}
