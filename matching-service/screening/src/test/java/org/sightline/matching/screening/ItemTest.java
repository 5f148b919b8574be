package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.subject.Subject;

class ItemTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DS-2CD2143G0-I 4MP DOME | hikvision | HIK-CAM
        DS2CD2143G0I | hikvision | HIK-CAM
        DS-2CD2I43GO-l | hikvision | HIK-CAM
        D5-2CD2143G0-I DOME | hikvision | HIK-CAM
        DS 7204HGHI F1 | hikvision | HIK-REC
        DS-K1T804MF terminal | hikvision | HIK-ACC
        4MPDOMEDS2CD2147G2SU | hikvision | HIK-CAM
        ipchfw2831t camera | dahua | DAH-IPC
        SD59230U-HNI | dahua | DAH-SD
        NVR4216-16P-4KS2/L | dahua | DAH-REC
        N42BJ62 dome camera | dahua | DAH-US
        PD362 UHF radio | hytera | HYT-RADIO
        EG8145V5 | huawei | HUA-NET2
        Hi3516EV200 module | huawei | HISI-SOC
        ZXHN H267A | zte | ZTE-NET
        CMIP9342W-28M dome | hikvision | OEM-LTS
        """)
    void modelNumbersAreReadWithoutHyphensWithGapsAndThroughScanGarble(String text, String maker, String rule) {
        Match match = Screening.item(text).get(0);
        assertThat(match.makerId()).isEqualTo(maker);
        assertThat(match.evidence())
                .anyMatch(e -> e.kind() == EvidenceKind.MODEL && e.ruleId().startsWith(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSON DS-7500N DOCUMENT SCANNER",
                "SYNOLOGY DS-1821+ NAS",
                "VIVOTEK SD9384-EHL PTZ",
                "IPC-A-610 TRAINING",
                "MD 652 RESURFACING",
                "PD 782 OVERTIME",
                "HP 782 PLOTTER INK",
                "MF-920 MOUNTING FLANGE",
                "S5735 STAINLESS BOLT",
                "N43 NITRILE GASKET AJ52",
                "HDW KIT, STAINLESS",
                "ZYXEL IPC-3605N CAMERA",
                "HIKE TRAIL CAMERA",
                "JDK 17 LTS SUBSCRIPTION",
                "HAC-1200 CONDUIT FITTING",
                "GRANT DSP003/10 POOL",
                "DSMN104 RIDING",
                "LTN-2010-118 NETWORK",
                "TC-508 THERMOCOUPLE"
            })
    void modelShapesOfOtherThingsAreNotTaken(String text) {
        assertThat(Screening.item(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HIK 4MP TURRET | hikvision purchase
        HIK CONSTRUCTION | -
        LTS 16CH NVR | hikvision purchase
        LTS LIGHT POLE 25FT | -
        HYT PORTABLE RADIO | hytera purchase
        HYT LODGING | -
        """)
    void shortNamesNeedGoodsThatFit(String text, String verdict) {
        assertThat(Screening.verdict(Screening.item(text))).isEqualTo(verdict);
    }

    @Test
    void aBrandWithoutItsSeriesIsNotEnoughWhereMostGoodsAreItsOwn() {
        assertThat(Screening.item("HONEYWELL SECURITY CAMERA")).isEmpty();
        assertThat(Screening.verdict(Screening.item("HONEYWELL HEN08104 NVR"))).isEqualTo("dahua purchase");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Removal of Hikvision equipment at all sites | removal
        Hikvision cameras to be removed | removal
        Replace 14 Hikvision domes with Hanwha | replacement
        Axis P3245 to replace Hikvision DS-2CD2143 | replacement
        Avigilon cameras in lieu of Hikvision | replacement
        trade-in credit Hikvision cameras | replacement
        NDAA compliant camera - no Hikvision or Dahua | negation
        Non-Hikvision dome camera | negation
        Hikvision-free camera | negation
        Hikvision not allowed | negation
        vendor does not provide Hikvision products | negation
        Bracket for Hikvision dome | part or service for it
        Junction box fits Hikvision turret, generic | compatible part
        Replacement bracket compatible with Hikvision DS-2CD2143G0-I dome | compatible part
        Hikvision style turret housing | compatible part
        Training: patching Hikvision CVE-2021-36260 | service about it
        Hikvision ban research reports | service about it
        Section 889 names Hikvision, Dahua, Hytera, Huawei and ZTE | legal clause
        """)
    void aLineThatOnlyTalksAboutAMakerIsAMention(String text, String reason) {
        Match match = Screening.item(text).get(0);
        assertThat(match.role()).isEqualTo(Role.MENTION);
        assertThat(match.makerId()).isEqualTo("hikvision");
        assertThat(match.explanation()).contains("mention (" + reason + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Replace failed Axis camera with Hikvision DS-2CD2143",
                "Upgrade analog to Hikvision IP cameras",
                "cameras (Hikvision or equal)",
                "HIKVISION CAMERA, NO POWER SUPPLY",
                "PO NO 12345 HIKVISION CAMERA",
                "payment for Hikvision cameras",
                "install (8) hikvision cams and 1 nvr",
                "mounting base DS-1280ZJ-DM18",
                "Hikvision dome cameras for Bldg 4 lobby"
            })
    void aPurchaseStaysAPurchase(String text) {
        assertThat(Screening.verdict(Screening.item(text))).isEqualTo("hikvision purchase");
    }

    @Test
    void aModelOfTheNamedMakerIsNotAlsoAnotherMakers() {
        assertThat(Screening.item("HILOOK IPC-T240H TURRET CAMERA"))
                .extracting(Match::makerId)
                .containsExactly("hikvision");
    }

    @Test
    void aSeriesNamedVIsNoLawsuit() {
        assertThat(Screening.item("LUMINYS V TURRET 8MP")).allMatch(m -> m.role() == Role.PURCHASE);
        assertThat(Screening.item("BOOK: HIKVISION V. FCC, ANNOTATED")).allMatch(m -> m.role() == Role.MENTION);
    }

    @Test
    void aModelAfterAMentionedBrandIsMentionedToo() {
        assertThat(Screening.item("Motorola APX6000 replacing Hytera PD782")).allMatch(m -> m.role() == Role.MENTION);
    }

    @Test
    void aPurchaseBesideARemovalIsAPurchase() {
        assertThat(Screening.verdict(
                        Screening.item("Remove old Dahua DVR; furnish and install Hikvision DS-7608NI-K2")))
                .isEqualTo("hikvision purchase");
    }

    @Test
    void theManufacturerColumnIsWhatWasBought() {
        Match match = Screening.SCREENER
                .screen(Subject.ofLine("ACME", "dome camera", "Dahua", null))
                .get(0);
        assertThat(match.role()).isEqualTo(Role.PURCHASE);
        assertThat(match.evidence().get(0).field()).isEqualTo(Field.MANUFACTURER);
    }

    @Test
    void aWordBehindAModelNumberIsNoPartOfIt() {
        assertThat(Screening.item("DOCUMENT SCANNER DS-7500 HIGH SPEED")).isEmpty();
        assertThat(Screening.item("FUJITSU DS-7600 VIDEO CARD")).isEmpty();
        assertThat(Screening.verdict(Screening.item("NVR DS 7608 NI K2"))).isEqualTo("hikvision purchase");
        assertThat(Screening.verdict(Screening.item("RADIO PD782 INCL CHARGER")))
                .isEqualTo("hytera purchase");
    }

    @Test
    void wordsBeyondTheEndOfASentenceSayNothingOfTheName() {
        assertThat(Screening.verdict(Screening.item("Removed old analog DVR. Hikvision NVR 8CH")))
                .isEqualTo("hikvision purchase");
        assertThat(Screening.verdict(Screening.item("Removal complete; Dahua PTZ camera")))
                .isEqualTo("dahua purchase");
        // The second reader sees no ends of lines: a person decides.
        assertThat(Screening.item("Haul off scrap!\nHikvision dome camera"))
                .singleElement()
                .satisfies(match -> assertThat(match.band()).isEqualTo(Band.REVIEW));
        assertThat(Screening.verdict(Screening.item("Dahua PTZ camera. Old ones to be removed")))
                .isEqualTo("dahua purchase");
    }

    @Test
    void wordsOfAnAccountDoNotHideAMakerWhoseGoodsAreNamed() {
        assertThat(Screening.item("Employee Memberships HUAWEI ACCESS POINT")).isNotEmpty();
        assertThat(Screening.item("Employee Memberships HUAWEI AP")).isNotEmpty();
        assertThat(Screening.item("Employee HUA WEI")).isEmpty();
    }

    @Test
    void aFullStopBehindAnAbbreviationEndsNoSentence() {
        assertThat(Screening.verdict(Screening.item("Motorola v. Hytera trial exhibits")))
                .isEqualTo("hytera mention");
        assertThat(Screening.verdict(Screening.item("Repl. Hikvision camera"))).isEqualTo("hikvision mention");
        assertThat(Screening.verdict(Screening.item("Remove approx. 12 Hikvision cameras")))
                .isEqualTo("hikvision mention");
        assertThat(Screening.verdict(Screening.item("Remove equip. Hikvision"))).isEqualTo("hikvision mention");
        assertThat(Screening.verdict(Screening.item("Remove cams. Hikvision"))).isEqualTo("hikvision mention");
    }

    @Test
    void theWordsThatDecideARoleAreMarkedAsTheyAreWritten() {
        Match match = Screening.item("Lobby: please remove, then recycle all Dahua NVRs")
                .get(0);
        Evidence words = match.evidence().get(match.evidence().size() - 1);
        assertThat(words.kind()).isEqualTo(EvidenceKind.ROLE);
        assertThat(words.text()).isEqualTo("remove, then recycle all");
    }
}
