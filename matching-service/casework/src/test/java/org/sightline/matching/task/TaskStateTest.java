package org.sightline.matching.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.matching.lifecycle.Answer;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.NextStep;
import org.sightline.matching.lifecycle.Turn;
import org.sightline.matching.task.Task.DueBy;
import org.sightline.matching.task.TaskState.Owner;

/** Whose turn it is with a finding, and by when. */
class TaskStateTest {

    private static final Instant MONDAY = Instant.parse("2026-06-01T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-06-05T09:00:00Z");
    private static final LocalDate JULY = LocalDate.of(2026, 7, 15);
    private static final DuePolicy POLICY = DuePolicy.USUAL;
    private static final Owner ANN = new Owner("ann", "s-1");
    private static final Owner BOB = new Owner("bob", "s-2");

    private final FindingLifecycle fresh = new FindingLifecycle.New();
    private final TaskState opened = TaskState.opened(MONDAY, POLICY);

    private static FindingLifecycle confirmed(FindingLifecycle state) {
        return state.decide(new Person("ann", "s-1"), Decision.CONFIRMED, null);
    }

    @Test
    void aNewFindingIsTheOfficesToLookAtWithinThirtyDays() {
        assertThat(opened.step()).isEqualTo(NextStep.TRIAGE);
        assertThat(opened.step().turn()).isEqualTo(Turn.OFFICE);
        assertThat(opened.dueOn()).isEqualTo("2026-07-01");
        assertThat(opened.owner()).isNull();
    }

    @Test
    void whoDecidesFirstSeesToItFromThenOn() {
        TaskState decided = opened.decided(confirmed(fresh), ANN, POLICY, FRIDAY);
        assertThat(decided.owner()).isEqualTo(ANN);
        assertThat(decided.step()).isEqualTo(NextStep.NOTIFY);
        assertThat(decided.dueOn()).isEqualTo("2026-06-19");
        assertThat(decided.decided(confirmed(confirmed(fresh)), BOB, POLICY, FRIDAY)
                        .owner())
                .isEqualTo(ANN);
    }

    @Test
    void aStepThatGoesOnKeepsItsDueDate() {
        TaskState decided = opened.decided(confirmed(fresh), ANN, POLICY, MONDAY);
        assertThat(decided.decided(confirmed(confirmed(fresh)), BOB, POLICY, FRIDAY)
                        .dueOn())
                .isEqualTo(decided.dueOn());
    }

    @Test
    void theNoticeSaysByWhenTheAgencyAnswers() {
        FindingLifecycle told = confirmed(fresh).tellAgency();
        TaskState notified = opened.notified(told, JULY, POLICY, FRIDAY);
        assertThat(notified.step().turn()).isEqualTo(Turn.AGENCY);
        assertThat(notified.dueOn()).isEqualTo(JULY);
        assertThat(notified.dueBy()).isEqualTo(DueBy.NOTICE);
        assertThat(notified.overdue(JULY)).isFalse();
        assertThat(notified.overdue(JULY.plusDays(1))).isTrue();
    }

    @Test
    void aDayThatTheAgencyNamesIsTheDueDate() {
        FindingLifecycle told = confirmed(fresh).tellAgency();
        TaskState promised = opened.notified(told, JULY, POLICY, FRIDAY)
                .answered(told.answer(Answer.PLANNED), Answer.PLANNED, JULY.plusDays(60), POLICY, FRIDAY);
        assertThat(promised.step()).isEqualTo(NextStep.KEEP_PROMISE);
        assertThat(promised.dueOn()).isEqualTo(JULY.plusDays(60));
        assertThat(promised.dueBy()).isEqualTo(DueBy.PROMISE);
        assertThat(promised.promisedOn()).isEqualTo(JULY.plusDays(60));
    }

    @Test
    void aPlanWithoutADayIsTheOfficesTurn() {
        FindingLifecycle answered = confirmed(fresh).tellAgency().answer(Answer.PLANNED);
        assertThat(opened.answered(answered, Answer.PLANNED, null, POLICY, FRIDAY)
                        .step())
                .isEqualTo(NextStep.REVIEW_ANSWER);
    }

    @Test
    void theFourthPromiseIsForTheOfficeToReview() {
        FindingLifecycle answered = confirmed(fresh).tellAgency().answer(Answer.MORE_TIME);
        TaskState task = opened;
        for (int i = 1; i <= 3; i++) {
            task = task.answered(answered, Answer.MORE_TIME, JULY.plusDays(i), POLICY, FRIDAY);
            assertThat(task.step()).isEqualTo(NextStep.KEEP_PROMISE);
        }
        task = task.answered(answered, Answer.MORE_TIME, JULY.plusDays(4), POLICY, FRIDAY);
        assertThat(task.step()).isEqualTo(NextStep.REVIEW_ANSWER);
        assertThat(task.promisedOn()).isEqualTo(JULY.plusDays(4));
        assertThat(task.dueOn()).isEqualTo("2026-06-19");
    }

    @Test
    void aDayThatIsSetByHandHoldsUntilTheNextStep() {
        TaskState byHand = opened.due(JULY, DueBy.HAND);
        assertThat(byHand.dueOn()).isEqualTo(JULY);
        assertThat(byHand.decided(confirmed(fresh), ANN, POLICY, FRIDAY).dueBy())
                .isEqualTo(DueBy.POLICY);
    }

    @Test
    void theOfficesOwnDaysCountAndTheOthersStay() {
        DuePolicy own = new DuePolicy(1, Map.of(NextStep.TRIAGE, 3), "root", MONDAY);
        assertThat(TaskState.opened(MONDAY, own).dueOn()).isEqualTo("2026-06-04");
        assertThat(own.due(NextStep.ANSWER, LocalDate.of(2026, 6, 1))).isEqualTo("2026-07-01");
        assertThat(own.due(NextStep.NONE, LocalDate.of(2026, 6, 1))).isNull();
    }
}
