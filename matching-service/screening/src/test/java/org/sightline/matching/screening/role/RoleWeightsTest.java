package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The weights are made by a program from committed lines. */
class RoleWeightsTest {

    /** Minutes of work: left out where nothing changed that they are made from, except in {@code ./sightline verify whole}. */
    @Test
    @Tag("slow")
    void theSameLinesGiveTheCommittedWeights() throws IOException {
        boolean unchanged = TrainingInputs.unchanged();
        assumeFalse(
                unchanged && !Boolean.getBoolean("sightline.whole"),
                "Nothing changed that the weights are made from; ./sightline verify whole makes them all the same");

        List<String> made = TrainRoles.weights();

        assertThat(String.join("\n", made) + "\n")
                .as("Lines, features or words changed: run TrainRoles (see docs/screening.md)")
                .isEqualTo(Resources.text("weights.txt"));
        if (!unchanged) {
            TrainingInputs.keep();
            System.out.println("The weights are still those: commit role-weights-made-from.txt, which says from what");
        }
    }

    @Test
    void madeLinesAreTheSameEachTime() {
        assertThat(InventedLines.made(2, 1, 1))
                .isEqualTo(InventedLines.made(2, 1, 1))
                .hasSizeGreaterThan(600);
    }

    @Test
    void noMakerIsAFeature() {
        assertThat(Resources.lines("weights.txt"))
                .noneMatch(line -> line.matches("(?i).*\\b(HIKVISION|DAHUA|HUAWEI|ZTE|HYTERA)\\b.*"));
    }
}
