package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;

/** A manufacturer that the line states weighs more than the shape of a model number. */
class StatedManufacturerTest {

    @ParameterizedTest
    @CsvSource({
        "Axis,DS-2CD2143G2-I",
        "Uniview,NVR4108HS-8P-4KS2",
        "ABUS,IPC-T240H",
        "Vantroler Optics,SD49225XA-HNR",
        "Hanwha Techwin,IPC-HFW1831E"
    })
    void aNumberUnderAnotherManufacturersNameIsForReviewAtMost(String manufacturer, String model) {
        List<Match> matches =
                Screening.SCREENER.screen(Subject.ofLine("NORTHFIELD SUPPLY", "IP CAMERA DOME", manufacturer, model));

        assertThat(matches).noneMatch(match -> match.makerId() != null && match.band() == Band.MATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "Hikvision,DS-2CD2143G2-I,hikvision",
        "HIK,DS-2CD2143G2-I,hikvision",
        "Hikvison,DS-2CD2143G2-I,hikvision",
        "Unknown,DS-2CD2143G2-I,hikvision",
        "N/A,IPC-HFW1831E,dahua",
        ",NVR4108HS-8P-4KS2,dahua",
        "EZVIZ,DS-2CD2143G2-I,hikvision"
    })
    void theMakersOwnNameOrNoneLeavesItAMatch(String manufacturer, String model, String maker) {
        assertThat(Screening.SCREENER.screen(Subject.ofLine("NORTHFIELD SUPPLY", "IP CAMERA", manufacturer, model)))
                .anyMatch(match -> maker.equals(match.makerId()) && match.band() == Band.MATCH);
    }

    @ParameterizedTest
    @CsvSource({"IPCB42510A", "IPCB44510B", "LOT 3212", "P00007", "A00012"})
    void numbersOfOtherKindsAreNoModels(String model) {
        assertThat(Screening.SCREENER.screen(Subject.ofLine("NORTHFIELD SUPPLY", "IP CAMERA DOME", null, model)))
                .isEmpty();
    }
}
