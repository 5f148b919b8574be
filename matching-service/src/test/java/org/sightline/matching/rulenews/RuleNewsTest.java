package org.sightline.matching.rulenews;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.matching.FloridaCity;

/** When the law turns later: a status that changes goes from draft to simulation, second person, and one message to each agency. */
@QuarkusTest
class RuleNewsTest extends FloridaCity {

    private static final String RULE = "FL-93450";

    @Test
    void aLawThatIsSuspendedAndInForceAgainTurnsVerdictsAndTheAgencyIsToldEachTime() throws SQLException {
        floridaCity();
        droneBought("while it is in force");
        assertThat(settled(city, 1)).allSatisfy(found -> assertThat(found).containsEntry("verdict", "PROHIBITED"));
        String text = as("analyst").get("/rules/" + RULE).path("text");

        Response trial =
                approved(corrected(text, "suspended-" + city, "status: suspended; 2024-01-15; an invented order"));
        assertThat(trial.<Map<String, Integer>>path("simulation.headlines")).containsKey("PROHIBITED to FLAGGED");
        assertThat(settled(city, 1)).allSatisfy(found -> {
            assertThat(found).containsEntry("verdict", "FLAGGED");
            // Which reading said so stays with the verdict, and its text with the rule.
            assertThat(found.toString()).contains("suspended-" + city);
        });
        assertThat(news())
                .extracting(entry -> String.valueOf(entry.get("text")))
                .singleElement()
                .satisfies(told -> assertThat(told).contains(": 1 from prohibited to risk list. "));

        approved(corrected(text, "again-" + city, ""));
        assertThat(settled(city, 1)).allSatisfy(found -> assertThat(found).containsEntry("verdict", "PROHIBITED"));
        assertThat(news())
                .extracting(entry -> String.valueOf(entry.get("text")))
                .anySatisfy(told -> assertThat(told).contains(": 1 from risk list to prohibited. "))
                .hasSize(2);
    }

    /** The same rule as another reading, with one line more where there is any. */
    private static Map<String, Object> corrected(String text, String version, String more) {
        String other = text.replaceFirst("(?m)^version: .*$", "version: " + version);
        String whole = more.isEmpty() ? other : other.replaceFirst("(?m)^citation: .*$", "$0\n" + more);
        return Map.of("op", "correct", "text", whole);
    }
}
