package org.sightline.samples.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sightline.samples.planted.Basis;
import org.sightline.samples.planted.ExpectedVerdict;
import org.sightline.samples.planted.Funding;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.planted.Role;
import org.sightline.samples.planted.Verdict;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.Kind;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.state.Table;

class PlantedCasesTest {

    private final List<PlantedCase> cases = PlantedCase.of(SampleState.franklin());
    private final List<PlantedCase> purchases =
            cases.stream().filter(planted -> planted.role() == Role.PURCHASE).toList();

    @Test
    void theVerdictJudgedByHandIsTheOneThatTheLawGives() {
        for (PlantedCase planted : purchases) {
            assertThat(planted.verdict()).as(planted.id()).isEqualTo(planted.handVerdict());
        }
    }

    @Test
    void everyCaseIsNamedOnceAndSaysWhy() {
        assertThat(cases).extracting(PlantedCase::id).doesNotHaveDuplicates();
        assertThat(cases)
                .extracting(PlantedCase::why)
                .noneMatch(String::isBlank)
                .noneMatch("placeholder"::equals);
        assertThat(cases).extracting(PlantedCase::body).doesNotContainNull();
    }

    @Test
    void purchasesCoverEveryMakerBasisFundingAndVerdict() {
        assertThat(purchases)
                .extracting(PlantedCase::maker)
                .containsOnly("hikvision", "dahua", "huawei", "zte", "hytera")
                .contains("hikvision", "dahua", "huawei", "zte", "hytera");
        assertThat(purchases).extracting(PlantedCase::basis).contains(Basis.values());
        assertThat(purchases).extracting(PlantedCase::funding).contains(Funding.values());
        assertThat(purchases).extracting(PlantedCase::verdict).contains(Verdict.values());
        assertThat(purchases)
                .extracting(PlantedCase::item)
                .contains("camera", "recorder", "intercom", "radio", "network", "hotspot", "accessory", "service");
    }

    @Test
    void aTrapHasNoMakerAndAMentionHasOne() {
        for (PlantedCase planted : cases) {
            assertThat(planted.maker().isEmpty()).as(planted.id()).isEqualTo(planted.role() == Role.NONE);
        }
    }

    @Test
    void everyBodyThatBoughtOnlyServiceOrAccessoriesAlsoBoughtEquipment() {
        Map<Body, List<PlantedCase>> byBody = purchases.stream().collect(Collectors.groupingBy(PlantedCase::body));
        byBody.forEach((body, bought) -> assertThat(bought)
                .as(body.name())
                .anyMatch(planted ->
                        !planted.item().equals("accessory") && !planted.item().equals("service")));
    }

    @Test
    void theTextThatTellsSurvivesTheCutOfEveryFile() {
        Map<Place, Integer> widths = Map.of(
                Place.PURCHASE_ORDERS, PurchaseOrderLayout.DESCRIPTION_WIDTH,
                Place.PAYMENTS, CheckbookLayout.TEXT_WIDTH,
                Place.SCHOOL_PURCHASES, SchoolPurchaseLayout.TEXT_WIDTH);
        for (PlantedCase planted : cases) {
            for (Place place : planted.places()) {
                assertThat(Quoting.cut(planted.description(), widths.get(place)))
                        .as("%s in %s", planted.id(), place)
                        .contains(planted.evidence());
            }
        }
    }

    /** Its order may be up to a year older than the payment, and then another law would apply. */
    @Test
    void noDateOfALawFallsInTheYearBeforeALonePaymentAndChangesItsVerdict() {
        for (PlantedCase planted : purchases) {
            if (planted.places().equals(Set.of(Place.PAYMENTS))) {
                assertThat(ExpectedVerdict.of(
                                planted.maker(),
                                planted.basis(),
                                planted.item(),
                                planted.ordered().minusYears(1),
                                planted.funding()))
                        .as(planted.id())
                        .isEqualTo(planted.verdict());
            }
        }
    }

    @Test
    void onlySchoolDistrictsBuyInTheSchoolsFile() {
        assertThat(cases)
                .filteredOn(planted -> planted.places().contains(Place.SCHOOL_PURCHASES))
                .extracting(planted -> planted.body().kind())
                .containsOnly(Kind.SCHOOL_DISTRICT);
    }

    @Test
    void everydayTextNamesNoDesignatedMaker() {
        String everyday = Table.read("ordinary.csv").toString() + Table.read("vendors.csv");
        assertThat(everyday.toUpperCase(Locale.ROOT))
                .doesNotContain("HIKVISION", "DAHUA", "HUAWEI", "ZTE", "HYTERA", "DS-", "IPC-");
    }
}
