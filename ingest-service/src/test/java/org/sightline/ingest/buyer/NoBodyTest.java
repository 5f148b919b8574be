package org.sightline.ingest.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"OTHER, UNDEFINED", "Mr. Redacted", "Unknown", "N/A", "Not Available", "- -", "Various Agencies"
            })
    void whatStandsForNobodyIsNoPublicBody(String published) {
        assertThat(NoBody.is(published)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "City of Unknown Ford",
                "Multiple County Authority",
                "Drummond County",
                "Dr. Martin Luther King Jr. Elementary School District",
                "Miss Hall Public Library"
            })
    void aBodyWithSuchAWordInItsNameIsOne(String published) {
        assertThat(NoBody.is(published)).isFalse();
    }
}
