package org.sightline.matching.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.matching.FloridaCity;

/** An office adds approved goods as it adds a maker: draft, trial, second person. The entry is invented. */
@QuarkusTest
class ApprovedGoodsDraftTest extends FloridaCity {

    /** What the rule on goods from abroad with an FCC subsidy says of a drone that a city of another state asks about. */
    private Map<String, Object> said() {
        return reporter(city)
                .body(Map.of(
                        "buyerKind",
                        "city",
                        "state",
                        "OH",
                        "description",
                        "SKYDIO X10D DRONE KIT",
                        "date",
                        "2026-03-15",
                        "funding",
                        List.of("fcc_subsidy"),
                        "origin",
                        "CN"))
                .post("/check")
                .path("makers[0].verdicts.find { it.ruleId == 'FCC-CAT' }");
    }

    @Test
    void whatTwoPeoplePutOnTheListHasTheExceptionAndWhatIsTakenBackHasItNoMore() throws SQLException {
        assertThat(said()).containsEntry("verdict", "UNDETERMINED");
        approved(Map.of(
                "op",
                "add_listing",
                "list",
                "blue-uas",
                "maker",
                "Skydio",
                "goods",
                "X10D",
                "from",
                "2026-01-07",
                "certainty",
                "found",
                "citation",
                "an invented edition"));
        assertThat(said())
                .containsEntry("verdict", "NOT_COVERED")
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(reason).asString().contains("list blue-uas"));
        assertThat(as("analyst").get("/rules").<List<Object>>path("lists.find { it.id == 'blue-uas' }.makers.goods"))
                .contains("X10D");

        approved(Map.of("op", "retract_listing", "list", "blue-uas", "maker", "Skydio", "goods", "X10D"));
        assertThat(said()).containsEntry("verdict", "UNDETERMINED");
    }
}
