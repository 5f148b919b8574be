package org.sightline.matching.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.waiver.WaiverMove.Row;
import org.sightline.matching.waiver.WaiverMove.Side;
import org.sightline.matching.waiver.WaiverMove.State;

/**
 * Random sequences of what happens to a waiver, against a small model that knows no table. {@code
 * -Dsightline.sequences=10000} plays so many; a sequence is repeated by its number.
 */
class WaiverSequencesTest {

    private static final int SEQUENCES = Integer.getInteger("sightline.sequences", 500);
    private static final int LENGTH = 15;
    private static final String REQUESTER = "s-rita";
    private static final List<String> PEOPLE = List.of(REQUESTER, "s-ann", "s-bob");

    /** What the two sides would say themselves. */
    private static final class Model {

        private boolean asked = true;
        private boolean holds;

        boolean does(WaiverMove move, Side side, String who) {
            boolean another = !who.equals(REQUESTER);
            boolean may = switch (move) {
                case TAKE_BACK -> side == Side.AGENCY && asked;
                case GRANT, REFUSE -> side == Side.OFFICE && asked && another;
                case REVOKE -> side == Side.OFFICE && holds && another;
                case EXPIRE -> side == Side.SYSTEM && holds;
                case LAPSE -> side == Side.SYSTEM && (asked || holds);
                case REQUEST -> false;
            };
            if (may) {
                asked = false;
                holds = move == WaiverMove.GRANT;
            }
            return may;
        }
    }

    @Test
    void noSequenceLeadsToAWaiverThatHoldsAndWasNotGrantedByAnother() {
        for (int number = 0; number < SEQUENCES; number++) {
            Random random = new Random(number);
            Model model = new Model();
            State state = State.REQUESTED;
            List<String> done = new ArrayList<>();
            for (int i = 0; i < LENGTH; i++) {
                WaiverMove move = WaiverMove.values()[random.nextInt(WaiverMove.values().length)];
                Side side = Side.values()[random.nextInt(Side.values().length)];
                String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
                done.add(who + " " + side + " " + move);
                State before = state;
                boolean made;
                try {
                    state = Waiver.after(state, REQUESTER, move, side, who);
                    made = true;
                } catch (Problem refused) {
                    assertThat(refused.status()).isIn(403, 409);
                    made = false;
                }
                assertThat(made).as("sequence %d: %s", number, done).isEqualTo(model.does(move, side, who));
                assertThat(state == State.GRANTED)
                        .as("sequence %d: %s", number, done)
                        .isEqualTo(model.holds);
                assertThat(state.ended()).as("sequence %d: %s", number, done).isEqualTo(!model.asked && !model.holds);
                if (made) {
                    assertThat(WaiverMove.TABLE).contains(new Row(before, side, move, state));
                }
            }
        }
    }
}
