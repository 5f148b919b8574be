package org.sightline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every schema of the public document can be met by some value. */
class PublicSchemasTest {

    private final List<String> contradicting = new ArrayList<>();

    @Test
    void noSchemaSaysTwoTypes() throws IOException {
        JsonNode document =
                new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());

        look("", document, document);

        assertThat(contradicting).as("no value is of two types").isEmpty();
    }

    /** In OpenAPI 3.1 what stands beside a reference holds besides what is referred to. */
    private void look(String place, JsonNode node, JsonNode document) {
        String own = node.path("type").asText();
        String reference = node.path("$ref").asText();
        if (!own.isEmpty() && !reference.isEmpty()) {
            String referred = document.at(reference.substring(1)).path("type").asText();
            if (!referred.isEmpty() && !referred.equals(own)) {
                contradicting.add(place + " is " + own + " and " + referred);
            }
        }
        node.properties().forEach(entry -> look(place + "/" + entry.getKey(), entry.getValue(), document));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            look(place + "/" + i, node.get(i), document);
        }
    }
}
