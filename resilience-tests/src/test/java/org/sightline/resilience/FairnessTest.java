package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** A small import does not wait for large ones. How fast it is, {@code ./sightline bench fairness} measures. */
@Order(11)
@ExtendWith(Sightline.class)
class FairnessTest {

    /** More than a small import may have (docs/limits.md), in lines that point to no maker. */
    private static final int LINES = 500_000;

    /** What a large import waits for (docs/limits.md), and what two of them have on the way meanwhile. */
    private static final long MOST_IN_FRONT = 60_000;

    @Test
    void aSmallImportIsInTheViewWhileTwoLargeOnesStillRun() {
        awaitMatching();
        Town town = Town.registered("Hasteville");
        byte[] paper = paper(town);
        // At once, so that neither is half done before the other is there.
        List<Upload> large = Stream.of("large-a", "large-b")
                .parallel()
                .map(word -> Upload.of(Upload.newSource(word), paper))
                .toList();
        try {
            large.forEach(upload -> await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> upload.now().path("accepted").asLong() > 0));

            small(town);
            town.awaitFindings(1);

            // What is sent and not taken is what a small import stands behind.
            assertThat(untaken())
                    .as("lines that wait in front of a small import, of two times %,d", LINES)
                    .isLessThan(MOST_IN_FRONT);

            assertThat(large).as("the large ones are still in the middle").allSatisfy(upload -> {
                JsonNode now = upload.now();
                assertThat(now.path("status").asText()).as(now.toString()).isEqualTo("running");
                assertThat(now.path("rejected").asLong()).as("rejected").isZero();
            });
        } finally {
            large.forEach(FairnessTest::cancel);
        }
    }

    /** Lines that ingest-service sent and matching-service has not taken. */
    private static long untaken() {
        try (Admin admin = Admin.create(KafkaAccounts.client(Sightline.stack().kafka()))) {
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets("matching-service")
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> lines = taken.keySet().stream()
                    .filter(one -> one.topic().equals("contract-lines"))
                    .collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest()));
            return admin.listOffsets(lines).all().get().entrySet().stream()
                    .mapToLong(one ->
                            one.getValue().offset() - taken.get(one.getKey()).offset())
                    .sum();
        } catch (InterruptedException | ExecutionException away) {
            throw new IllegalStateException(away);
        }
    }

    /** A test before may have killed it; the broker gives its partitions to the next one after ten seconds. */
    private static void awaitMatching() {
        Town first = Town.registered("Readyville");
        small(first);
        await().atMost(Duration.ofSeconds(120)).until(() -> first.findings().size() == 1);
    }

    private static void small(Town town) {
        Upload small = Upload.of(
                Upload.newSource("small"),
                Upload.HEADER
                        + Upload.line(
                                "S-1",
                                "2022-03-01",
                                town.name(),
                                "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                                "",
                                "",
                                "CDBG"));
        assertThat(small.done().path("accepted").asLong()).isEqualTo(1);
    }

    private static byte[] paper(Town town) {
        StringBuilder text = new StringBuilder(Upload.HEADER);
        for (int i = 0; i < LINES; i++) {
            text.append(Upload.line("P-" + i, "2022-03-01", town.name(), "OFFICE PAPER A4", "", "", "CDBG"));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void cancel(Upload upload) {
        JsonNode now = upload.now();
        if (now.path("status").asText().equals("running")) {
            // Its version may have moved on; then it is asked again.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Person.analyst()
                                    .post(
                                            "/api/imports/" + now.path("id").asText() + "/cancellation",
                                            upload.now().path("version").asLong(),
                                            Map.of())
                                    .statusCode()
                            != 412);
        }
        // What it had stored is taken back.
        await().atMost(Duration.ofMinutes(5))
                .until(() -> upload.now().path("status").asText().matches("done|undone"));
    }
}
