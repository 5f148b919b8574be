package org.sightline.matching.rulenews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Value;
import org.sightline.matching.rulenews.Turned.What;
import org.sightline.matching.verdict.rule.Verdict;

/** How an agency reads which of its verdicts a change of the rules turned. */
class TurnedTest {

    @Test
    void allAreCountedAndThoseWithTheMostComeFirst() {
        Map<String, Value> values = Turned.values(List.of(
                new Turned(What.TURNED, Verdict.UNDETERMINED, Verdict.NOT_COVERED, 1),
                new Turned(What.WITHDRAWN, null, null, 2),
                new Turned(What.OPENED, null, null, 5),
                new Turned(What.TURNED, Verdict.FLAGGED, Verdict.PROHIBITED, 3)));
        assertThat(values.get("findings").in(Language.EN)).isEqualTo("11 findings have");
        assertThat(values.get("turns").in(Language.EN))
                .isEqualTo("5 new; 3 from risk list to prohibited; 2 withdrawn; 1 from fact missing to not covered");
        assertThat(values.get("turns").in(Language.ES))
                .isEqualTo("5 nuevos; 3 de lista de riesgo a prohibido; 2 retirados; 1 de falta un dato a no cubierto");
    }
}
