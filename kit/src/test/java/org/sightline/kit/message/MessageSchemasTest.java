package org.sightline.kit.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sightline.testsupport.service.Messages;

/** What a person corrected is a message of its topic, or it is said what it lacks. */
class MessageSchemasTest {

    @Test
    void everyTopicHasASchemaAndItsExamplesFitIt() throws IOException {
        assertThat(MessageSchemas.topics())
                .containsExactlyInAnyOrderElementsOf(new YAMLMapper()
                        .readTree(Messages.file("topics.yaml").toFile())
                        .path("topics")
                        .findValuesAsText("name"));
        assertThat(MessageSchemas.topics())
                .allSatisfy(topic -> assertThat(Messages.examples(topic))
                        .isNotEmpty()
                        .allSatisfy(example -> assertThat(MessageSchemas.faults(topic, example))
                                .isEmpty()));
    }

    @Test
    void whatIsNoMessageOfItsTopicIsSaid() {
        assertThat(MessageSchemas.faults("devices", "{\"id\": \"1\"}"))
                .hasSizeLessThanOrEqualTo(10)
                .anySatisfy(fault -> assertThat(fault).contains("agencyId"));
        assertThat(MessageSchemas.faults("devices", "{no json"))
                .singleElement()
                .asString()
                .startsWith("It is no JSON");
        assertThat(MessageSchemas.faults("weather", "{}"))
                .containsExactly("Nobody knows what a message of weather looks like.");
    }
}
