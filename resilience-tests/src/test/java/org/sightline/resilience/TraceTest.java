package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.service.KafkaRecords;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;

/** Traces, where an address takes them. After the tests that stop services, because it starts three of them again. */
@Order(10)
@ExtendWith(Sightline.class)
class TraceTest {

    /** The broker gives the partitions of a consumer that was killed to its successor after ten seconds. */
    private static final Duration SOON = Duration.ofSeconds(90);
    /** As the gateway names the path of all that it passes on; the operation is an attribute. */
    private static final String RELAYED = "POST /api/{path:.+}";

    private static final List<Part> TRACED = List.of(Part.INVENTORY, Part.MATCHING, Part.GATEWAY);

    @Test
    void oneRequestIsOneTraceThroughServicesAndMessages() throws IOException {
        try (TraceReceiver receiver = TraceReceiver.start()) {
            restart(Map.of("sightline.otlp.endpoint", receiver.address()));
            Town town = Town.registered("Tracing");
            String[] carried = KafkaRecords.header(message(town), "traceparent").split("-");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(of(receiver, carried[1]))
                            .extracting(TraceReceiver.Sent::service, TraceReceiver.Sent::name)
                            .contains(
                                    tuple("gateway", RELAYED),
                                    tuple("inventory-service", "POST /agencies"),
                                    tuple("matching-service", "agencies process"),
                                    tuple("gateway", "agencies process")));
            List<TraceReceiver.Sent> trace = of(receiver, carried[1]);
            TraceReceiver.Sent asked = one(trace, "gateway", RELAYED);
            TraceReceiver.Sent served = one(trace, "inventory-service", "POST /agencies");
            assertThat(asked.attributes()).contains("sightline.operation", "registerAgency");
            assertThat(served.parent()).isEqualTo(asked.span());
            assertThat(carried[2])
                    .as("the message is of the request that wrote it")
                    .isEqualTo(served.span());
            assertThat(one(trace, "matching-service", "agencies process").parent())
                    .isEqualTo(served.span());
            Person.analyst().get("/api/agencies?q=typed-by-somebody");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.spans())
                            .anySatisfy(span -> assertThat(span.attributes()).contains("url.query", "not kept")));
            assertThat(receiver.spans())
                    .noneSatisfy(span -> assertThat(span.attributes()).contains("typed-by-somebody"));
        } finally {
            restart(Map.of());
        }
        Town after = Town.registered("Untraced");
        assertThat(message(after).headers().lastHeader("traceparent"))
                .as("without an address there are no traces")
                .isNull();
    }

    private static ConsumerRecord<String, String> message(Town town) {
        return Sightline.kafka()
                .await("agencies", SOON, record -> town.id().toString().equals(record.key()));
    }

    private static List<TraceReceiver.Sent> of(TraceReceiver receiver, String trace) {
        return receiver.spans().stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    private static TraceReceiver.Sent one(List<TraceReceiver.Sent> trace, String service, String name) {
        Stream<TraceReceiver.Sent> found = trace.stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name));
        return found.findFirst().orElseThrow(() -> new AssertionError(name + " is not in " + trace));
    }

    private static void restart(Map<String, String> settings) {
        TRACED.forEach(Sightline.stack()::kill);
        CompletableFuture.allOf(TRACED.stream()
                        .map(part -> CompletableFuture.runAsync(
                                () -> Sightline.stack().startAgain(part, settings)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
