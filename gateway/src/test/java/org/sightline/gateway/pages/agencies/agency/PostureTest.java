package org.sightline.gateway.pages.agencies.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.gateway.EnglishTexts;

class PostureTest {

    @ParameterizedTest(
            name =
                    "prohibited {0}, undetermined {1}, restricted {2}, flagged {3}, no rule {4}, to review {5}, devices {6}, lines {7}: {8}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|0|0|0|0|0|0  |no_data      |We have no purchase lines for this agency, so we cannot say what it bought.",
                "0|0|0|0|0|0|0|412|clear        |In 412 purchase lines from Jan 4, 2017 to Sep 30, 2026 we found no purchase from a designated maker since August 13, 2019.",
                "0|0|0|0|0|1|0|412|noted        |1 more purchase needs review before it is counted.",
                "0|0|0|0|0|0|2|0  |noted        |2 reported devices are of a designated maker.",
                "0|0|0|0|1|0|0|412|noted        |1 purchase is from a designated maker, and no rule applies to it.",
                "0|0|0|2|0|0|0|412|noted        |2 purchases are from makers on a risk list that does not bind this buyer.",
                "0|0|1|2|0|0|0|412|restricted   |1 purchase was restricted: allowed only under conditions.",
                "0|3|1|2|0|0|0|412|open_question|3 purchases need one more fact, most often the funding source, before we can tell.",
                "1|3|1|2|0|0|0|412|prohibited   |1 purchase was prohibited by a rule in force on its date.",
            })
    void theGravestDecidesTheCodeAndEachIsNamed(
            long prohibited,
            long undetermined,
            long restricted,
            long flagged,
            long notCovered,
            long toReview,
            long devices,
            long lines,
            String code,
            String sentence) {
        Map<String, Long> purchases = Map.of(
                "PROHIBITED",
                prohibited,
                "UNDETERMINED",
                undetermined,
                "RESTRICTED",
                restricted,
                "FLAGGED",
                flagged,
                "NOT_COVERED",
                notCovered);
        Posture posture = Posture.of(
                new Posture.Known(purchases, toReview, devices, lines, "Jan 4, 2017", "Sep 30, 2026"),
                EnglishTexts.of(AgencyTexts.class));
        assertThat(posture.code()).isEqualTo(code);
        assertThat(posture.sentence()).contains(sentence);
    }
}
