package org.sightline.gateway.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The value lists of the pages are those that all services share. */
class ValuesTest {

    private static final Path MESSAGES = Path.of(System.getProperty("sightline.root"), "messages");

    @Test
    void everyListIsTheSharedOne() throws IOException {
        Map<String, List<String>> shared = new ObjectMapper(new YAMLFactory())
                .readValue(MESSAGES.resolve("values.yaml").toFile(), new TypeReference<>() {});

        assertThat(shared)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "verdict", Verdict.codes(),
                        "body_kind", BodyKind.codes(),
                        "finding_status", FindingStatus.codes(),
                        "fund", Fund.codes(),
                        "import_field", ImportField.codes()));
    }

    @Test
    void messagesHaveNoOtherValues() throws IOException {
        JsonNode finding = new ObjectMapper()
                .readTree(MESSAGES.resolve("finding.v1.schema.json").toFile());
        JsonNode agency = new ObjectMapper()
                .readTree(MESSAGES.resolve("agency.v1.schema.json").toFile());

        assertThat(values(finding, "verdict")).containsExactlyInAnyOrderElementsOf(Verdict.codes());
        assertThat(values(finding, "status")).containsExactlyElementsOf(FindingStatus.codes());
        assertThat(values(agency, "kind")).containsExactlyElementsOf(BodyKind.codes());
    }

    private static List<String> values(JsonNode schema, String field) {
        return schema.at("/properties/" + field + "/enum")
                .valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }
}
