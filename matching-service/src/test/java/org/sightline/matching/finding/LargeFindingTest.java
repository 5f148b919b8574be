package org.sightline.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.sightline.kit.message.MessageSize;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.held.GroupRepository;
import org.sightline.testsupport.service.Messages;

/**
 * A finding of any size leaves the service, and stands in nobody's way. Last, because a change of the rules or of the watchlist
 * judges all of it anew, and those who test such changes wait for that.
 */
@Order(Integer.MAX_VALUE)
@QuarkusTest
class LargeFindingTest extends RealService {

    private static final String CAMERA = "HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I";

    private final UUID agency = UUID.randomUUID();

    @Inject
    Sql sql;

    @Inject
    GroupRepository repository;

    @Test
    void aFindingWithLongAnswersStillLeavesAndSoDoOthers() {
        Map<String, Object> opened = opened(agency);
        // Written past the limit on answers, as release 0.1 let them in.
        write(opened, 140, "answered", "\u0001".repeat(4_000) + "é".repeat(8_000));

        answer(opened, "One more.").then().statusCode(409).body("detail", containsString("100 answers"));
        as("analyst")
                .header("If-Match", "\"" + opened.get("version") + "\"")
                .body(Map.of("decision", "confirmed", "reason", "The last word."))
                .post("/findings/" + opened.get("id") + "/decisions")
                .then()
                .statusCode(200);

        JsonNode sent = message(opened, 2);
        assertThat(sent.path("timelineCount").asInt()).isEqualTo(142);
        assertThat(sent.path("timeline").size()).isLessThanOrEqualTo(50);
        assertThat(sent.path("timeline")
                        .get(sent.path("timeline").size() - 1)
                        .path("text")
                        .asText())
                .endsWith("The last word.");
        assertThat(Messages.faults("finding", sent)).isEmpty();
        Response whole = as("auditor").get("/findings/" + opened.get("id"));
        assertThat(whole.jsonPath().getList("timeline")).hasSize(142);
        UUID other = UUID.randomUUID();
        message(opened(other), 1);
        assertThat(findings(agency)).hasSize(1);
    }

    @Test
    void aVersionDoesNotHoldTheAnswersBeforeItOnceMore() {
        Map<String, Object> opened = opened(agency);
        write(opened, 50, "rejudged", "x".repeat(12_000));

        for (int i = 0; i < 5; i++) {
            answer(opened, "Answer " + i + " " + "y".repeat(3_000)).then().statusCode(200);
        }

        long kept = sql.as(
                RowScope.job("test"),
                () -> sql.query("select sum(length(body)) from finding_version where finding_id = :id")
                        .with("id", UUID.fromString((String) opened.get("id")))
                        .number());
        assertThat(kept).isLessThan(200_000);
        Map<String, Object> earlier = as("auditor")
                .queryParam("knownAt", message(opened, 3).path("updatedAt").asText())
                .get("/findings/" + opened.get("id"))
                .as(Map.class);
        assertThat(earlier).containsEntry("version", 3).containsEntry("timelineCount", 53);
        assertThat((List<?>) earlier.get("timeline")).hasSize(53);
    }

    @Test
    void aFindingTakesTwentyAnswersAnHourAndNoLongDetails() {
        Map<String, Object> opened = opened(agency);
        write(opened, 19, "answered", "An answer.");

        reporter(agency)
                .header("If-Match", now(opened))
                .body(Map.of("answer", "accepted", "text", "Yes.", "funding", "x".repeat(501)))
                .post("/findings/" + opened.get("id") + "/responses")
                .then()
                .statusCode(422);
        answer(opened, "The twentieth.").then().statusCode(200);
        answer(opened, "One more.").then().statusCode(429).body("detail", containsString("20 answers an hour"));
    }

    @Test
    void aPurchaseWithHundredsOfPaymentsLeavesWithTheFirstOfThemAndTheirNumber() {
        String text = CAMERA + " " + "INVOICED ".repeat(300);
        List<ContractLine> lines = IntStream.range(0, 700)
                .mapToObj(i -> InventedLine.named(agency + " " + i)
                        .agency(agency)
                        .type("payment")
                        .document("PO-" + agency)
                        .description(text)
                        .amount("100.00")
                        .made())
                .toList();

        kafkaSend("contract-lines", lines);

        awaitLines("\"lineCount\":700");
        Map<String, Object> finding = holding(agency).getFirst();
        JsonNode sent = message(finding, (Integer) finding.get("version"));
        assertThat(sent.path("lines").size()).isBetween(1, 50);
        assertThat(as("auditor")
                        .get("/findings/" + finding.get("id"))
                        .jsonPath()
                        .getList("lines"))
                .hasSize(700);
        message(opened(UUID.randomUUID()), 1);
    }

    @Test
    void aDocumentWithVeryManyLinesHoldsUpNobody() {
        String document = "PO-" + agency;
        kafkaSend("contract-lines", paid(document, 0, 600));
        awaitLines("\"lineCount\":600");
        List<GroupKey> groups = sql.as(
                RowScope.job("test"),
                () -> sql.query(
                                "select distinct agency_id, document_key, maker_key from matched_line where agency_id = :agency")
                        .with("agency", agency)
                        .list(GroupKey::read));

        // As if it were being settled, for as long as it takes.
        sql.as(
                RowScope.job("test"),
                () -> QuarkusTransaction.requiringNew().timeout(120).call(() -> {
                    repository.lock(groups);
                    kafkaSend("contract-lines", paid(document, 600, 650));
                    return opened(UUID.randomUUID());
                }));

        awaitLines("\"lineCount\":650");
        await(() -> waiting() == 0);
    }

    @Test
    void aLineThatLeavesALargeDocumentLeavesItsFinding() {
        String document = "PO-" + agency;
        List<ContractLine> lines = paid(document, 0, 600);
        kafkaSend("contract-lines", lines);
        awaitLines("\"lineCount\":600");

        ContractLine last = lines.getLast();
        ContractLine corrected = InventedLine.named(agency + " 599")
                .version(2)
                .agency(agency)
                .type("payment")
                .document(document)
                .description("OFFICE PAPER")
                .made();
        assertThat(corrected.id()).isEqualTo(last.id());
        send("contract-lines", corrected.id(), corrected);

        awaitLines("\"lineCount\":599");
    }

    @Test
    void aDocumentWithMoreLinesThanAreLookedAtSaysSo() {
        String document = "PO-" + agency;
        kafkaSend("contract-lines", paid(document, 0, 5_100));

        awaitLines("\"lineCount\":5000");
        await(() -> listed(agency)
                .contains("The document has more lines of this maker than the 5,000 that are looked at."));
    }

    private List<ContractLine> paid(String document, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> InventedLine.named(agency + " " + i)
                        .agency(agency)
                        .type("payment")
                        .document(document)
                        .description(CAMERA)
                        .amount("100.00")
                        .made())
                .toList();
    }

    private void awaitLines(String count) {
        await(() -> listed(agency).contains(count));
    }

    private static void await(java.util.concurrent.Callable<Boolean> there) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(there);
    }

    private long waiting() {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query("select count(*) from due_document where agency_id = :agency")
                        .with("agency", agency)
                        .number());
    }

    private static String listed(UUID agency) {
        return as("auditor").queryParam("agencyId", agency).get("/findings").asString();
    }

    @Test
    void aLongDocumentNumberIsHashedWhereItIsAKey() {
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        ContractLine line = InventedLine.named(agency.toString())
                .agency(agency)
                // Random, because PostgreSQL compresses a repeated text before it measures it.
                .document(HexFormat.of().formatHex(noise))
                .number(HexFormat.of().formatHex(noise))
                .description(CAMERA)
                .made();

        send("contract-lines", line.id(), line);

        message(settled(agency, 1).get(0), 1);
        message(opened(UUID.randomUUID()), 1);
    }

    private void kafkaSend(String topic, List<ContractLine> lines) {
        Map<String, String> jsons = new LinkedHashMap<>();
        for (ContractLine line : lines) {
            jsons.put(line.id().toString(), written(line));
        }
        kafka().sendAll(topic, Map.of("correlation_id", "c-test"), jsons);
    }

    private String written(ContractLine line) {
        try {
            return json.writeValueAsString(line);
        } catch (java.io.IOException cannot) {
            throw new java.io.UncheckedIOException(cannot);
        }
    }

    private Map<String, Object> opened(UUID of) {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(of)
                .description(CAMERA)
                .made();
        send("contract-lines", line.id(), line);
        return settled(of, 1).get(0);
    }

    /** The ETag of a finding as it is now. */
    private static String now(Map<String, Object> finding) {
        return as("auditor").get("/findings/" + finding.get("id")).header("ETag");
    }

    private Response answer(Map<String, Object> finding, String text) {
        return reporter(agency)
                .header("If-Match", now(finding))
                .body(Map.of("answer", "accepted", "text", text))
                .post("/findings/" + finding.get("id") + "/responses");
    }

    private void write(Map<String, Object> finding, int entries, String action, String text) {
        List<Integer> places = IntStream.range(2, entries + 2).boxed().toList();
        sql.as(
                RowScope.job("test"),
                () -> sql.batch(
                        """
                        insert into finding_event (finding_id, agency_id, seq, at, actor, actor_role, action, text)
                        values (:finding, :agency, :seq, now(), 'somebody', 'reporter', :action, :text)""",
                        places,
                        (row, place) -> row.with("finding", UUID.fromString((String) finding.get("id")))
                                .with("agency", UUID.fromString((String) finding.get("agencyId")))
                                .with("seq", place)
                                .with("action", action)
                                .with("text", text)));
    }

    /** The message of this version, which is as small as a message must be. */
    private JsonNode message(Map<String, Object> finding, int version) {
        String id = (String) finding.get("id");
        ConsumerRecord<String, String> sent = kafka().await(
                        "findings",
                        SOON,
                        one -> id.equals(one.key()) && one.value().contains("\"version\":" + version + ","));
        assertThat(sent.value().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MessageSize.MOST_BYTES);
        try {
            return json.readTree(sent.value());
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
