package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.testsupport.service.Messages;

/**
 * The messages of the last release are messages of this one, and the other way round: within {@code v1} nothing is taken away
 * and nothing new is needed. Starts nothing.
 */
class MessageCompatibilityTest {

    private static final Path BEFORE =
            Path.of(System.getProperty("sightline.root"), "system-tests/src/test/resources/release-0.1");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPICS = """
        agencies, agency
        buyers, buyer
        contract-lines, contract-line
        coverage, coverage
        devices, device
        findings, finding
        watchlists, watchlist
        """;

    @ParameterizedTest
    @CsvSource(textBlock = TOPICS)
    void whatTheLastReleaseSentIsReadByThisOne(String topic, String schema) throws IOException {
        List<String> faults = new ArrayList<>();
        int read = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(BEFORE.resolve("topics/" + topic + ".jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            // Of 20,000 lines every tenth.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (read++ % (topic.equals("contract-lines") ? 10 : 1) == 0) {
                    JsonNode record = JSON.readTree(line);
                    faults.addAll(Messages.faults(
                            schema, JSON.readTree(record.path("value").asText())));
                }
            }
        }
        assertThat(read).isPositive();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = TOPICS)
    void whatThisReleaseSendsIsAMessageOfTheLastOne(String topic, String schema) throws IOException {
        JsonNode before = JSON.readTree(
                BEFORE.resolve("messages/" + schema + ".v1.schema.json").toFile());

        assertThat(Messages.examples(topic))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(Messages.faults(before, Messages.json(example)))
                        .isEmpty());
    }

    @Test
    void noFieldThatTheLastReleaseKnewIsGone() throws IOException {
        List<String> gone = new ArrayList<>();
        for (String schema :
                List.of("agency", "buyer", "contract-line", "coverage", "device", "finding", "watchlist")) {
            JsonNode before = JSON.readTree(
                    BEFORE.resolve("messages/" + schema + ".v1.schema.json").toFile());
            JsonNode now =
                    JSON.readTree(Messages.file(schema + ".v1.schema.json").toFile());
            before.path("properties").fieldNames().forEachRemaining(field -> {
                if (!now.path("properties").has(field)) {
                    gone.add(schema + "." + field);
                }
            });
        }
        assertThat(gone).isEmpty();
    }
}
