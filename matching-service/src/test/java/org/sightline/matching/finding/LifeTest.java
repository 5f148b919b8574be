package org.sightline.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.problem.Problem;

/** Which steps a finding may take. */
class LifeTest {

    @Test
    void theFirstDecisionTriages() {
        assertThat(Life.opened().decide("ann", "confirmed", null))
                .isEqualTo(new Life("triaged", null, "confirmed", "ann"));
    }

    @Test
    void theAgencyIsToldBeforeOrAfterTheDecision() {
        assertThat(Life.opened().decide("ann", "notified", null)).isEqualTo(new Life("notified", null, null, null));
        Life told = Life.opened().decide("ann", "confirmed", null).decide("ann", "notified", null);
        assertThat(told).isEqualTo(new Life("notified", null, "confirmed", "ann"));
        assertThat(told.decide("bob", "confirmed", null).status()).isEqualTo("notified");
        assertThat(told.decide("bob", "dismissed", null).status()).isEqualTo("triaged");
        assertThat(told.answer("accepted").status()).isEqualTo("responded");
        assertThat(told.decide("bob", "confirmed", "confirmed_removed").status())
                .isEqualTo("closed");
    }

    @Test
    void whoAnsweredOrIsClosedIsNotTold() {
        assertThatThrownBy(() -> Life.opened().answer("accepted").decide("ann", "notified", null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThatThrownBy(() -> Life.opened().decide("ann", "notified", "not_covered"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void anOutcomeWithTheFirstDecisionIsAProposal() {
        assertThat(Life.opened().decide("ann", "dismissed", "not_a_match"))
                .isEqualTo(new Life("triaged", null, "dismissed", "ann"));
    }

    @Test
    void anotherPersonCloses() {
        Life triaged = Life.opened().decide("ann", "dismissed", null);
        assertThat(triaged.decide("bob", "dismissed", "not_a_match"))
                .isEqualTo(new Life("closed", "not_a_match", "dismissed", "ann"));
    }

    @Test
    void whoTriagedDoesNotDetermine() {
        Life triaged = Life.opened().decide("ann", "dismissed", null);
        assertThatThrownBy(() -> triaged.decide("ann", "dismissed", "not_a_match"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void whoTriagedFirstDoesNotDetermineEvenAfterAnotherDecided() {
        Life twice = Life.opened().decide("ann", "dismissed", null).decide("bob", "confirmed", null);
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
        assertThatThrownBy(() -> Life.opened().decide("ann", decision, outcome))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void aClosedFindingIsReopenedBeforeItIsDecidedAgain() {
        Life closed = Life.opened().decide("ann", "confirmed", null).decide("bob", "confirmed", "confirmed_removed");
        assertThatThrownBy(() -> closed.decide("cy", "dismissed", null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(closed.decide("cy", "reopened", null)).isEqualTo(Life.opened());
    }

    @Test
    void whatWasNotDecidedCannotBeReopened() {
        assertThatThrownBy(() -> Life.opened().decide("ann", "reopened", null))
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
        assertThat(Life.opened().decide("ann", "confirmed", null).answer(answer))
                .isEqualTo(new Life(status, null, "confirmed", "ann"));
    }

    @Test
    void anAnswerDoesNotOpenAClosedFinding() {
        Life closed = Life.opened().decide("ann", "confirmed", null).decide("bob", "confirmed", "confirmed_removed");
        assertThat(closed.answer("disputed")).isEqualTo(closed);
    }

    @Test
    void aDecisionAfterAnAnswerKeepsItUnderReview() {
        Life answered = Life.opened().answer("disputed");
        assertThat(answered.decide("ann", "confirmed", null).status()).isEqualTo("under_review");
    }
}
