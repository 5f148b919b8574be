package org.sightline.inventory.agency;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuyerNameTest {

    static List<NamedCsvRecord> agreedNames() throws IOException {
        try (CsvReader<NamedCsvRecord> names = CsvReader.builder()
                .ofNamedCsvRecord(Path.of(System.getProperty("sightline.root"), "messages", "buyer-names.csv"))) {
            return names.stream().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("agreedNames")
    void aPublishedNameMeansWhatIngestSaysToo(NamedCsvRecord agreed) {
        String key = BuyerName.key(agreed.getField("published"));
        assertThat(key).isEqualTo(agreed.getField("normalised"));
        assertThat(BuyerName.id("XF", key)).hasToString(agreed.getField("id"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("agreedNames")
    void aPublishedNameIsOfTheKindThatIngestSaysToo(NamedCsvRecord agreed) {
        String key = BuyerName.key(agreed.getField("published"));

        assertThat(KindRules.word(key, "XF")).isEqualTo(agreed.getField("kind"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Department of Defense", "U.S. Army Corps of Engineers", "Bureau of Land Management"})
    void aFederalDepartmentIsNoStateAgency(String published) {
        assertThat(KindRules.guess(BuyerName.key(published), "XF")).contains(AgencyKind.FEDERAL_AGENCY);
    }

    @Test
    void aDepartmentThatTheStateMayHaveTooIsLeftOpen() {
        assertThat(KindRules.guess(BuyerName.key("Department of Transportation"), "XF"))
                .isEmpty();
    }

    @Test
    void aBoroughIsACountyInAlaskaAndATownElsewhere() {
        String key = BuyerName.key("Low Quay Borough");

        assertThat(KindRules.guess(key, "AK")).contains(AgencyKind.COUNTY);
        assertThat(KindRules.guess(key, "PA")).contains(AgencyKind.TOWN);
    }

    @Test
    void theSameNameInAnotherStateIsAnotherBody() {
        assertThat(BuyerName.id("XF", "city of marrowbone")).isNotEqualTo(BuyerName.id("XG", "city of marrowbone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-", "& ,"})
    void aNameWithoutLettersHasAtMostTheWordAnd(String published) {
        assertThat(BuyerName.key(published)).isIn("", "and");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "City of Marrowbone, CITY",
        "CITY OF MARROWBONE POLICE, CITY",
        "Alder County, COUNTY",
        "ALDER CNTY SHERIFF, COUNTY",
        "Elder Ford Town, TOWN",
        "Alder Twp, TOWN",
        "Borough of Low Quay, TOWN",
        "MARROWBONE ISD, SCHOOL_DISTRICT",
        "Alder County Schs, SCHOOL_DISTRICT",
        "Univ of Franklin, STATE_UNIVERSITY",
        "MARROWBONE UTIL DIST, SPECIAL_DISTRICT",
        "Marrowbone Housing Auth, SPECIAL_DISTRICT",
        "Franklin Dept of Parks, STATE_AGENCY",
        "STATE OF FRANKLIN, STATE_AGENCY",
        "U.S. Forest Office, FEDERAL_AGENCY",
    })
    void aNameOftenTellsTheKind(String published, AgencyKind kind) {
        assertThat(KindRules.guess(BuyerName.key(published), "XF")).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Marrowbone", "Alder Countryside Club", "Franklin Partners"})
    void aNameThatDoesNotTellLeavesTheKindOpen(String published) {
        assertThat(KindRules.guess(BuyerName.key(published), "XF")).isEmpty();
    }
}
