package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outline of acts around a name. */
class OutlineTest {

    @Test
    void actsOfOneKindGiveOneOutline() {
        assertThat(outline(3, "APPROVE", "REMOVE", "X", "NAME", "GOODS"))
                .contains("m YN_", "m YN_^", "n YNx_")
                .isEqualTo(outline(3, "APPROVE", "CANCEL", "X", "NAME", "GOODS"));
    }

    @Test
    void theOrderCounts() {
        assertThat(outline(2, "BRAND", "REPLACE", "NAME")).contains("m BR_").doesNotContain("m RB_");
        assertThat(outline(0, "NAME", "REPLACE", "BRAND")).contains("m _RB");
    }

    @Test
    void aSentenceEndsWhereTheActsOfAnotherBegin() {
        assertThat(outline(2, "REMOVE", "STOP", "NAME")).contains("m N._").doesNotContain("m N_");
        assertThat(outline(2, "REMOVE", "COMMA", "NAME")).contains("m N_", "n N._");
    }

    @Test
    void actsFarAwayAreNotRead() {
        List<String> says = new ArrayList<>(List.of("REMOVE"));
        for (int i = 0; i < 20; i++) {
            says.add("X");
        }
        says.add("NAME");

        assertThat(outline(21, says.toArray(String[]::new))).noneMatch(feature -> feature.contains("N"));
    }

    @Test
    void theLastActWithinTheWindowIsRead() {
        List<String> says = new ArrayList<>(List.of("REMOVE"));
        for (int i = 0; i < 13; i++) {
            says.add("OF");
        }
        says.add("NAME");

        assertThat(outline(14, says.toArray(String[]::new))).contains("m N_", "m N_^");
        says.add(1, "OF");
        assertThat(outline(15, says.toArray(String[]::new))).doesNotContain("m N_");
    }

    @Test
    void oneLetterStandsForARowOfTheSame() {
        assertThat(outline(3, "REMOVE", "CANCEL", "RETURN", "NAME"))
                .contains("m ^N_", "m ^N_^")
                .doesNotContain("m NN_");
    }

    private static List<String> outline(int at, String... says) {
        List<String> found = new ArrayList<>();
        new Outline(List.of(says), at).features(found::add);
        return found;
    }
}
