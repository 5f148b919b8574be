package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

class ExplanationTest {

    private static final String LINE = "HIK VISION 4MP TURRET DS2CD2343G0I";

    @Test
    void aPersonCanReadWhyALineMatched() {
        Match match = Screening.item(LINE).get(0);
        assertThat(match.explanation())
                .startsWith(LINE
                        + ": brand HIKVISION written HIK VISION (one space, exact), model DS2CD2343G0I"
                        + " (HIKVISION camera, grammar HIK-CAM)")
                .contains("role purchase; score .9");
    }

    @Test
    void whatStandsInTwoColumnsIsSaidOnce() {
        String explanation = Screening.SCREENER
                .screen(Subject.ofLine(null, "HIKVISION DS-2CD2143G0-I CAMERA", "HIKVISION", "DS-2CD2143G0-I"))
                .get(0)
                .explanation();

        assertThat(explanation).containsOnlyOnce("brand HIKVISION (exact)").containsOnlyOnce("model DS-2CD2143G0-I (");
    }

    @Test
    void anExplanationSaysWhatTheLineWritesOnlyWhereItIsWrittenOtherwise() {
        assertThat(Screening.item("Dahua PTZ camera").get(0).explanation()).contains("brand DAHUA (exact)");
        assertThat(Screening.item("DAHUAA PTZ camera").get(0).explanation())
                .contains("brand DAHUA written DAHUAA (one letter off)");
    }

    @Test
    void aRelabelledBrandSaysThatTheDeviceMustBeLookedAt() {
        Match match = Screening.item("LTS 4MP turret camera CMIP1042W-28M").get(0);
        assertThat(match.explanation()).contains("under its own label: look at the device");
        assertThat(match.band()).isEqualTo(Band.REVIEW);
    }

    @Test
    void aMentionSaysWhyItIsNone() {
        assertThat(Screening.item("12 existing Hikvision domes").get(0).explanation())
                .contains("role mention (what is there already)");
        assertThat(Screening.item("Replace Dahua cameras with Axis").get(0).explanation())
                .contains("role mention (replacement)");
    }

    @Test
    void scoresOfDifferentEvidenceDiffer() {
        List<Double> scores = java.util.stream.Stream.of(
                        "ZTE", "HIKVSION camera", "HIKVISION", "HIKVISION camera", "HIKVISION camera DS-2CD2143G0-I")
                .map(text -> Screening.item(text).get(0).score())
                .toList();
        assertThat(scores).isSorted().doesNotHaveDuplicates().allMatch(score -> score < 1);
    }

    @Test
    void theSpansMarkTheWordsThatDecided() {
        Match match = Screening.item(LINE).get(0);
        assertThat(match.evidence()).extracting(Evidence::text).containsExactly("HIK VISION", "DS2CD2343G0I");
        assertThat(match.evidence())
                .allSatisfy(e -> assertThat(LINE.substring(e.start(), e.end())).isEqualTo(e.text()));
    }

    @Test
    void theWordsThatDecidedTheRoleAreMarkedToo() {
        Match match = Screening.item("Removal of 12 Hikvision cameras").get(0);
        assertThat(match.evidence()).anySatisfy(e -> {
            assertThat(e.kind()).isEqualTo(EvidenceKind.ROLE);
            assertThat(e.text()).startsWith("Removal");
            assertThat(e.note()).isEqualTo("removal");
        });
    }

    @Test
    void moreEvidenceScoresHigherWithoutReachingOne() {
        double brand = Screening.item("HIKVISION").get(0).score();
        double both = Screening.item("HIKVISION DS-2CD2143G0-I CAMERA").get(0).score();
        double all = Screening.SCREENER
                .screen(new Subject(
                        "HIKVISION USA INC",
                        "HIKVISION DS-2CD2143G0-I CAMERA",
                        "HIKVISION",
                        "DS-2CD2143G0-I",
                        null,
                        "BC:AD:28:00:00:01",
                        null,
                        null,
                        null,
                        null))
                .get(0)
                .score();
        assertThat(brand).isLessThan(both);
        assertThat(both).isLessThan(all);
        assertThat(all).isLessThan(1);
    }

    @Test
    void everyMatchNamesTheListVersion() {
        assertThat(Screening.item(LINE))
                .allMatch(m -> m.watchlistVersion().equals(Watchlist.builtIn().version()));
    }

    @Test
    void theSameLineGivesTheSameBytes() {
        List<Match> once = Screening.item(LINE);
        List<Match> again = Screener.of(
                        Watchlist.of("2026-11-24.1", Watchlist.builtIn().content()))
                .screen(Subject.ofLine("NORTHFIELD SUPPLY INC", LINE, null, null));
        assertThat(again.toString()).isEqualTo(once.toString());
    }
}
