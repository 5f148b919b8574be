package org.sightline.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

    private static final String TEXT = "Vendor,City\nCafé “Süd” (invented),Doña Ester\nPlain Supply (invented),Alder\n";

    private static String read(byte[] bytes) throws IOException {
        Encoding encoding = Encoding.detect(Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16)));
        StringWriter text = new StringWriter();
        try (Reader reader = encoding.reader(new ByteArrayInputStream(bytes))) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "windows-1252,windows-1252", "UTF-16LE,UTF-16LE", "UTF-16BE,UTF-16BE"})
    void theCharsetIsFoundFromTheBytes(String charset, String name) throws IOException {
        byte[] bytes = TEXT.getBytes(Charset.forName(charset));

        assertThat(Encoding.detect(bytes).name()).isEqualTo(name);
        assertThat(read(bytes)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNotText(String charset) throws IOException {
        assertThat(read(("\uFEFF" + TEXT).getBytes(Charset.forName(charset)))).isEqualTo(TEXT);
    }

    @Test
    void bytesWithoutOrderAreNoTextAlsoWhereFewOfThemAreZero() {
        byte[] noise = new byte[8192];
        new java.util.Random(7).nextBytes(noise);
        assertThat(Encoding.looksBinary(noise)).isTrue();
        assertThat(Encoding.looksBinary(
                        "PO;Käufer;\u0001Betrag\r\n1;Stadt;9\f".getBytes(Charset.forName("windows-1252"))))
                .isFalse();
        assertThat(Encoding.looksBinary("PO,Buyer\n1,Town\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
                .isFalse();
    }

    @Test
    void aWesternByteFarBehindTheStartIsReadAsWestern() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("x".repeat(200_000).getBytes(StandardCharsets.US_ASCII));
        bytes.write("Café, ".getBytes(StandardCharsets.UTF_8));
        bytes.write("Café".getBytes(Encoding.WINDOWS));

        assertThat(Encoding.detect(bytes.toByteArray()).name()).isNotNull();
        assertThat(read(bytes.toByteArray())).endsWith("xCafé, Café");
    }

    @Test
    void aLetterCutInTwoAtTheEndOfTheHeadIsStillUtf8() {
        byte[] bytes = "aé".getBytes(StandardCharsets.UTF_8);

        assertThat(Encoding.detect(Arrays.copyOf(bytes, 2)).name()).isEqualTo("UTF-8");
    }

    @Test
    void aFileThatEndsInHalfALetterLosesNothing() throws IOException {
        byte[] bytes = "Café".getBytes(StandardCharsets.UTF_8);

        assertThat(read(Arrays.copyOf(bytes, bytes.length - 1))).isEqualTo("CafÃ");
    }
}
