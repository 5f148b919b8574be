package org.sightline.matching.screening.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.text.Glyphs;

/** The small automaton gives the marks of the large one. */
class MarkedTest {

    private static final String[] WORDS = {"HIKVISION", "XVISION", "ZTE", "ZTEX", "DAHUA", "HUAWEI", "HP"};

    @Test
    void theMarksAreThoseOfTheAutomaton() {
        Automaton automaton = automaton(WORDS);
        Marked marked = new Marked(automaton);
        Random random = new Random(889);
        for (int round = 0; round < 5_000; round++) {
            String word = WORDS[random.nextInt(WORDS.length)];
            String text = word.substring(0, random.nextInt(word.length() + 1)) + (char) ('A' + random.nextInt(26));
            int state = Automaton.START;
            int small = Marked.START;
            for (char letter : text.toCharArray()) {
                state = automaton.step(state, Glyphs.symbol(letter));
                small = marked.table()[small + Glyphs.symbol(letter)];
                assertThat(marked.marks(small)).as(text).isEqualTo(automaton.marks(state));
                assertThat(small >= marked.firstMarked()).as(text).isEqualTo(automaton.marks(state) != 0);
            }
        }
    }

    @Test
    void endsThatAreAlikeAreOneState() {
        assertThat(new Marked(automaton("HIKVISION", "XVISION")).states())
                .isLessThan(automaton("HIKVISION", "XVISION").states());
    }

    @Test
    void aPatternWithoutAMarkIsDeadFromItsFirstSymbol() {
        Automaton.Builder builder = new Automaton.Builder();
        int state = builder.state();
        builder.edge(builder.root(), Glyphs.bit('A'), state);
        builder.accept(state, 0, 0);

        Marked marked = new Marked(builder.build());

        assertThat(marked.table()[Marked.START + Glyphs.symbol('A')]).isEqualTo(Marked.DEAD);
    }

    @Test
    void withoutPatternsNothingIsMarked() {
        Marked marked = new Marked(automaton());

        assertThat(marked.states()).isEqualTo(2);
        assertThat(marked.firstMarked()).isGreaterThan(Marked.START);
    }

    static Automaton automaton(String... words) {
        Automaton.Builder builder = new Automaton.Builder();
        for (int tag = 0; tag < words.length; tag++) {
            int state = builder.root();
            for (char letter : words[tag].toCharArray()) {
                int after = builder.state();
                builder.edge(state, Glyphs.bit(letter), after);
                state = after;
            }
            builder.accept(state, tag, 1);
        }
        return builder.build();
    }
}
