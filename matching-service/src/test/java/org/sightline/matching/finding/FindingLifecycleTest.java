package org.sightline.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.problem.Problem;

/** Which steps a finding may take. */
class FindingLifecycleTest {

    @Test
    void theFirstDecisionTriages() {
        assertThat(FindingLifecycle.opened().decide("ann", "confirmed", null))
                .isEqualTo(new FindingLifecycle("triaged", null, "confirmed", "ann"));
    }

    @Test
    void theAgencyIsToldBeforeOrAfterTheDecision() {
        assertThat(FindingLifecycle.opened().decide("ann", "notified", null))
                .isEqualTo(new FindingLifecycle("notified", null, null, null));
        FindingLifecycle told =
                FindingLifecycle.opened().decide("ann", "confirmed", null).decide("ann", "notified", null);
        assertThat(told).isEqualTo(new FindingLifecycle("notified", null, "confirmed", "ann"));
        assertThat(told.decide("bob", "confirmed", null).status()).isEqualTo("notified");
        assertThat(told.decide("bob", "dismissed", null).status()).isEqualTo("triaged");
        assertThat(told.answer("accepted").status()).isEqualTo("responded");
        assertThat(told.decide("bob", "confirmed", "confirmed_removed").status())
                .isEqualTo("closed");
    }

    @Test
    void whoAnsweredOrIsClosedIsNotTold() {
        assertThatThrownBy(() -> FindingLifecycle.opened().answer("accepted").decide("ann", "notified", null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThatThrownBy(() -> FindingLifecycle.opened().decide("ann", "notified", "not_covered"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void anOutcomeWithTheFirstDecisionIsAProposal() {
        assertThat(FindingLifecycle.opened().decide("ann", "dismissed", "not_a_match"))
                .isEqualTo(new FindingLifecycle("triaged", null, "dismissed", "ann"));
    }

    @Test
    void anotherPersonCloses() {
        FindingLifecycle triaged = FindingLifecycle.opened().decide("ann", "dismissed", null);
        assertThat(triaged.decide("bob", "dismissed", "not_a_match"))
                .isEqualTo(new FindingLifecycle("closed", "not_a_match", "dismissed", "ann"));
    }

    @Test
    void whoTriagedDoesNotDetermine() {
        FindingLifecycle triaged = FindingLifecycle.opened().decide("ann", "dismissed", null);
        assertThatThrownBy(() -> triaged.decide("ann", "dismissed", "not_a_match"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void whoTriagedFirstDoesNotDetermineEvenAfterAnotherDecided() {
        FindingLifecycle twice =
                FindingLifecycle.opened().decide("ann", "dismissed", null).decide("bob", "confirmed", null);
        assertThatThrownBy(() -> twice.decide("ann", "confirmed", "confirmed_removed"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed, not_a_match",
        "confirmed, not_covered",
        "confirmed, data_error",
        "dismissed, confirmed_removed",
        "dismissed, confirmed_waived",
        "dismissed, confirmed_remediation_planned",
        "confirmed, gone",
        "perhaps,"
    })
    void impossiblePairsAreRefused(String decision, String outcome) {
        assertThatThrownBy(() -> FindingLifecycle.opened().decide("ann", decision, outcome))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void aClosedFindingIsReopenedBeforeItIsDecidedAgain() {
        FindingLifecycle closed = FindingLifecycle.opened()
                .decide("ann", "confirmed", null)
                .decide("bob", "confirmed", "confirmed_removed");
        assertThatThrownBy(() -> closed.decide("cy", "dismissed", null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(closed.decide("cy", "reopened", null)).isEqualTo(FindingLifecycle.opened());
    }

    @Test
    void whatWasNotDecidedCannotBeReopened() {
        assertThatThrownBy(() -> FindingLifecycle.opened().decide("ann", "reopened", null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, responded",
        "removed, responded",
        "planned, responded",
        "more_time, responded",
        "disputed, under_review"
    })
    void anAnswerMovesAnOpenFinding(String answer, String status) {
        assertThat(FindingLifecycle.opened().decide("ann", "confirmed", null).answer(answer))
                .isEqualTo(new FindingLifecycle(status, null, "confirmed", "ann"));
    }

    @Test
    void anAnswerDoesNotOpenAClosedFinding() {
        FindingLifecycle closed = FindingLifecycle.opened()
                .decide("ann", "confirmed", null)
                .decide("bob", "confirmed", "confirmed_removed");
        assertThat(closed.answer("disputed")).isEqualTo(closed);
    }

    @Test
    void aDecisionAfterAnAnswerKeepsItUnderReview() {
        FindingLifecycle answered = FindingLifecycle.opened().answer("disputed");
        assertThat(answered.decide("ann", "confirmed", null).status()).isEqualTo("under_review");
    }
}
