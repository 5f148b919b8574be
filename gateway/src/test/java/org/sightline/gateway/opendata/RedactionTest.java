package org.sightline.gateway.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAMERA, ASK j.doe@city.invalid FOR IT | CAMERA, ASK [mail address] FOR IT",
                "CAMERA CALL 555-010-4477 | CAMERA CALL [telephone number]",
                "CAMERA CALL (555) 010-4477 OR +1 555.010.4477 | CAMERA CALL [telephone number] OR [telephone number]",
                "4MP DOME ATTN: JANE DOE, 12 PCS | 4MP DOME [name], 12 PCS",
                "DOME S/N: F12345678 | DOME [serial number]",
                "DOME MAC 44:19:b6:00:00:01 | DOME MAC [MAC address]"
            })
    void whatLeadsToAPersonOrToOneDeviceIsTakenOut(String published, String shown) {
        assertThat(Redaction.of(published)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HIKVISION DS-2CD2143G0-I 4MP TURRET 2.8MM",
                "PO 4500012345 LINE 10, 12 @ $226.45",
                "DAHUA N45EM63 REPLACES 555-0104",
                "CAMERA SNOW SHIELD, ATTENDANT BOOTH"
            })
    void modelsNumbersAndPricesStay(String published) {
        assertThat(Redaction.of(published)).isEqualTo(published);
    }

    @Test
    void aLongTextIsCut() {
        assertThat(Redaction.of("X".repeat(2_000))).hasSize(Redaction.LONGEST_ITEM);
    }
}
