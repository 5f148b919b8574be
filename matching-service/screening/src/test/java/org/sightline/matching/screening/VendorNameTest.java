package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HANGZHOU HIKVISION DIGITAL TECHNOLO | hikvision
        TECHNOLOGY DIGITAL HIKVISION HANGZHOU | hikvision
        DAHUA TECHNLGY USA INC | dahua
        ZHONGXING TELECOMMUNICATI | zte
        HYTERA COMUNICATIONS | hytera
        HUAWEI TECHNOLOGI | huawei
        """)
    void abbreviatedReorderedAndCutNamesAreFound(String name, String maker) {
        assertThat(Screening.verdict(Screening.vendor(name))).isEqualTo(maker + " purchase");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HIKVSION | hikvision
        HIKVIISION | hikvision
        HIKVISOIN | hikvision
        JIKVISION USA | hikvision
        DAUHA TECHNOLOGY | dahua
        HIAWEI TECHNOLOGIES | huawei
        HYTEAR COMMUNICATIONS | hytera
        """)
    void oneSlipOfADistinctiveWordIsForgiven(String name, String maker) {
        assertThat(Screening.verdict(Screening.vendor(name))).isEqualTo(maker + " purchase");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        H I K V I S I O N | hikvision
        HIK_VISION | hikvision
        HIKVISIONUSA | hikvision
        HUAWEITECHNOLOGIES CO LTD | huawei
        DAHUATECHUSA | dahua
        HY TERA AMERICA INC | hytera
        Z.T.E USA | zte
        """)
    void splitAndJoinedNamesAreFound(String name, String maker) {
        assertThat(Screening.verdict(Screening.vendor(name))).isEqualTo(maker + " purchase");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HlKVlSlON | hikvision
        H1KV1S10N | hikvision
        ＨＩＫＶＩＳＩＯＮ | hikvision
        НІKVISION | hikvision
        杭州海康威視數字技術股份有限公司 | hikvision
        大華股份 | dahua
        中興通訊 | zte
        Хуавей Технолоджис | huawei
        Hangzhou Haikang Weishi Shuzi Jishu | hikvision
        Hainengda Tongxin | hytera
        화웨이 | huawei
        """)
    void otherScriptsLookAlikesAndPinyinAreFound(String name, String maker) {
        assertThat(Screening.verdict(Screening.vendor(name))).isEqualTo(maker + " purchase");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DAHUA LI",
                "LIN, DA HUA",
                "HUA WEI ZHANG",
                "HYTERA JOHNSON",
                "ZHANG, HUAWEI (REFUND)",
                "NUBIA GARCIA",
                "DAHUA SUPERMARKET INC",
                "HUA WEI CHINESE FOOD TO GO",
                "SHANGHAI DAHUA SCALE FACTORY",
                "DAHUA REALTY NY INC"
            })
    void personsRestaurantsAndOtherTradesAreNotMakers(String name) {
        assertThat(Screening.vendor(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HI-VISION OPTICAL",
                "HIKE VISION OPTOMETRY",
                "HUTWEI ORCHARDS",
                "DARUA TECHNOLOGY INC",
                "HYSTERA",
                "AZTE CORP",
                "ZTECH PLUMBING INC",
                "Z-TEL COMMUNICATIONS INC",
                "NOREX INC",
                "LABVIEW SOFTWARE",
                "AMCREST CAPITAL PARTNERS",
                "IC REAL ESTATE LLC",
                "LTS CORPORATION",
                "ZHEJIANG TECHNOLOGY CONSULTANTS",
                "TERA COMMUNICATIONS CORP",
                "QUANTUM TECHNOLOGIES INC"
            })
    void lookAlikesAndPlainTradeWordsAreNotMakers(String name) {
        assertThat(Screening.vendor(name)).isEmpty();
    }
}
