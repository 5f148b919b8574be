package org.sightline.kit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyNumericTest {

    private static byte[] ofText(String text) throws IOException {
        CopyBytes bytes = new CopyBytes(64);
        CopyNumeric.write(bytes, text);
        return bytes.asStream().readAllBytes();
    }

    private static byte[] ofNumber(String text) throws IOException {
        CopyBytes bytes = new CopyBytes(64);
        CopyNumeric.write(bytes, new BigDecimal(text));
        return bytes.asStream().readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.00",
                "-0.0000",
                "1",
                "12",
                "-1548.00",
                "516.5",
                "0.0001",
                "0.00010001",
                "0.000000001",
                "10000",
                "100000000",
                "9999999999999999",
                "10000000000000000",
                "12345678901234567890.123456789",
                "1e3",
                "1.",
                ".5",
                "+7",
                "007.10",
                "0.12345678",
                "129.123456789"
            })
    void aTextIsWrittenAsItsNumberIs(String text) throws IOException {
        assertThat(ofText(text)).isEqualTo(ofNumber(text));
    }

    @Test
    void soIsAnyPlainDecimal() throws IOException {
        Random random = new Random(889);
        for (int i = 0; i < 20_000; i++) {
            long unscaled = random.nextLong() >> random.nextInt(64);
            String text = BigDecimal.valueOf(unscaled, random.nextInt(12)).toPlainString();
            assertThat(ofText(text)).as(text).isEqualTo(ofNumber(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "one", "1,5", "1.2.3"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> ofText(text)).isInstanceOf(NumberFormatException.class);
    }
}
