package org.sightline.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Makes the document that is served the {@link PublicDocument}, while the program is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
// The builder that replaces OpenApiSerializer reads the program again, and filters again.
@SuppressWarnings("deprecation")
public class PublicDocumentFilter implements OASFilter {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        try {
            ObjectNode own = (ObjectNode) json.readTree(OpenApiSerializer.serialize(document, Format.JSON));
            ObjectNode whole = PublicDocument.of(own, new ServiceDocuments(), Routes.table());
            OpenAPI read = read(json.writeValueAsBytes(whole));
            document.setPaths(read.getPaths());
            document.setComponents(read.getComponents());
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OpenAPI read(byte[] whole) {
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .withCustomStaticFile(() -> new ByteArrayInputStream(whole))
                .build()
                .model();
    }
}
