package org.sightline.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;

class TopicsTest {

    private static final Path TABLE = Root.directory().resolve("messages/topics.yaml");

    private static Map<String, Integer> partitions(String given) {
        return Topics.of(TABLE, given).stream().collect(Collectors.toMap(NewTopic::name, NewTopic::numPartitions));
    }

    @Test
    void aTopicHasThePartitionsThatAreAskedForAndTheOthersThoseOfTheTable() {
        Map<String, Integer> usual = partitions(null);
        Map<String, Integer> asked = partitions("contract-lines=24, findings=12");

        assertThat(asked).containsEntry("contract-lines", 24).containsEntry("findings", 12);
        assertThat(asked).containsEntry("contract-lines.dead", 1);
        assertThat(asked.get("agencies")).isEqualTo(usual.get("agencies"));
        assertThat(partitions(" ")).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract-lines", "contract-lines=0", "contract-lines=many", "24", "a=1,,b=2"})
    void whatGivesNoNumberIsRefused(String given) {
        assertThatThrownBy(() -> partitions(given))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SIGHTLINE_PARTITIONS");
    }
}
