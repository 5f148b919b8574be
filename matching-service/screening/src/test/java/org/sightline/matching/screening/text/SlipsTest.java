package org.sightline.matching.screening.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {

    @ParameterizedTest
    @CsvSource({
        "DAJUA,DAHUA,true",
        "DAHIA,DAHUA,true",
        "DARUA,DAHUA,false",
        "HUTWEI,HUAWEI,false",
        "HUAVEI,HUAWEI,true",
        "HUAWAI,HUAWEI,true",
        "HYTERRA,HYTERA,true",
        "HYSTERA,HYTERA,false",
        "HYTEAR,HYTERA,true",
        "HYTER,HYTERA,true",
        "DAHUHA,DAHUA,true",
        "LOREC,LOREX,true",
        "LOREN,LOREX,false",
        "HUAWEIQ,HUAWEI,false",
        "HUAWEIS,HUAWEI,false"
    })
    void aSlipOfAShortNameLooksLikeOne(String written, String name, boolean likely) {
        assertThat(Slips.likely(written, name)).isEqualTo(likely);
    }

    @ParameterizedTest
    @CsvSource({
        "ABCD,ABCD,true",
        "ABCD,ABD,true",
        "ABD,ABCD,true",
        "ABCD,ABXD,true",
        "ABCD,BACD,true",
        "ABCD,ABDC,true",
        "ABCD,BADC,false",
        "ABCD,AB,false",
        "ABCD,AXXD,false",
        "A,B,true",
        "ABCDE,ABCXY,false"
    })
    void oneEditApart(String a, String b, boolean within) {
        assertThat(Distance.withinOne(a, b)).isEqualTo(within);
        assertThat(Distance.withinOne(b, a)).isEqualTo(within);
    }
}
