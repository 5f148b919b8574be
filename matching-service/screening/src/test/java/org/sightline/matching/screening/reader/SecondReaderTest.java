package org.sightline.matching.screening.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The second reader says what the training program says, knows no maker, and names the words that weigh. */
class SecondReaderTest {

    private static final SecondReader READER = SecondReader.builtIn();

    @Test
    void itSaysWhatTheTrainingProgramSays() throws IOException {
        List<String> rows = text("expected.tsv").lines().toList();

        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            String[] cells = row.split("\t");
            SecondReader.Answer answer = READER.read(cells[5], spans(cells[3]), cells[4].isEmpty() ? null : cells[4]);
            assertThat(answer.odds()).isCloseTo(Double.parseDouble(cells[2]), within(0.001));
        });
    }

    @Test
    void theWeightsAreThoseThatWereMeasured() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes("pieces.txt"));
        digest.update(bytes("encoder.bin"));

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("Weights or pieces changed: measure them (docs/screening.md), then put their hash here")
                .isEqualTo("dd471b890b82c55b3a6f798a3ceb3737d41c2abcb24dc93338ad05057a9a07a4");
    }

    @Test
    void theSameLineGivesTheSameNumberEachTime() {
        String text = "REMOVE HIKVISION CAMERAS";
        List<ReaderSpan> spans = List.of(new ReaderSpan(7, 16, true, false));
        SecondReader.Answer first = READER.read(text, spans, null);

        assertThat(READER.read(text, spans, null).weighed()).isEqualTo(first.weighed());
        assertThat(SecondReader.load().read(text, spans, null).odds()).isEqualTo(first.odds());
    }

    @Test
    void noMakerIsKnown() {
        assertThat(odds("6 HIKVISION CAMERAS FOR THE ANNEX", "HIKVISION"))
                .isEqualTo(odds("6 Acme cameras for the annex", "Acme"));
    }

    @Test
    void whatIsAskedAboutMakesTheDifference() {
        String text = "New Hikvision cameras, old Dahua taken down";
        List<ReaderSpan> bought = List.of(new ReaderSpan(4, 13, true, false), new ReaderSpan(27, 32, false, false));
        List<ReaderSpan> removed = List.of(new ReaderSpan(4, 13, false, false), new ReaderSpan(27, 32, true, false));

        assertThat(READER.read(text, bought, null).odds()).isPositive();
        assertThat(READER.read(text, removed, null).odds()).isNegative();
    }

    @Test
    void theWordsThatWeighAreWordsOfTheText() {
        String text = "TAKE DOWN HIKVISION CAMS ANNEX";
        List<String> words = READER.read(text, List.of(new ReaderSpan(10, 19, true, false)), null).weighed().stream()
                .map(word -> text.substring(word.start(), word.end()))
                .toList();

        assertThat(words).hasSizeBetween(1, 5).isSubsetOf("TAKE", "DOWN", "CAMS", "ANNEX");
    }

    @Test
    void ofALongTextWhatStandsAroundTheNameIsRead() {
        assertThat(inTheMiddleOf("word ".repeat(200_000))).isFinite().isEqualTo(inTheMiddleOf("word ".repeat(60)));
    }

    private static double inTheMiddleOf(String words) {
        String text = words + "hikvision cameras " + words;
        int start = text.indexOf("hikvision");
        return READER.read(text, List.of(new ReaderSpan(start, start + 9, true, false)), "x ".repeat(900))
                .odds();
    }

    private static double odds(String text, String name) {
        int start = text.indexOf(name);
        return READER.read(text, List.of(new ReaderSpan(start, start + name.length(), true, false)), null)
                .odds();
    }

    private static List<ReaderSpan> spans(String written) {
        return Arrays.stream(written.split(";"))
                .map(span -> Arrays.stream(span.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .map(n -> new ReaderSpan(n[0], n[1], n[2] == 1, n[3] == 1))
                .toList();
    }

    private static String text(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(SecondReader.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        }
    }
}
