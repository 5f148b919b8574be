package org.sightline.matching.verdict.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ObligationDate;

class FundingReaderTest {

    private static final ObligationDate DAY = ObligationDate.parse("2022-05-05");
    private final FundingReader reader = FundingReader.builtIn();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "ESSER III|federal_grant",
                "arpa slfrf|federal_grant",
                "UASI 20|federal_grant fema_award",
                "STATE HOMELAND SECURITY PROGRAM|federal_grant fema_award",
                "E-RATE C2 FY2023|usf",
                "ECF|fcc_subsidy federal_grant",
                "GENERAL FUND|local",
                "GENERAL FUND / CDBG|local federal_grant",
                "GENERAL FUND & GRANT|local unknown",
                "UASI GRANT|federal_grant fema_award",
                "LOCAL MATCH|unknown",
                "PROGRAM INCOME|unknown",
                "LOCAL MATCH TO BYRNE JAG|federal_grant",
                "STATE AID|state",
                "STATE SCHOOL SAFETY GRANT|state",
                "NON-FEDERAL|local",
                "NO FEDERAL FUNDS|local",
                "FEDERAL GRANT|federal_grant",
                "FEDERAL APPROPRIATION|federal_appropriation",
                "EQUITABLE SHARING|unknown",
                "FUND 27|unknown",
                "4123-190-E-0000-8500|unknown",
                "97.067|federal_grant fema_award",
                "ALN 93.323|federal_grant",
                "CFDA #84.425D|federal_grant",
                "93.323|unknown",
                "JAGUAR MASCOT FUND|unknown",
                "ESTATE SALE|unknown",
                "''|unknown",
                "null|unknown"
            })
    void aFundTextNamesItsKinds(String text, String kinds) {
        assertThat(reader.read(text, DAY).kinds())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(kinds.split(" ")).map(FundingKind::parse).toList());
    }

    @Test
    void theProgrammeAndTheWordsThatNamedItAreKept() {
        FundingReading reading = reader.read("Pd from Stonegarden FY20", DAY);
        assertThat(reading.programmes()).singleElement().satisfies(programme -> {
            assertThat(programme.id()).isEqualTo("97.067");
            assertThat(programme.evidence()).isEqualTo("Stonegarden");
        });
    }

    @Test
    void theAgencysOwnChartDecidesBeforeTheWords() {
        List<FundCode> chart = List.of(new FundCode("FUND 27", "16.738", null, null));
        assertThat(reader.read("FUND 27", DAY, chart).kinds()).containsExactly(FundingKind.FEDERAL_GRANT);
        List<FundCode> capital = List.of(new FundCode("CAPITAL", "20.507", null, null));
        assertThat(reader.read("CAPITAL", DAY, capital).kinds()).containsExactly(FundingKind.FEDERAL_GRANT);
    }

    @Test
    void aFundCodeMeansWhatItMeantOnTheDay() {
        List<FundCode> chart = List.of(
                new FundCode("27", "local", null, LocalDate.of(2021, 7, 1)),
                new FundCode("27", "84.425", LocalDate.of(2021, 7, 1), LocalDate.of(2023, 7, 1)));
        assertThat(reader.read("27", ObligationDate.parse("2021-06-30"), chart).kinds())
                .containsExactly(FundingKind.LOCAL);
        assertThat(reader.read("27", ObligationDate.parse("2021-07-01"), chart).kinds())
                .containsExactly(FundingKind.FEDERAL_GRANT);
        assertThat(reader.read("27", ObligationDate.parse("2023-07-01"), chart).kinds())
                .containsExactly(FundingKind.UNKNOWN);
        assertThat(reader.read("27", ObligationDate.parse("2021"), chart).kinds())
                .containsExactlyInAnyOrder(FundingKind.LOCAL, FundingKind.FEDERAL_GRANT);
    }

    @Test
    void aFundCodeIsAWholeWord() {
        List<FundCode> chart = List.of(new FundCode("27", "84.425", null, null));
        assertThat(reader.read("FUND 270", DAY, chart).kinds()).containsExactly(FundingKind.UNKNOWN);
    }

    @Test
    void aChartMayNameAListingNumberThatWeDoNotKnow() {
        List<FundCode> chart = List.of(new FundCode("9", "93.323", null, null));
        assertThat(reader.read("9", DAY, chart).kinds()).containsExactly(FundingKind.FEDERAL_GRANT);
        List<FundCode> direct = List.of(new FundCode("8", "fema_award", null, null));
        assertThat(reader.read("8", DAY, direct).kinds()).containsExactly(FundingKind.FEMA_AWARD);
        List<FundCode> wrong = List.of(new FundCode("9", "somewhere", null, null));
        assertThatThrownBy(() -> reader.read("9", DAY, wrong)).hasMessageContaining("somewhere");
    }

    @Test
    void aMoveToAnotherFundIsSeenWithItsDay() {
        FundingReading dated = reader.read("GENERAL FUND (RECODED 2021-02-03)", DAY);
        assertThat(dated.recoded()).isTrue();
        assertThat(dated.recodedOn()).isEqualTo("2021-02-03");
        assertThat(dated.kinds()).containsExactly(FundingKind.LOCAL);
        FundingReading undated = reader.read("GF, RE-CLASSIFIED", DAY);
        assertThat(undated.recoded()).isTrue();
        assertThat(undated.recodedOn()).isNull();
        assertThat(reader.read("GENERAL FUND", DAY).recoded()).isFalse();
        assertThat(reader.read("GF RECODED 2021-02-31", DAY).recodedOn()).isNull();
    }
}
