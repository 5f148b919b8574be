package org.sightline.ingest.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts lose something, and which must not: a model number that is masked is a maker that is not found. */
class PersonalTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Refund, write to jo.doe@example.org | Refund, write to [e-mail removed]
            AMZN MKTP*ORDER@EXAMPLE.COM CAMERA  | AMZN MKTP*[e-mail removed] CAMERA
            CARD 4111 1111 1111 1111 HIKVISION  | CARD [card number removed] HIKVISION
            CARD 5555555555554444               | CARD [card number removed]
            AMEX 3782-822463-10005              | AMEX [card number removed]
            SSN 219-09-9999 of claimant         | SSN [social security number removed] of claimant
            """)
    void theNumberOrAddressIsReplacedByWhatItWas(String text, String masked) {
        assertThat(PersonalText.masked(text)).isEqualTo(masked);
        assertThat(PersonalText.masked(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DS-2CD2T86G2-4I 4MM CAMERA",
                "IPC-HFW5442E-ZE-27135-S3 @ 120.00 EACH",
                "PO 4500012345678901 LINE 1",
                "IMEI 490154203237518",
                "NIGP 680-53-12 SURVEILLANCE CAMERAS",
                "CALL 602-555-0142 OR 602-555-0143",
                "4111 1111 1111 1112 is no card",
                "GTIN 06954273612345"
            })
    void whatIsNoPersonsStays(String text) {
        assertThat(PersonalText.masked(text)).isEqualTo(text);
    }
}
