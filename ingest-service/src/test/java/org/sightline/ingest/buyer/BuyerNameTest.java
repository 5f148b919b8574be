package org.sightline.ingest.buyer;

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

class BuyerNameTest {

    static List<NamedCsvRecord> agreedNames() throws IOException {
        Path table = Path.of(System.getProperty("sightline.root"), "messages", "buyer-names.csv");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            return rows.stream().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("agreedNames")
    void aPublishedNameBecomesTheAgreedNameAndId(NamedCsvRecord row) {
        String normalised = BuyerName.normalise(row.getField("published"));

        assertThat(normalised).isEqualTo(row.getField("normalised"));
        assertThat(BuyerName.agencyId("XF", normalised)).hasToString(row.getField("id"));
        assertThat(BuyerKind.word(normalised, "XF")).isEqualTo(row.getField("kind"));
    }

    @Test
    void aNameThatIsFederalOrOfAStateIsFederalInAListOfFederalAwardsOnly() {
        assertThat(BuyerKind.of("department of transportation", "XF", true)).isEqualTo("federal_agency");
        assertThat(BuyerKind.of("department of transportation", "XF", false)).isNull();
        assertThat(BuyerKind.of("franklin department of transportation", "XF", true))
                .isEqualTo("state_agency");
    }

    @ParameterizedTest
    @CsvSource({
        "CITY OF MARROWBONE, city",
        "ALDER CNTY, county",
        "TOWN OF ELDER FORD, town",
        "ALDER TWP, town",
        "MARROWBONE ISD, school_district",
        "ALDER COUNTY SCHOOLS, school_district",
        "UNIV OF FRANKLIN, state_university",
        "MARROWBONE UTIL DIST, special_district",
        "DEPT OF TRAILS, state_agency",
        "MARROWBONE ZOO,"
    })
    void aNameOftenSaysWhatKindOfBodyItIs(String published, String kind) {
        assertThat(BuyerKind.of(BuyerName.normalise(published), "XF", false)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Low Quay Borough, AK, county",
        "Low Quay Borough, PA, town",
        "Low Quay SD 7, IL, school_district",
        "Low Quay ESD 7, IL, school_district",
        "Low Quay ESD 7, TX, special_district",
        "Low Quay ESD 7, WA,",
        "Low Quay R-II, MO, school_district",
        "Low Quay Local, OH, school_district",
        "Village of Low Quay, AK,",
        "Ohio Trails Commission, OH, state_agency",
        "Ohio Trails Commission, WV,",
        "Ohio River Trails Commission, OH,",
        "Ohio Ports Authority, OH,",
        "Department of Energy, CO, federal_agency",
        "Department of Energy, OR,",
        "Department of State, DC, federal_agency",
        "Department of State, VA,",
        "White House, DC, federal_agency",
        "White House, TN,"
    })
    void someNamesSayAnotherKindInAnotherState(String published, String state, String kind) {
        assertThat(BuyerKind.of(BuyerName.normalise(published), state, false)).isEqualTo(kind);
    }

    @Test
    void theSameNameInAnotherStateIsAnotherBody() {
        assertThat(BuyerName.agencyId("XF", "city of marrowbone"))
                .isNotEqualTo(BuyerName.agencyId("XG", "city of marrowbone"));
    }

    @Test
    void aNameOfSignsOnlyIsNoName() {
        assertThat(BuyerName.normalise(" -- / ")).isEmpty();
    }
}
