package org.sightline.matching.rulenews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sightline.matching.FloridaCity;

/** When the law turns later: a status that changes goes from draft to simulation, second person, and one message to each agency. */
@QuarkusTest
class RuleNewsTest extends FloridaCity {

    private static final String RULE = "FL-93450";

    @Inject
    DataSource database;

    @Test
    void aLawThatIsSuspendedAndInForceAgainTurnsVerdictsAndTheAgencyIsToldEachTime() throws SQLException {
        floridaCity();
        droneBought("while it is in force");
        assertThat(settled(city, 1)).allSatisfy(found -> assertThat(found).containsEntry("verdict", "PROHIBITED"));
        String text = as("analyst").get("/rules/" + RULE).path("text");

        approved(corrected(text, "suspended-" + city, "status: suspended; 2024-01-15; an invented order"), "PROHIBITED to FLAGGED");
        assertThat(settled(city, 1)).allSatisfy(found -> {
            assertThat(found).containsEntry("verdict", "FLAGGED");
            // Which reading said so stays with the verdict, and its text with the rule.
            assertThat(found.toString()).contains("suspended-" + city);
        });
        assertThat(news())
                .extracting(entry -> String.valueOf(entry.get("text")))
                .singleElement()
                .satisfies(told -> assertThat(told).contains(": 1 from prohibited to flagged. "));

        approved(corrected(text, "again-" + city, ""), "FLAGGED to PROHIBITED");
        assertThat(settled(city, 1)).allSatisfy(found -> assertThat(found).containsEntry("verdict", "PROHIBITED"));
        assertThat(news())
                .extracting(entry -> String.valueOf(entry.get("text")))
                .anySatisfy(told -> assertThat(told).contains(": 1 from flagged to prohibited. "))
                .hasSize(2);
    }

    /** The same rule as another reading, with one line more where there is any. */
    private static String corrected(String text, String version, String more) {
        String other = text.replaceFirst("(?m)^version: .*$", "version: " + version);
        return more.isEmpty() ? other : other.replaceFirst("(?m)^citation: .*$", "$0\n" + more);
    }

    private void approved(String text, String headline) throws SQLException {
        String draft = "/rules/drafts/"
                + as("admin")
                        .body(Map.of("summary", "An invented change", "changes", List.of(Map.of("op", "correct", "text", text))))
                        .post("/rules/drafts")
                        .path("id");
        as("admin")
                .post(draft + "/simulation")
                .then()
                .statusCode(200)
                .body("headlines.'" + headline + "'", greaterThanOrEqualTo(1));
        // The local realm has one admin, so the author is made another.
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update proposal set proposed_by = 'a colleague' where id = '"
                        + draft.substring(draft.lastIndexOf('/') + 1) + "'")) {
            update.executeUpdate();
        }
        int version = as("admin")
                .header("If-Match", as("admin").get(draft).header("ETag"))
                .post(draft + "/approval")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
        eventually()
                .atMost(Duration.ofMinutes(2))
                .until(() -> as("analyst").get("/rules/versions").path("find { it.version == " + version + " }.rejudgedAt")
                        != null);
    }
}
