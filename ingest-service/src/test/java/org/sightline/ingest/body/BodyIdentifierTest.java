package org.sightline.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyIdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "NCES, 0612345, 0612345",
        "NCES, 612345, 0612345",
        "FIPS, 06001, 06001",
        "FIPS, 6001, 06001",
        "FIPS, 0644000, 0644000",
        "ORI, ca0010100, CA0010100",
        "UEI, abc def ghi 123, ABCDEFGHI123"
    })
    void anIdentifierIsReadHoweverItIsWrittenAndGetsItsZerosBack(
            BodyIdentifier.Scheme scheme, String written, String value) {
        BodyIdentifier read = BodyIdentifier.of(scheme, written);

        assertThat(read).isNotNull();
        assertThat(read.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"NCES, 12345", "FIPS, 6", "ORI, 12345", "UEI, ABC", "UEI,"})
    void whatIsNoneOfTheSchemeIsNone(BodyIdentifier.Scheme scheme, String written) {
        assertThat(BodyIdentifier.of(scheme, written)).isNull();
    }

    @Test
    void theCoreOfANameIsWhatItsBodiesShare() {
        assertThat(NameCore.of("city of marrowbone")).isEqualTo("marrowbone");
        assertThat(NameCore.of("marrowbone unified school district")).isEqualTo("marrowbone");
        assertThat(NameCore.of("county")).isEqualTo("county");
    }
}
