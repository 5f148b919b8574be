package org.sightline.matching.lawwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.matching.remote.FetchFailure;

/** Each question of a reading stands for itself. */
class QuestionsTest {

    private final Questions questions = new Questions();

    private void answered(String what) throws InterruptedException {
        assertThat(questions.ask(what, () -> "yes")).contains("yes");
    }

    private void fails(String what, FetchFailure failure) throws InterruptedException {
        assertThat(questions.ask(what, () -> {
                    throw failure;
                }))
                .isEmpty();
    }

    @Test
    void oneThatFailsIsNamedAndTheOthersAreAsked() throws InterruptedException, FetchFailure {
        answered("47 CFR 54.9");
        fails("Zorb", new FetchFailure("The server answers 500."));
        answered("2 CFR 200.216");

        questions.requireSome();
        assertThat(questions.words()).isEqualTo(" 1 of 3 questions failed (Zorb): The server answers 500.");
    }

    @Test
    void aSourceThatFailsThreeTimesInARowIsNotAskedAnyMore() throws InterruptedException {
        answered("first");
        for (int i = 0; i < 3; i++) {
            fails("down " + i, new FetchFailure("The server does not answer."));
        }

        assertThat(questions.ask("left", () -> {
                    throw new AssertionError("it is asked");
                }))
                .isEmpty();
        assertThat(questions.failed()).isEqualTo(4);
        assertThat(questions.asked()).isEqualTo(5);
    }

    @Test
    void aSourceThatAsksToBeLeftAloneIsLeftAloneAtOnce() throws InterruptedException {
        fails("first", new FetchFailure("The server asks to come later (429).", Duration.ofHours(1)));
        assertThat(questions.ask("left", () -> {
                    throw new AssertionError("it is asked");
                }))
                .isEmpty();

        assertThat(questions.comeAfter()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(questions::requireSome).hasMessage("The server asks to come later (429).");
    }

    @Test
    void thatNothingWasAskedIsNoFailure() throws FetchFailure {
        questions.requireSome();
        assertThat(questions.words()).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeReadLosesNothingOfTheOthers() throws InterruptedException, FetchFailure {
        answered("first");
        assertThat(questions.ask("odd", () -> {
                    throw new IllegalStateException("unexpected");
                }))
                .isEmpty();
        answered("last");

        questions.requireSome();
        assertThat(questions.words()).isEqualTo(" 1 of 3 questions failed (odd): The answer could not be read.");
    }

    @Test
    void aRegisterThatKnowsNothingOfWhatIsAskedFailed() throws InterruptedException {
        answered("47 CFR 54.9");
        answered("2 CFR 200.216");
        questions.noneIsKnown("It knows none.", List.of("47 CFR 54.9", "2 CFR 200.216"));

        assertThatThrownBy(questions::requireSome).hasMessage("It knows none.");
    }
}
