package org.sightline.matching.verdict.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.verdict.facts.ItemClass;

class ItemClassifierTest {

    private final ItemClassifier classifier = ItemClassifier.builtIn();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAMERA WALL MOUNT|accessory",
                "WALL MOUNT DOME CAMERA|camera",
                "WALL MOUNT FOR DOME CAMERA|accessory",
                "NVR WITH 4 CAMERAS|recorder",
                "4MP TURRET W/ JUNCTION BOX|camera",
                "JUNCTION BOX, CAMERA, WHITE|accessory",
                "48 PORT POE SWITCH FOR CAMERAS|network_equipment",
                "RADIO BATTERY|accessory",
                "PORTABLE RADIO W/ BATTERY AND CHARGER|radio",
                "REPAIR OF 3 CAMERAS|service",
                "CAMERA MAINTENANCE AGREEMENT|service",
                "VMS LICENSE 16 CH|software",
                "HIKVISION DS-2CD2143G0-I|camera",
                "DS2CD2343G0I|camera",
                "DS-7616NI-I2/16P 4TB|recorder",
                "DS-1280ZJ-DM8|accessory",
                "DHI-NVR5216-16P-4KS2E|recorder",
                "PD782|radio",
                "RUBBER BANDS, BOX OF 100|unknown",
                "LODGING CONF|unknown"
            })
    void aDescriptionTellsTheKindOfItem(String description, String expected) {
        assertThat(classifier.classify(description, null, null, null).itemClass())
                .isEqualTo(ItemClass.parse(expected));
    }

    /** Goods that the law lists by kind are told by what stands around their word, and never by the name of a maker alone. */
    @ParameterizedTest
    @CsvFileSource(resources = "goods-lines.csv", useHeadersInDisplayName = true)
    void goodsOfAKindAreToldFromWhatSharesTheirWord(String itemClass, String line) {
        ItemClassification found = classifier.classify(line, null, null, null);
        assertThat(found.itemClass()).as(found.toString()).isEqualTo(ItemClass.parse(itemClass));
    }

    @Test
    void theGradeOfARouterMayStandInAnotherColumn() {
        assertThat(classifier
                        .classify("WIRELESS ROUTER", "NETGEAR", "RAX50", null)
                        .itemClass())
                .isEqualTo(ItemClass.CONSUMER_ROUTER);
        assertThat(classifier.classify("ROUTER", "CISCO", "C1111-8P", null).itemClass())
                .isEqualTo(ItemClass.ENTERPRISE_NETWORK);
    }

    @Test
    void theEvidenceStandsWhereItSays() {
        String description = "qty 4 Outdoor Turret 4mp";
        ItemClassification found = classifier.classify(description, null, null, List.of());
        assertThat(found.evidence()).isEqualTo("Turret");
        assertThat(description.substring(found.start(), found.end())).isEqualTo("Turret");
        assertThat(found.source()).isEqualTo("description");
    }

    @Test
    void aModelDecidesWhereWordsDoNot() {
        ItemClassification found = classifier.classify("PER QUOTE", "HIKVISION", "DS-2DE4225IW-DE", List.of());
        assertThat(found.itemClass()).isEqualTo(ItemClass.CAMERA);
        assertThat(found.source()).isEqualTo("model");
    }

    @ParameterizedTest
    @CsvSource({
        "NIGP,840-33,camera",
        "nigp,725-78,radio",
        "UNSPSC,43222612,network_equipment",
        "PSC,7G21,network_equipment",
        "PSC,5836,recorder",
        "NIGP,990-22,service",
        "UNSPSC,99999999,unknown",
        "NAICS,334290,unknown"
    })
    void aCommodityCodeIsTheLastResort(String scheme, String code, String expected) {
        ItemClassification found = classifier.classify("PD STUFF", null, null, List.of(new Code(scheme, code)));
        assertThat(found.itemClass()).isEqualTo(ItemClass.parse(expected));
    }

    @Test
    void wordsWinOverACodeThatTheBuyerPickedLoosely() {
        ItemClassification found =
                classifier.classify("CAMERA BRACKET", null, null, List.of(new Code("NIGP", "840-33")));
        assertThat(found.itemClass()).isEqualTo(ItemClass.ACCESSORY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAMERA 4MP IR DOME NDAA COMPLIANT|true",
                "SECURITY CAMERA PROJECT PER QUOTE 11872|true",
                "VIVOTEK SD9384-EHL PTZ|false",
                "AXIS CAMERA|false",
                "CAMERA P3245|false",
                "''|false"
            })
    void aLineOfGenericWordsNamesNoBrand(String description, boolean brandless) {
        assertThat(classifier.classify(description, null, null, List.of()).brandless())
                .isEqualTo(brandless);
    }

    @Test
    void aLineWithAManufacturerOrAModelIsNotBrandless() {
        assertThat(classifier.classify("CAMERA", "ACME", null, List.of()).brandless())
                .isFalse();
        assertThat(classifier.classify("CAMERA", null, "X-1", List.of()).brandless())
                .isFalse();
        assertThat(classifier.classify("CAMERA", " ", "", List.of()).brandless())
                .isTrue();
    }

    @Test
    void nothingIsUnknownWithoutEvidence() {
        ItemClassification found = classifier.classify(null, null, null, null);
        assertThat(found).isEqualTo(new ItemClassification(ItemClass.UNKNOWN, "", "", -1, -1, false));
    }
}
