package org.sightline.matching.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.approval.Proposals.Proposer;
import org.sightline.matching.FloridaCity;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.Watchlists;

/** What a later release ships: it comes as a draft beside what the office changed itself, and two admins let it in. */
@QuarkusTest
class ShippedTest extends FloridaCity {

    @Inject
    Watchlists lists;

    @Inject
    WatchlistDrafts drafts;

    @Test
    void anEarlierRuleBookJudgesUntilASecondAdminApprovesAndThenTheAgencyIsToldWhatTurned() throws SQLException {
        as("auditor").get("/shipped").then().statusCode(200).body("rules.recordWaits", equalTo(false));
        ask(409, "rules");
        // As after an upgrade from a release that did not note its rules.
        change("delete from shipped_rules");
        as("auditor").get("/shipped").then().body("rules.recordWaits", equalTo(true));
        floridaCity();
        droneBought("before the draft");
        assertThat(settled(city, 1)).allSatisfy(finding -> assertThat(finding).containsEntry("verdict", "FLAGGED"));

        as("analyst")
                .body(Map.of("what", "rules"))
                .post("/shipped/drafts")
                .then()
                .statusCode(403);
        String draft = "/rules/drafts/" + ask(200, "rules").path("id");
        ask(409, "rules");
        droneBought("while it is a draft");
        assertThat(settled(city, 2)).allSatisfy(finding -> assertThat(finding).containsEntry("verdict", "FLAGGED"));
        as("admin")
                .post(draft + "/simulation")
                .then()
                .statusCode(200)
                .body("findingsJudged", greaterThanOrEqualTo(2))
                .body("headlines.'FLAGGED to PROHIBITED'", greaterThanOrEqualTo(2))
                .body("byAgency", equalTo(null));
        as("analyst")
                .get(draft)
                .then()
                .body(
                        "simulation.byAgency.find { it.agencyId == '" + city + "' }.headlines",
                        equalTo(Map.of("FLAGGED to PROHIBITED", 2)));
        assertThat(news()).isEmpty();
        approveAsAuthor(draft).then().statusCode(403);
        int version = approveAsColleague(draft).then().statusCode(200).extract().path("version");

        eventually()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        as("analyst").get("/rules/versions").path("find { it.version == " + version + " }.rejudgedAt")
                                != null);
        as("auditor").get("/shipped").then().body("rules.recordWaits", equalTo(false));
        assertThat(settled(city, 2)).allSatisfy(finding -> assertThat(finding).containsEntry("verdict", "PROHIBITED"));
        assertThat(news()).singleElement().satisfies(entry -> {
            assertThat(entry).containsEntry("path", "/findings?sort=-updated");
            assertThat(String.valueOf(entry.get("text")))
                    .startsWith("2 findings have changed since the rules changed on ")
                    .contains(": 2 from risk list to prohibited. ");
        });
        droneBought("afterwards");
        settled(city, 3);
        assertThat(news()).hasSize(1);
    }

    @Test
    void theShippedListBringsWhatIsMissingAndLeavesWhatTheOfficeChanged() throws SQLException {
        List<Row> names = lists.current().watchlist().content().names().stream()
                .filter(name -> name.entityId().equals("hytera"))
                .map(Row.class::cast)
                .limit(2)
                .toList();
        assertThat(names).hasSize(2);
        // As in an installation that began with an earlier list, which lacked the one; the office itself took out the
        // other.
        published("shipped list earlier, drafted by colleague", names.get(0));
        published("colleague", names.get(1));

        Response shipped = as("auditor").get("/shipped");
        int kept = shipped.path("watchlist.kept");
        assertThat(kept).isGreaterThanOrEqualTo(1);
        assertThat(shipped.<List<String>>path("watchlist.diff.findAll { it.op == 'add' }.row.value"))
                .contains(value(names.get(0)))
                .doesNotContain(value(names.get(1)));

        String draft = "/watchlist/drafts/" + ask(200, "watchlist").path("id");
        ask(409, "watchlist");
        approveAsAuthor(draft).then().statusCode(403);
        approveAsColleague(draft).then().statusCode(200);

        assertThat(lists.current().watchlist().content().rows())
                .contains(names.get(0))
                .doesNotContain(names.get(1));
        as("auditor")
                .get("/shipped")
                .then()
                .body("watchlist.added", equalTo(0))
                .body("watchlist.removed", equalTo(0))
                .body("watchlist.kept", equalTo(kept));
    }

    private static String value(Row name) {
        return ((org.sightline.matching.watchlist.Name) name).text();
    }

    private static Response ask(int status, String what) {
        Response answer = as("admin").body(Map.of("what", what)).post("/shipped/drafts");
        answer.then().statusCode(status);
        return answer;
    }

    /** A version without the row, made by two people. */
    private void published(String author, Row gone) throws SQLException {
        UUID draft = QuarkusTransaction.requiringNew()
                .call(() -> drafts.store(
                        new Proposer("an identity", author), "An invented change", List.of(WatchlistEdit.remove(gone))))
                .id();
        String path = "/watchlist/drafts/" + draft;
        as("admin")
                .header("If-Match", as("admin").get(path).header("ETag"))
                .post(path + "/approval")
                .then()
                .statusCode(200);
    }

    private static Response approveAsAuthor(String draft) {
        return as("admin")
                .header("If-Match", as("admin").get(draft).header("ETag"))
                .post(draft + "/approval");
    }

    /** The local realm has one admin, so the author is made another. */
    private Response approveAsColleague(String draft) throws SQLException {
        change("update proposal set proposed_by = 'a colleague' where id = '"
                + draft.substring(draft.lastIndexOf('/') + 1) + "'");
        return approveAsAuthor(draft);
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.executeUpdate();
        }
    }
}
