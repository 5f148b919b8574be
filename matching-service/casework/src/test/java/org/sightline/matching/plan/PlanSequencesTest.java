package org.sightline.matching.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.plan.PlanMove.Row;
import org.sightline.matching.plan.PlanMove.Side;
import org.sightline.matching.plan.PlanStanding.Signature;

/**
 * Random sequences of what agency and office do with a plan, against a small model that knows no table. {@code
 * -Dsightline.sequences=10000} plays so many; a sequence is repeated by its number.
 */
class PlanSequencesTest {

    private static final int SEQUENCES = Integer.getInteger("sightline.sequences", 500);
    private static final int LENGTH = 40;
    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final List<String> PEOPLE = List.of("ann", "bob", "cy");

    /** What the two sides would say themselves. */
    private static final class Model {

        private boolean atTheOffice;
        private String accepter;
        private boolean over;
        private String completer;

        /** Whether this may be done now, and what it leads to. */
        boolean does(PlanMove move, Side side, String who) {
            boolean agency = side == Side.AGENCY;
            boolean running = accepter != null;
            boolean may = !over
                    && switch (move) {
                        case CHANGE, SUBMIT -> agency && !atTheOffice && !running;
                        case TAKE_BACK -> agency && atTheOffice;
                        case ACCEPT, SEND_BACK -> !agency && atTheOffice;
                        case REPORT, REVISE -> agency && running;
                        case COMPLETE -> !agency && running && !who.equals(accepter);
                        case CANCEL -> agency ? !atTheOffice && !running : !atTheOffice;
                        case MAKE -> false;
                    };
            if (may) {
                switch (move) {
                    case SUBMIT -> atTheOffice = true;
                    case TAKE_BACK, SEND_BACK -> atTheOffice = false;
                    case ACCEPT -> {
                        atTheOffice = false;
                        accepter = who;
                    }
                    case REVISE -> accepter = null;
                    case COMPLETE -> {
                        over = true;
                        completer = who;
                    }
                    case CANCEL -> over = true;
                    default -> {}
                }
            }
            return may;
        }

        PlanState state() {
            if (over) {
                return completer == null ? PlanState.CANCELLED : PlanState.COMPLETED;
            }
            return accepter != null ? PlanState.ACCEPTED : atTheOffice ? PlanState.SUBMITTED : PlanState.DRAFT;
        }
    }

    @Test
    void noSequenceOfMovesLeadsAnywhereElseThanTheModel() {
        for (int number = 0; number < SEQUENCES; number++) {
            play(number);
        }
    }

    private static void play(long number) {
        Random random = new Random(number);
        Model model = new Model();
        PlanStanding standing = PlanStanding.begun(BEGIN);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            PlanMove move = PlanMove.values()[random.nextInt(PlanMove.values().length)];
            Side side = Side.values()[random.nextInt(2)];
            String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
            done.add(who + " for the " + side + ": " + move);
            PlanState before = standing.state();
            boolean made;
            try {
                standing = standing.after(move, side, new Signature(who, "s-" + who, BEGIN.plusSeconds(i)));
                made = true;
            } catch (Problem refused) {
                assertThat(refused.status()).isIn(403, 409);
                made = false;
            }
            assertThat(made).as("sequence %d: %s", number, done).isEqualTo(model.does(move, side, who));
            assertThat(standing.state()).as("sequence %d: %s", number, done).isEqualTo(model.state());
            if (made) {
                assertThat(PlanMove.TABLE).contains(new Row(before, side, move, standing.state()));
            }
            check(standing, model, done);
        }
    }

    /** What the table's constraints in the database say too. */
    private static void check(PlanStanding standing, Model model, List<String> done) {
        boolean accepted = standing.accepted() != null;
        switch (standing.state()) {
            case DRAFT, SUBMITTED -> assertThat(accepted).as("%s", done).isFalse();
            case ACCEPTED, COMPLETED -> assertThat(accepted).as("%s", done).isTrue();
            case CANCELLED -> {}
        }
        assertThat(standing.completed() != null).as("%s", done).isEqualTo(standing.state() == PlanState.COMPLETED);
        if (standing.completed() != null && standing.accepted() != null) {
            assertThat(standing.completed().identity())
                    .isNotEqualTo(standing.accepted().identity());
            assertThat(standing.completed().name()).isEqualTo(model.completer);
        }
    }

    @Test
    void thereIsOneStateAfterEachMoveAndNoneAfterTheEnd() {
        assertThat(PlanMove.TABLE.stream().map(row -> row.from() + " " + row.by() + " " + row.move()))
                .doesNotHaveDuplicates();
        assertThat(PlanMove.TABLE).noneMatch(row -> row.from().ended());
        for (PlanState state : PlanState.values()) {
            assertThat(PlanMove.TABLE.stream().anyMatch(row -> row.from() == state || row.to() == state))
                    .as("%s can be reached or left", state)
                    .isTrue();
        }
    }

    @Test
    void whoAcceptedAPlanDoesNotCompleteIt() {
        Signature ann = new Signature("ann", "s-1", BEGIN);
        PlanStanding accepted = PlanStanding.begun(BEGIN)
                .after(PlanMove.SUBMIT, Side.AGENCY, new Signature("rita", "s-9", BEGIN))
                .after(PlanMove.ACCEPT, Side.OFFICE, ann);
        assertThatThrownBy(() -> accepted.after(PlanMove.COMPLETE, Side.OFFICE, ann))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(403));
        assertThat(accepted.after(PlanMove.COMPLETE, Side.OFFICE, new Signature("bob", "s-2", BEGIN))
                        .state())
                .isEqualTo(PlanState.COMPLETED);
    }
}
