package org.sightline.matching.screening.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The weights are made by a program from committed lines. */
class RoleWeightsTest {

    @Test
    @Tag("slow")
    void theSameLinesGiveTheCommittedWeights() {
        List<String> made = TrainRoles.weights();

        assertThat(String.join("\n", made) + "\n")
                .as("Lines, features or words changed: run TrainRoles (see docs/screening.md)")
                .isEqualTo(Resources.text("weights.txt"));
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
