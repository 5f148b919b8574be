package org.sightline.matching.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.lifecycle.Answer;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Person;
import org.sightline.matching.lifecycle.NextStep;
import org.sightline.matching.lifecycle.Outcome;
import org.sightline.matching.lifecycle.Status;
import org.sightline.matching.lifecycle.Turn;

/**
 * Random sequences of what people do with a finding, against a small model of whose turn it is. {@code
 * -Dsightline.sequences=10000} plays so many; a sequence is repeated by its number.
 */
class TaskSequencesTest {

    private static final int SEQUENCES = Integer.getInteger("sightline.sequences", 500);
    private static final int LENGTH = 40;
    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final DuePolicy POLICY = DuePolicy.USUAL;
    private static final List<Person> OFFICE =
            List.of(new Person("ann", "s-1"), new Person("bob", "s-2"), new Person("cy", "s-3"));

    /** What the office and the agency would say themselves. Knows nothing of statuses. */
    private static final class Model {

        private boolean closed;
        private boolean told;
        private boolean answered;
        private Decision decision;
        /** Who holds the decision that stands, and with which outcome it came. */
        private Person holder;

        private Outcome proposed;
        private int promises;
        private NextStep next = NextStep.TRIAGE;

        boolean agrees(Decision said, Outcome outcome) {
            return decision == said && (outcome == null || proposed == null || outcome == proposed);
        }

        void decide(Person by, Decision said, Outcome outcome) {
            if (!agrees(said, outcome)) {
                holder = by;
                proposed = outcome;
            }
            decision = said;
            promises = 0;
            told = told && said == Decision.CONFIRMED;
            next = answered || said == Decision.DISMISSED ? NextStep.CLOSE : told ? NextStep.ANSWER : NextStep.NOTIFY;
        }

        void close() {
            closed = true;
            next = NextStep.NONE;
        }

        void tell() {
            told = true;
            next = NextStep.ANSWER;
        }

        void answer(Answer answer, boolean day) {
            promises += day ? 1 : 0;
            if (closed) {
                return;
            }
            answered = true;
            boolean later = answer == Answer.PLANNED || answer == Answer.MORE_TIME;
            next = later && day && promises <= 3 ? NextStep.KEEP_PROMISE : NextStep.REVIEW_ANSWER;
        }

        void reopen() {
            closed = false;
            told = false;
            answered = false;
            decision = null;
            holder = null;
            proposed = null;
            promises = 0;
            next = NextStep.TRIAGE;
        }
    }

    /** One finding that people work on. */
    private static final class Play {

        private final Random random;
        private final Model model = new Model();
        private final List<String> done = new ArrayList<>();
        private FindingLifecycle state = new FindingLifecycle.New();
        private TaskState task = TaskState.opened(BEGIN, POLICY);
        private Instant now = BEGIN;

        Play(long number) {
            random = new Random(number);
        }

        void step() {
            now = now.plusSeconds(random.nextInt(200_000));
            try {
                switch (random.nextInt(7)) {
                    case 0, 1 -> decide();
                    case 2, 3 -> close();
                    case 4 -> tell();
                    case 5 -> answer();
                    default -> reopen();
                }
            } catch (Problem refused) {
                done.add("(" + refused.status() + ")");
            }
            check();
        }

        private void decide() {
            Person by = somebody();
            Decision said = random.nextBoolean() ? Decision.CONFIRMED : Decision.DISMISSED;
            done.add(by.name() + " " + said);
            enter(state.decide(by, said, null), by);
            model.decide(by, said, null);
        }

        private void close() {
            Person by = somebody();
            Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
            done.add(by.name() + " " + outcome);
            enter(state.decide(by, outcome.decision(), outcome), by);
            if (model.agrees(outcome.decision(), outcome)) {
                assertThat(by).as("who closed %s", done).isNotEqualTo(model.holder);
                model.close();
            } else {
                model.decide(by, outcome.decision(), outcome);
            }
        }

        private void tell() {
            done.add("told");
            state = state.tellAgency();
            task = task.notified(state, today().plusDays(30), POLICY, now);
            model.tell();
        }

        private void answer() {
            Answer answer = Answer.values()[random.nextInt(Answer.values().length)];
            boolean day = random.nextBoolean();
            done.add(answer + (day ? " by a day" : ""));
            state = state.answer(answer);
            task = task.answered(state, answer, day ? today().plusDays(10) : null, POLICY, now);
            model.answer(answer, day);
        }

        private void reopen() {
            done.add("reopened");
            enter(state.reopen(), somebody());
            model.reopen();
        }

        private void enter(FindingLifecycle after, Person by) {
            state = after;
            task = task.decided(after, new TaskState.Owner(by.name(), "" + by.identity()), POLICY, now);
        }

        private Person somebody() {
            return OFFICE.get(random.nextInt(OFFICE.size()));
        }

        private LocalDate today() {
            return LocalDate.ofInstant(now, java.time.ZoneOffset.UTC);
        }

        private void check() {
            assertThat(task.step()).as("after %s", done).isEqualTo(model.next);
            assertThat(task.status()).as("after %s", done).isEqualTo(state.status());
            assertThat(task.step().turn() == Turn.NOBODY)
                    .as("nobody's turn after %s", done)
                    .isEqualTo(model.closed);
            assertThat(task.dueOn() == null).as("no due date after %s", done).isEqualTo(model.closed);
            assertThat(task.dueBy() == null).as("after %s", done).isEqualTo(task.dueOn() == null);
            if (state.status() == Status.NOTIFIED) {
                assertThat(model.told)
                        .as("told before it is notified: %s", done)
                        .isTrue();
            }
            if (task.step() == NextStep.KEEP_PROMISE) {
                assertThat(task.promisedOn()).as("after %s", done).isEqualTo(task.dueOn());
            }
        }
    }

    @Test
    void noSequenceOfDecisionsNoticesAndAnswersLeadsToAnotherStepThanTheModel() {
        for (int number = 0; number < SEQUENCES; number++) {
            Play play = new Play(number);
            for (int i = 0; i < LENGTH; i++) {
                play.step();
            }
        }
    }
}
