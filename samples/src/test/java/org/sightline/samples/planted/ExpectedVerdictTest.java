package org.sightline.samples.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "hikvision, MADE_BY,    camera,    2019-08-12, LOCAL,         NOT_COVERED",
        "hikvision, MADE_BY,    camera,    2019-08-13, LOCAL,         FLAGGED",
        "huawei,    MADE_BY,    network,   2019-05-15, LOCAL,         NOT_COVERED",
        "huawei,    MADE_BY,    network,   2019-05-16, LOCAL,         FLAGGED",
        "zte,       MADE_BY,    network,   2019-05-16, LOCAL,         NOT_COVERED",
        "dahua,     MADE_BY,    camera,    2020-08-12, FEDERAL_GRANT, FLAGGED",
        "dahua,     MADE_BY,    camera,    2020-08-13, FEDERAL_GRANT, PROHIBITED",
        "dahua,     MADE_BY,    camera,    2020-08-12, UNKNOWN,       FLAGGED",
        "dahua,     MADE_BY,    camera,    2020-08-13, UNKNOWN,       UNDETERMINED",
        "dahua,     MADE_BY,    camera,    2023-01-05, STATE,         FLAGGED",
        "huawei,    MADE_BY,    network,   2020-06-29, USF,           FLAGGED",
        "huawei,    MADE_BY,    network,   2020-06-30, USF,           PROHIBITED",
        "zte,       MADE_BY,    hotspot,   2021-05-10, FCC_SUBSIDY,   FLAGGED",
        "zte,       MADE_BY,    hotspot,   2021-05-11, FCC_SUBSIDY,   PROHIBITED",
        "hikvision, SUCCESSOR,  camera,    2022-01-05, FEDERAL_GRANT, UNDETERMINED",
        "hikvision, MADE_BY,    accessory, 2022-01-05, FEDERAL_GRANT, FLAGGED",
        "hikvision, SUBSIDIARY, camera,    2022-01-05, FEDERAL_GRANT, PROHIBITED",
        "hikvision, RELABEL,    camera,    2022-01-05, FEDERAL_GRANT, UNDETERMINED",
        "hikvision, RELABEL,    camera,    2022-01-05, UNKNOWN,       UNDETERMINED",
        "hikvision, RELABEL,    camera,    2022-01-05, LOCAL,         FLAGGED",
        "hikvision, RELABEL,    camera,    2020-01-05, FEDERAL_GRANT, FLAGGED",
        "hikvision, MADE_BY,    camera,    2026-06-30, LOCAL,         FLAGGED",
        "hikvision, MADE_BY,    camera,    2026-08-01, LOCAL,         RESTRICTED",
        "hikvision, MADE_BY,    camera,    2026-08-01, FEDERAL_GRANT, PROHIBITED",
    })
    void theDateMakerAndMoneyDecide(
            String maker, Basis basis, String item, LocalDate ordered, Funding funding, Verdict expected) {
        assertThat(ExpectedVerdict.of(maker, basis, item, ordered, funding)).isEqualTo(expected);
    }

    @Test
    void noVerdictIsGivenForTheMonthWhoseLawIsNotSettled() {
        LocalDate july = LocalDate.of(2026, 7, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectedVerdict.of("dahua", Basis.MADE_BY, "camera", july, Funding.LOCAL));
    }
}
