package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Basis;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.PathStep;
import org.sightline.matching.screening.subject.Subject;

class LineageTest {

    private static final LocalDate OWNED = LocalDate.of(2020, 6, 1);
    private static final LocalDate SOLD = LocalDate.of(2024, 6, 6);

    private static Match lorex(LocalDate day) {
        return Screening.itemOn(day, "LOREX LNE8964AB 4K CAMERA KIT").get(0);
    }

    @Test
    void aBrandIsASubsidiaryOnlyWhileItWasOwned() {
        assertThat(lorex(OWNED).basis()).isEqualTo(Basis.SUBSIDIARY);
        assertThat(lorex(OWNED).band()).isEqualTo(Band.MATCH);
        assertThat(lorex(SOLD).basis()).isEqualTo(Basis.RELABEL);
        assertThat(lorex(SOLD).band()).isEqualTo(Band.REVIEW);
    }

    @Test
    void anUnknownDayCannotProveThatABrandWasOwned() {
        assertThat(lorex(null).basis()).isEqualTo(Basis.RELABEL);
        assertThat(lorex(null).band()).isEqualTo(Band.REVIEW);
    }

    @Test
    void aRelabelledBrandNeverRisesAboveReview() {
        List<Match> matches = Screening.item("AMCREST IP5M-B1186EW camera Amcrest NV4108E-A2 NVR");
        assertThat(matches).singleElement().satisfies(m -> {
            assertThat(m.band()).isEqualTo(Band.REVIEW);
            assertThat(m.makerId()).isEqualTo("dahua");
            assertThat(m.entityId()).isEqualTo("oem-amcrest");
        });
    }

    @Test
    void aCompanyThatWasSoldIsNotFoundAfterwards() {
        assertThat(Screening.itemOn(LocalDate.of(2019, 1, 1), "SEPURA STP9000 radio")
                        .get(0)
                        .makerId())
                .isEqualTo("hytera");
        assertThat(Screening.itemOn(LocalDate.of(2024, 1, 1), "SEPURA STP9000 radio"))
                .isEmpty();
    }

    @Test
    void aSuccessorIsForAPersonToDecide() {
        Match match = Screening.vendor("LUMINYS SYSTEMS CORP").get(0);
        assertThat(match.basis()).isEqualTo(Basis.SUCCESSOR);
        assertThat(match.band()).isEqualTo(Band.REVIEW);
        Match usa = Screening.SCREENER
                .screen(Subject.ofLine("DAHUA TECHNOLOGY USA INC", null, null, null, SOLD))
                .get(0);
        assertThat(usa.entityId()).isEqualTo("dahua-usa");
        assertThat(usa.basis()).isEqualTo(Basis.SUCCESSOR);
    }

    @Test
    void aChipInsideAnotherProductIsAComponent() {
        assertThat(Screening.item("IP camera with HiSilicon chipset").get(0).basis())
                .isEqualTo(Basis.COMPONENT);
        assertThat(Screening.vendor("HISILICON TECHNOLOGIES CO").get(0).basis()).isEqualTo(Basis.SUBSIDIARY);
    }

    @Test
    void thePathLeadsFromTheBrandToTheMaker() {
        assertThat(lorex(OWNED).path()).extracting(PathStep::id).containsExactly("lorex", "dahua");
        assertThat(lorex(OWNED).path().get(0).relation()).isEqualTo("owned by");
        assertThat(lorex(OWNED).path().get(0).from()).isEqualTo(LocalDate.of(2018, 2, 1));
    }

    @Test
    void aWatchedEntityHasNoMaker() {
        Match match = Screening.item("UNIVIEW IPC3614 CAMERA").stream()
                .filter(m -> m.entityId().equals("uniview"))
                .findFirst()
                .orElseThrow();
        assertThat(match.makerId()).isNull();
    }
}
