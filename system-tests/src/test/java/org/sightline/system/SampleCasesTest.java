package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.sample.OfficeDay;
import org.sightline.localstack.sample.SampleCases;
import org.sightline.localstack.sample.SamplePlans;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/** The invented state is at work: whoever looks at it first sees cases and returns in every stage. */
@Order(2)
@ExtendWith(Sightline.class)
class SampleCasesTest {

    private final Person analyst = Person.analyst();

    @BeforeAll
    static void theSampleIsLoaded() {
        Sightline.sample();
    }

    @Test
    void thereIsACaseInEveryStageAndSomebodyHasEachOpenOne() {
        Set<String> statuses = new TreeSet<>();
        for (SampleCases.Stage stage : SampleCases.Stage.values()) {
            statuses.add(stage.status());
            assertThat(analyst.all("/api/findings?status=" + stage.status()))
                    .as("findings that are " + stage.status())
                    .isNotEmpty();
        }
        assertThat(statuses).containsExactly("closed", "notified", "responded", "triaged", "under_review");
        List<JsonNode> tasks = analyst.all("/api/tasks");
        assertThat(tasks.stream().map(task -> task.path("turn").asText()).collect(Collectors.toSet()))
                .contains("agency", "office");
        assertThat(tasks)
                .allSatisfy(task -> assertThat(task.path("nextStep").asText()).isNotEmpty());
    }

    @Test
    void thereIsARemediationPlanInEveryStageAndSomethingIsProven() {
        List<JsonNode> board = analyst.all("/api/plans");
        Set<String> states = new TreeSet<>();
        for (JsonNode agency : board) {
            analyst.all("/api/agencies/" + agency.path("agencyId").asText() + "/plans")
                    .forEach(plan -> states.add(plan.path("state").asText()));
        }
        for (SamplePlans.Stage stage : SamplePlans.Stage.values()) {
            assertThat(states).contains(stage.state());
        }
        JsonNode sum = analyst.json("/api/plans/progress");
        assertThat(sum.at("/progress/provenPieces").asLong()).isPositive();
        assertThat(sum.path("months")).isNotEmpty();
    }

    @Test
    void agenciesHaveSignedCorrectedBegunAndNotHandedInTheirReturns() {
        Map<String, Long> standings =
                analyst.all("/api/return-periods/" + OfficeDay.today().getYear() + "/returns").stream()
                        .collect(Collectors.groupingBy(
                                row -> row.path("standing").asText(), Collectors.counting()));
        assertThat(standings)
                .containsEntry("certified", 1L)
                .containsEntry("corrected", 1L)
                .containsEntry("draft", 2L);
        assertThat(standings.get("missing")).isPositive();
    }
}
