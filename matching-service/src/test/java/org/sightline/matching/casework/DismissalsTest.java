package org.sightline.matching.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** A remembered "not a match" names both people who hold so, and is withdrawn with all that it settled. */
@QuarkusTest
class DismissalsTest extends RealService {

    private final UUID agency = UUID.randomUUID();
    private final UUID elsewhere = UUID.randomUUID();
    private final String text = "HIKVISION LANE SEALING " + UUID.randomUUID();

    @Inject
    Sql sql;

    @Test
    void itNamesBothPeopleAndCountsWhatItSettled() {
        Map<String, Object> decided = closed(bought(agency, 1));
        bought(elsewhere, 1);
        Map<String, Object> recalled = bought(agency, 2);

        as("analyst")
                .get(path(decided))
                .then()
                .statusCode(200)
                .body("findingId", equalTo(decided.get("id")))
                .body("triagedBy", equalTo("analyst"))
                .body("decidedBy", equalTo("analyst2"))
                .body("reason", equalTo("A street, no camera."))
                .body("applies", equalTo(true))
                .body("settled", equalTo(3))
                .body("withdrawnBy", nullValue());
        assertThat(recalled.get("timeline").toString())
                .contains("no match by analyst and by analyst2 on", "(finding " + decided.get("id") + ")");
    }

    @Test
    void itIsWithdrawnTogetherWithAllThatItSettledAtEveryAgency() {
        Map<String, Object> decided = closed(bought(agency, 1));
        Map<String, Object> there = bought(elsewhere, 1);
        bought(agency, 2);

        Response withdrawn = withdraw("analyst", decided, "The catalog shows a camera.");

        withdrawn
                .then()
                .statusCode(200)
                .body("reopened", equalTo(3))
                .body("settled", equalTo(0))
                .body("applies", equalTo(false))
                .body("withdrawnBy", equalTo("analyst"))
                .body("withdrawnReason", equalTo("The catalog shows a camera."));
        for (Map<String, Object> one : holding(agency)) {
            assertThat(one).containsEntry("status", "new").doesNotContainKey("outcome");
            assertThat(actions(one)).endsWith("dismissed", "reopened");
            assertThat(one.get("timeline").toString())
                    .contains("The catalog shows a camera.", "is withdrawn, with all that it settled");
        }
        Map<String, Object> after = holding(elsewhere).get(0);
        assertThat(after).containsEntry("id", there.get("id")).containsEntry("status", "new");
        assertThat(after.toString())
                .as("nothing of the other agency's finding: not which, whose, by whom or why")
                .contains("The oversight office no longer holds that this text is no match.")
                .doesNotContain((String) decided.get("id"), agency.toString(), "by=analyst", "analyst2", "catalog");
        assertThat(bought(elsewhere, 2)).as("the same text from now on").containsEntry("status", "new");
    }

    @Test
    void itIsWithdrawnFromAnyFindingThatItSettledAlsoWhereTheDecidedOneWasReopenedBefore() {
        Map<String, Object> decided = closed(bought(agency, 1));
        Map<String, Object> there = bought(elsewhere, 1);
        decide("analyst", decided, "reopened", null).then().statusCode(200);
        as("analyst").get(path(decided)).then().statusCode(404);
        as("analyst")
                .get(path(there))
                .then()
                .statusCode(200)
                .body("settled", equalTo(1))
                .body("applies", equalTo(false));

        withdraw("analyst2", there, "It is a camera after all.")
                .then()
                .statusCode(200)
                .body("reopened", equalTo(1));

        assertThat(holding(elsewhere).get(0)).containsEntry("status", "new");
        withdraw("analyst2", there, "Once more.").then().statusCode(404);
    }

    @Test
    void whatTwoPeopleDecidedForItselfStaysClosed() {
        Map<String, Object> first = bought(agency, 1);
        Map<String, Object> second = bought(elsewhere, 1);
        Map<String, Object> before = closed(first);
        Map<String, Object> after = closed(second);

        as("analyst").get(path(before)).then().statusCode(404);
        withdraw("analyst", after, "It is a camera after all.")
                .then()
                .statusCode(200)
                .body("reopened", equalTo(1));

        assertThat(holding(agency).get(0)).containsEntry("status", "closed");
        assertThat(holding(elsewhere).get(0)).containsEntry("status", "new");
    }

    @Test
    void nobodyWithdrawsItButThoseWhoDecideWithAReasonAndTheVersionThatTheyRead() {
        Map<String, Object> decided = closed(bought(agency, 1));
        for (String other : List.of("auditor", "admin")) {
            as(other).get(path(decided)).then().statusCode(403);
            withdraw(other, decided, "No.").then().statusCode(403);
        }
        reporter(agency).get(path(decided)).then().statusCode(403);
        reporter(elsewhere).get(path(decided)).then().statusCode(404);
        reporter(elsewhere)
                .header("If-Match", tag(decided))
                .body(Map.of("reason", "No."))
                .post(path(decided) + "/withdrawal")
                .then()
                .statusCode(404);
        withdraw("analyst", decided, " ").then().statusCode(422);
        as("analyst")
                .body(Map.of("reason", "No version."))
                .post(path(decided) + "/withdrawal")
                .then()
                .statusCode(428);
        as("analyst")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "An old version."))
                .post(path(decided) + "/withdrawal")
                .then()
                .statusCode(412);
        as("analyst").get(path(decided)).then().statusCode(200).body("settled", equalTo(1));
    }

    /** As release 1.x kept it, and as the migration takes it over. */
    @Test
    void whatWasRememberedBeforeBothPeopleWereKeptHoldsAndIsWithdrawnAsWell() {
        Map<String, Object> decided = closed(bought(agency, 1));
        asBefore("update remembered_decision set triaged_by = null");

        Map<String, Object> recalled = bought(agency, 2);

        assertThat(recalled).containsEntry("outcome", "not_a_match");
        assertThat(recalled.get("timeline").toString()).contains("decided to be no match by analyst2 on");
        as("analyst").get(path(decided)).then().statusCode(200).body("triagedBy", nullValue());
        asBefore(migration("update remembered_decision"));
        as("analyst").get(path(decided)).then().statusCode(200).body("triagedBy", equalTo("analyst"));
        withdraw("analyst", decided, "It is a camera.").then().statusCode(200).body("reopened", equalTo(2));
    }

    private void asBefore(String change) {
        sql.as(RowScope.job("test"), () -> sql.query(change).change());
    }

    private static String migration(String beginning) {
        try (InputStream script = Objects.requireNonNull(
                DismissalsTest.class.getResourceAsStream("/db/migration/V60__to_close_is_to_agree.sql"))) {
            return Arrays.stream(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("(?m)^--.*$", "")
                            .split(";"))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith(beginning))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Another purchase of the same text; the finding of it, when the agency has so many. */
    private Map<String, Object> bought(UUID buyer, int count) {
        List<Object> known = holding(buyer).stream().map(one -> one.get("id")).toList();
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(buyer)
                .document("PO-" + UUID.randomUUID())
                .description(count % 2 == 0 ? text.toLowerCase(Locale.ROOT) : text)
                .made();
        send("contract-lines", line.id(), line);
        return settled(buyer, count).stream()
                .filter(one -> !known.contains(one.get("id")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> closed(Map<String, Object> finding) {
        Map<String, Object> triaged =
                decide("analyst", finding, "dismissed", "not_a_match").as(Map.class);
        Response closed = decide("analyst2", triaged, "dismissed", "not_a_match");
        closed.then().statusCode(200).body("status", equalTo("closed"));
        return closed.as(Map.class);
    }

    private static Response decide(String who, Map<String, Object> finding, String decision, String outcome) {
        Map<String, String> body = new java.util.HashMap<>(Map.of("reason", "A street, no camera."));
        body.put("decision", decision);
        body.put("outcome", outcome);
        return as(who).header("If-Match", tag(finding))
                .body(body)
                .post("/findings/" + finding.get("id") + "/decisions");
    }

    private static Response withdraw(String who, Map<String, Object> finding, String reason) {
        return as(who).header("If-Match", tag(finding))
                .body(Map.of("reason", reason))
                .post(path(finding) + "/withdrawal");
    }

    private static String path(Map<String, Object> finding) {
        return "/findings/" + finding.get("id") + "/dismissal";
    }

    private static String tag(Map<String, Object> finding) {
        return "\"" + finding.get("version") + "\"";
    }
}
