package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.subject.LedgerEntry;
import org.sightline.matching.screening.subject.Subject;

/** Whether a line buys or only mentions, told by acts, direction, places and columns. */
class RoleTest {

    private static final Subject CAMERA = Subject.ofLine("NORTHFIELD SUPPLY", "HIKVISION DOME CAMERA", null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RMV EXIST HIKVISION CAMS",
                "RPLC HIKVISION W/ AXIS",
                "PREV HIKVISION LOC-AXIS INST",
                "CR MEMO HIKVISION NVR",
                "CXL HIKVISION ORD",
                "BRKT F/ HIKVISION DOME GENERIC",
                "Motion to buy Hikvision cameras failed 2-3"
            })
    void ledgerLanguageIsRead(String item) {
        assertThat(role(item)).isEqualTo(Role.MENTION);
    }

    @ParameterizedTest
    @CsvSource({
        "LAKESIDE PARTS DEPOT LLC, PUBLIC - HIKVISION DS-2CD2143G2-I",
        "NORTHFIELD MOTORS LLC, Public HUAWEI ACCESS POINT",
        "NORTHFIELD MOTORS LLC, Public ZTE MF283 ROUTER",
        "LAKESIDE PARTS DEPOT LLC, Public/HIKVISON BULLET CAM",
        "NORTHFIELD SUPPLY, Graffiti Removal - Hikvision dome",
        "NORTHFIELD SUPPLY, Employee Training - HIKVISION NVR 16CH",
        "NORTHFIELD SUPPLY, Snow Removal; DAHUA PTZ CAMERA",
        "INVENTED SUPPLY LLC, Litigation Expense - HYTERA PD782 RADIO"
    })
    void wordsOfAnAccountBeforeAnItemSayNothing(String vendor, String item) {
        assertThat(only(Subject.ofLine(vendor, item, null, null)).role()).isEqualTo(Role.PURCHASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HIKVISION CAMERA FOR RECYCLING CENTER",
                "HIKVISION TURRET NO SUBSTITUTIONS",
                "REMOVE OLD ANALOG CAMERAS AND INSTALL 12 HIKVISION IP DOMES",
                "HIKVISION CAMERAS, SURPLUS PROPERTY WAREHOUSE",
                "SWAP OUT AXIS CAMERAS W/ HIKVISION COLORVU",
                "ANNUAL MAINTENANCE HIKVISION CCTV SYSTEM"
            })
    void wordsOfRemovalThatBelongToSomethingElseDoNotCount(String item) {
        assertThat(role(item)).isEqualTo(Role.PURCHASE);
    }

    @ParameterizedTest
    @CsvSource({"-120.00,", "(8.02),", "12.5-,", "120.00,CREDIT MEMO", ",JOURNAL REVERSAL", "10,Refund"})
    void columnsThatSayThatMoneyFlowsBackMakeAMention(String amount, String type) {
        Match match = only(CAMERA.with(new LedgerEntry(LedgerEntry.number(amount), null, type)));

        assertThat(match.role()).isEqualTo(Role.MENTION);
        assertThat(match.explanation()).contains("mention (money back)");
    }

    @ParameterizedTest
    @CsvSource({"120.00,INVOICE", "0,", "n/a,PO", ",PURCHASE ORDER"})
    void otherColumnsChangeNothing(String amount, String type) {
        Match match = only(CAMERA.with(new LedgerEntry(LedgerEntry.number(amount), null, type)));

        assertThat(match).isEqualTo(only(CAMERA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New Hikvision cameras, old Dahua taken down",
                "Hikvision bullets purchased, existing Dahua units taken down same day",
                "Upgrade from Dahua to Hikvision 4MP cameras at library",
                "Replace Dahua cameras with new Hikvision domes"
            })
    void ofTwoListedMakersTheOneThatComesIsBought(String item) {
        assertThat(Screening.item(item).stream()
                        .filter(match -> match.role() == Role.PURCHASE)
                        .map(Match::makerId))
                .containsExactly("hikvision");
    }

    @Test
    void aNegativeQuantityFlowsBack() {
        assertThat(only(CAMERA.with(new LedgerEntry(null, BigDecimal.valueOf(-2), null)))
                        .role())
                .isEqualTo(Role.MENTION);
    }

    @Test
    void theExplanationNamesWhatWeighedMost() {
        assertThat(Screening.item("RMVL OF OLD CONDUIT, HIKVISION CAMS SENT BACK")
                        .get(0)
                        .explanation())
                .contains("role mention (")
                .contains(", by what stands ");
    }

    @Test
    void anUnsureRoleSaysSoAndIsLeftToAPerson() {
        List<String> lines = List.of(
                "NOT YET HIKVISION",
                "HIKVISION OR OTHERS",
                "HIKVISION THING UNDONE BY OTHERS",
                "HIKVISION CLAIM DESK RETURN",
                "HIKVISION NVR HARD DRIVE DATA RECOVERY",
                "REMOVE AND INSTALL HIKVISION",
                "HIKVISION SWAP",
                "HIKVISION UPGRADE",
                "HIKVISION CAMERA REPLACEMENT",
                "UNINSTALL REINSTALL HIKVISION CAMERA");

        List<Match> unsure = lines.stream()
                .flatMap(line -> Screening.item(line).stream())
                .filter(match -> match.explanation().contains("not sure: a person decides"))
                .toList();

        assertThat(unsure)
                .isNotEmpty()
                .allSatisfy(match -> assertThat(match.band()).isNotEqualTo(Band.MATCH));
    }

    @Test
    void ofManyPlacesTheFirstAreWeighedAndTheExplanationSaysSo() {
        Match match = Screening.item("HIKVISION ".repeat(500)).get(0);

        assertThat(match.evidence()).hasSizeLessThanOrEqualTo(40);
        assertThat(match.explanation()).endsWith("; of each name the first 40 places were read");
    }

    private static Role role(String item) {
        return Screening.item(item).get(0).role();
    }

    private static Match only(Subject subject) {
        return Screening.SCREENER.screen(subject).get(0);
    }
}
