package org.sightline.matching.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sightline.matching.lifecycle.Decision.CONFIRMED;
import static org.sightline.matching.lifecycle.Decision.DISMISSED;
import static org.sightline.matching.lifecycle.Outcome.CONFIRMED_REMOVED;
import static org.sightline.matching.lifecycle.Outcome.DATA_ERROR;
import static org.sightline.matching.lifecycle.Outcome.NOT_A_MATCH;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertThat(NEW.decide(ANN, DISMISSED, NOT_A_MATCH))
                .isEqualTo(new Triaged(new Triage(DISMISSED, ANN, NOT_A_MATCH, ANN)));
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
    void anOutcomeThatContradictsTheDecisionTakesItsPlaceAndWaitsForAnother() {
        FindingLifecycle confirmed = NEW.decide(ANN, CONFIRMED, null);

        FindingLifecycle contradicted = confirmed.decide(BOB, DISMISSED, NOT_A_MATCH);

        assertThat(contradicted).isEqualTo(new Triaged(new Triage(DISMISSED, BOB, NOT_A_MATCH, ANN)));
        refused(403, () -> contradicted.decide(BOB, DISMISSED, NOT_A_MATCH));
        assertThat(contradicted.decide(CY, DISMISSED, NOT_A_MATCH)).isEqualTo(new Closed(NOT_A_MATCH, BOB, ANN));
        assertThat(contradicted.decide(ANN, DISMISSED, NOT_A_MATCH))
                .as("who decided first has come round to what another holds")
                .isEqualTo(new Closed(NOT_A_MATCH, BOB, ANN));
    }

    @Test
    void whoTurnsADecisionRoundDoesNotCloseByIt() {
        FindingLifecycle turned = NEW.decide(ANN, CONFIRMED, null).decide(BOB, DISMISSED, null);

        assertThat(turned).isEqualTo(new Triaged(new Triage(DISMISSED, BOB, null, ANN)));
        refused(403, () -> turned.decide(BOB, DISMISSED, NOT_A_MATCH));
    }

    @Test
    void anotherOutcomeThanTheProposedOneIsAProposalInTurn() {
        FindingLifecycle proposed = NEW.decide(ANN, DISMISSED, DATA_ERROR);

        assertThat(proposed.decide(BOB, DISMISSED, DATA_ERROR).status()).isEqualTo(Status.CLOSED);
        assertThat(proposed.decide(BOB, DISMISSED, NOT_A_MATCH))
                .isEqualTo(new Triaged(new Triage(DISMISSED, BOB, NOT_A_MATCH, ANN)));
        assertThat(proposed.decide(BOB, DISMISSED, null)).isEqualTo(proposed);
    }

    @Test
    void whereTheAgencyHasAnsweredAContradictionStaysUnderReview() {
        FindingLifecycle answered = NEW.decide(ANN, CONFIRMED, null).answer(Answer.DISPUTED);

        assertThat(answered.decide(BOB, DISMISSED, NOT_A_MATCH))
                .isEqualTo(new UnderReview(new Triage(DISMISSED, BOB, NOT_A_MATCH, ANN)));
    }

    /** Every sequence of four decisions of two people: nobody closes what the other does not hold. */
    @Test
    void whateverTwoPeopleDecideAClosedFindingIsWhatBothHeldLast() {
        List<Map.Entry<Decision, Outcome>> moves = new ArrayList<>();
        for (Decision decision : Decision.values()) {
            moves.add(new SimpleEntry<>(decision, null));
        }
        for (Outcome outcome : List.of(CONFIRMED_REMOVED, NOT_A_MATCH, DATA_ERROR)) {
            moves.add(new SimpleEntry<>(outcome.decision(), outcome));
        }
        assertThat(closings(NEW, Map.of(), moves, 4)).isGreaterThan(100);
    }

    private static int closings(
            FindingLifecycle state, Map<Person, Decision> held, List<Map.Entry<Decision, Outcome>> moves, int left) {
        if (state instanceof Closed closed) {
            assertThat(held)
                    .as("%s", closed)
                    .hasSize(2)
                    .containsValue(closed.outcome().decision());
            assertThat(Set.copyOf(held.values()))
                    .containsExactly(closed.outcome().decision());
            return 1;
        }
        int closings = 0;
        for (Person person : left == 0 ? List.<Person>of() : List.of(ANN, BOB)) {
            for (Map.Entry<Decision, Outcome> move : moves) {
                Map<Person, Decision> now = new HashMap<>(held);
                now.put(person, move.getKey());
                try {
                    closings += closings(state.decide(person, move.getKey(), move.getValue()), now, moves, left - 1);
                } catch (Problem refused) {
                    assertThat(refused.status()).isEqualTo(403);
                }
            }
        }
        return closings;
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
            new UnderReview(new Triage(DISMISSED, BOB, NOT_A_MATCH, ANN)),
            new UnderReview(null),
            new Closed(CONFIRMED_REMOVED, ANN),
            new Closed(NOT_A_MATCH, BOB, ANN)
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
