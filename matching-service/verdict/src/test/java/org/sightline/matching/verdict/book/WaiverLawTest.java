package org.sightline.matching.verdict.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.matching.verdict.facts.DataFiles;

/** A waiver exists only where a rule names one. */
class WaiverLawTest {

    @Test
    void nobodyIsWaivedFromTheBanOnGrantMoneyOrFromSection889() {
        for (String rule : List.of("F889-A1A", "F889-A1B", "F889-B1", "RFO-40", "LA-1753", "ID-2359")) {
            assertThat(WaiverLaw.of(rule)).as(rule).isEmpty();
        }
    }

    @Test
    void eachWaiverIsOfARuleOfTheBookAndSaysWhoGrantsItAndWhereThatIsFrom() {
        List<String> rules =
                Knowledge.builtIn().rules().stream().map(rule -> rule.id()).toList();
        DataFiles.rows(WaiverLaw.class, "waivers.csv").forEach(row -> {
            assertThat(rules).contains(row.getField("rule"));
            assertThat(row.getField("granted_by")).isNotBlank();
            assertThat(row.getField("source")).isNotBlank();
            assertThat(row.getField("certainty")).isIn("found", "secondary");
            assertThat(WaiverLaw.of(row.getField("rule"))).isPresent();
        });
    }
}
