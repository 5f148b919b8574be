package org.sightline.matching.verdict.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.matching.verdict.facts.ContractEvent;

class EventReaderTest {

    private final EventReader reader = EventReader.builtIn();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HIKVISION CAMERA|purchase",
                "ANNUAL MAINTENANCE - DAHUA DSS PRO|renewal",
                "SUPPORT CONTRACT RENEWAL|renewal",
                "OPTION YEAR 2 CAMERA LEASE|extension",
                "CONTRACT EXTENSION 6 MONTHS|extension",
                "EXTENSION CORD 10FT|purchase",
                "EXTENSION ARM FOR CAMERA|purchase",
                "SERVICE CALL CAMERA DOWN|service",
                "REPAIR NVR|service",
                "REMOVE 14 DOMES|removal",
                "REMOVE OLD AND INSTALL NEW HIKVISION CAMERAS|purchase",
                "REMOVABLE STORAGE|purchase",
                "''|purchase"
            })
    void theWordsOfALineTellTheEvent(String description, String event) {
        assertThat(reader.read(description).event()).isEqualTo(ContractEvent.parse(event));
    }

    @Test
    void theClauseThatNamesTheMakerDecides() {
        String line = "REMOVE & DISPOSE 14 HIKVISION CAMERAS, INSTALL AXIS P3245-LVE";
        assertThat(reader.read(line, line.indexOf("HIKVISION")).event()).isEqualTo(ContractEvent.REMOVAL);
        assertThat(reader.read(line, line.indexOf("AXIS")).event()).isEqualTo(ContractEvent.PURCHASE);
        String other = "REMOVE 9 BOSCH DOMES INSTALL 9 HIKVISION";
        assertThat(reader.read(other, other.indexOf("HIKVISION")).event()).isEqualTo(ContractEvent.PURCHASE);
        assertThat(reader.read(other, other.indexOf("BOSCH")).event()).isEqualTo(ContractEvent.REMOVAL);
    }

    @Test
    void theEvidenceIsKept() {
        assertThat(reader.read("Annual maintenance of NVRs").evidence()).isEqualTo("Annual maintenance");
        assertThat(reader.read("camera").evidence()).isEmpty();
        assertThat(reader.read(null).event()).isEqualTo(ContractEvent.PURCHASE);
    }
}
