package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.service.KafkaRecords;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** A message that cannot be taken is set aside with the reason; the next one is processed. */
@Order(5)
@ExtendWith(Sightline.class)
class PoisonMessageTest {

    @Test
    void aPoisonMessageIsPutAsideWithTheReasonAndTheNextLineIsProcessed() {
        KafkaRecords kafka = Sightline.kafka();
        String poison = "poison-" + UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            // Six keys, so that every partition that the line below may come in has one in front of it.
            kafka.send(
                    "contract-lines",
                    poison + "-" + i,
                    Map.of("ce_type", "contract-line.changed.v1", "ce_source", "ingest-service"),
                    "{\"id\": \"not-a-line\", \"version\": ");
        }
        Town town = Town.registered("Nextwick");
        Upload.of(
                        Upload.newSource("poison"),
                        Upload.HEADER
                                + Upload.line(
                                        "P-1",
                                        "2022-03-01",
                                        town.name(),
                                        "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                                        "",
                                        "",
                                        "CDBG"))
                .done();
        assertThat(town.awaitFindings(1)).hasSize(1);
        ConsumerRecord<String, String> dead = kafka.await(
                "contract-lines.dead",
                Duration.ofSeconds(30),
                found -> found.key() != null && found.key().startsWith(poison));
        assertThat(dead.value()).contains("not-a-line");
        StringBuilder headers = new StringBuilder();
        dead.headers()
                .forEach(header -> headers.append(header.key())
                        .append('=')
                        .append(new String(header.value(), java.nio.charset.StandardCharsets.UTF_8))
                        .append('\n'));
        assertThat(headers.toString()).as("the reason is in the headers").contains("reason");
    }

    @Test
    void aLineThatIngestServiceDidNotSendIsPutAsideAndNeverBecomesAFinding() {
        KafkaRecords kafka = Sightline.kafka();
        String forged = UUID.randomUUID().toString();
        kafka.send(
                "contract-lines",
                forged,
                Map.of("ce_type", "contract-line.changed.v1", "ce_source", "gateway"),
                "{\"id\": \"" + forged + "\", \"version\": 1}");
        ConsumerRecord<String, String> dead =
                kafka.await("contract-lines.dead", Duration.ofSeconds(30), found -> forged.equals(found.key()));
        assertThat(KafkaRecords.header(dead, "dead-letter-reason"))
                .isEqualTo("The message comes from gateway, and only ingest-service writes contract-lines");
    }
}
