package org.sightline.matching.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sightline.matching.lifecycle.Decision.CONFIRMED;
import static org.sightline.matching.lifecycle.Decision.DISMISSED;
import static org.sightline.matching.lifecycle.Outcome.CONFIRMED_REMOVED;
import static org.sightline.matching.lifecycle.Outcome.NOT_A_MATCH;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.lifecycle.FindingLifecycle.Closed;
import org.sightline.matching.lifecycle.FindingLifecycle.New;
import org.sightline.matching.lifecycle.FindingLifecycle.Notified;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.FindingLifecycle.Responded;
import org.sightline.matching.lifecycle.FindingLifecycle.Triage;
import org.sightline.matching.lifecycle.FindingLifecycle.Triaged;
import org.sightline.matching.lifecycle.FindingLifecycle.UnderReview;

/** Which steps a finding may take. */
class FindingLifecycleTest {

    private static final Person ANN = new Person("ann", "subject-1");
    private static final Person BOB = new Person("bob", "subject-2");
    private static final Person CY = new Person("cy", "subject-3");
    private static final FindingLifecycle NEW = new New();

    @Test
    void theFirstDecisionTriages() {
        assertThat(NEW.decide(ANN, CONFIRMED, null)).isEqualTo(new Triaged(new Triage(CONFIRMED, ANN)));
    }

    @Test
    void theAgencyIsToldBeforeOrAfterTheDecision() {
        assertThat(NEW.tellAgency()).isEqualTo(new Notified(null));

        FindingLifecycle told = NEW.decide(ANN, CONFIRMED, null).tellAgency();

        assertThat(told).isEqualTo(new Notified(new Triage(CONFIRMED, ANN)));
        assertThat(told.decide(BOB, CONFIRMED, null).status()).isEqualTo(Status.NOTIFIED);
        assertThat(told.decide(BOB, DISMISSED, null).status()).isEqualTo(Status.TRIAGED);
        assertThat(told.answer(Answer.ACCEPTED).status()).isEqualTo(Status.RESPONDED);
        assertThat(told.decide(BOB, CONFIRMED, CONFIRMED_REMOVED).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void whoAnsweredIsNotTold() {
        refused(409, () -> NEW.answer(Answer.ACCEPTED).tellAgency());
    }

    @Test
    void anOutcomeWithTheFirstDecisionIsAProposal() {
        assertThat(NEW.decide(ANN, DISMISSED, NOT_A_MATCH)).isEqualTo(new Triaged(new Triage(DISMISSED, ANN)));
    }

    @Test
    void anotherPersonCloses() {
        FindingLifecycle triaged = NEW.decide(ANN, DISMISSED, null);

        assertThat(triaged.decide(BOB, DISMISSED, NOT_A_MATCH)).isEqualTo(new Closed(NOT_A_MATCH, ANN));
    }

    @Test
    void whoTriagedDoesNotDetermine() {
        FindingLifecycle triaged = NEW.decide(ANN, DISMISSED, null);

        refused(403, () -> triaged.decide(ANN, DISMISSED, NOT_A_MATCH));
    }

    @Test
    void whoTriagedUnderAnotherNameDoesNotDetermine() {
        FindingLifecycle triaged = NEW.decide(ANN, DISMISSED, null);

        refused(403, () -> triaged.decide(new Person("ann-married", "subject-1"), DISMISSED, NOT_A_MATCH));
    }

    @Test
    void aNameThatPassedToAnotherPersonDoesNotStandInTheWay() {
        FindingLifecycle triaged = NEW.decide(ANN, DISMISSED, null);

        assertThat(triaged.decide(new Person("ann", "subject-9"), DISMISSED, NOT_A_MATCH)
                        .status())
                .isEqualTo(Status.CLOSED);
    }

    @Test
    void whatWasTriagedBeforeSubjectsWereRecordedIsComparedByName() {
        FindingLifecycle triaged = NEW.decide(new Person("ann", null), DISMISSED, null);

        refused(403, () -> triaged.decide(ANN, DISMISSED, NOT_A_MATCH));
        assertThat(triaged.decide(BOB, DISMISSED, NOT_A_MATCH).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void whoTriagedFirstDoesNotDetermineEvenAfterAnotherDecided() {
        FindingLifecycle twice = NEW.decide(ANN, DISMISSED, null).decide(BOB, CONFIRMED, null);

        refused(403, () -> twice.decide(ANN, CONFIRMED, CONFIRMED_REMOVED));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void anOutcomeGoesWithItsDecisionOnly(Outcome outcome) {
        Decision other = outcome.decision() == CONFIRMED ? DISMISSED : CONFIRMED;

        refused(422, () -> NEW.decide(ANN, other, outcome));
    }

    @Test
    void aClosedFindingIsReopenedBeforeItIsDecidedAgain() {
        FindingLifecycle closed = NEW.decide(ANN, CONFIRMED, null).decide(BOB, CONFIRMED, CONFIRMED_REMOVED);

        refused(409, () -> closed.decide(CY, DISMISSED, null));
        assertThat(closed.reopen()).isEqualTo(NEW);
    }

    @Test
    void whatWasNotDecidedCannotBeReopened() {
        refused(409, NEW::reopen);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, RESPONDED",
        "REMOVED, RESPONDED",
        "PLANNED, RESPONDED",
        "MORE_TIME, RESPONDED",
        "DISPUTED, UNDER_REVIEW"
    })
    void anAnswerMovesAnOpenFinding(Answer answer, Status status) {
        FindingLifecycle answered = NEW.decide(ANN, CONFIRMED, null).answer(answer);

        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.triage()).isEqualTo(new Triage(CONFIRMED, ANN));
    }

    @Test
    void anAnswerDoesNotOpenAClosedFinding() {
        FindingLifecycle closed = NEW.decide(ANN, CONFIRMED, null).decide(BOB, CONFIRMED, CONFIRMED_REMOVED);

        assertThat(closed.answer(Answer.DISPUTED)).isEqualTo(closed);
    }

    @Test
    void aDecisionAfterAnAnswerKeepsItUnderReview() {
        FindingLifecycle answered = NEW.answer(Answer.DISPUTED);

        assertThat(answered.decide(ANN, CONFIRMED, null).status()).isEqualTo(Status.UNDER_REVIEW);
    }

    @Test
    void whatIsStoredIsReadBackAsItWas() {
        Triage triage = new Triage(CONFIRMED, ANN);
        for (FindingLifecycle state : new FindingLifecycle[] {
            NEW,
            new Triaged(triage),
            new Notified(null),
            new Responded(triage),
            new UnderReview(null),
            new Closed(CONFIRMED_REMOVED, ANN)
        }) {
            assertThat(FindingLifecycle.of(state.status(), state.triage(), state.outcome()))
                    .isEqualTo(state);
        }
    }

    private static void refused(int status, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
