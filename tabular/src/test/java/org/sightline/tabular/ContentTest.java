package org.sightline.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    private static final long MOST = 1L << 30;
    private static final byte[] TABLE = "Vendor,Amount\nACME (INVENTED),1\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private TableFile file(byte[] bytes) throws IOException {
        return TableFile.of(Files.write(directory.resolve("upload"), bytes));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(TABLE);
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    @Test
    void gzipAndZipAreUnpackedOnTheWay() throws IOException {
        assertThat(Content.open(file(gzip(TABLE)), MOST)).hasBinaryContent(TABLE);
        assertThat(Content.open(file(zip("orders.csv")), MOST)).hasBinaryContent(TABLE);
        assertThat(Content.check(file(gzip(TABLE)), MOST)).isEqualTo(TABLE.length);
    }

    @Test
    void aBombIsFoundBeforeItIsUnpacked() throws IOException {
        TableFile bomb = file(gzip(new byte[100 << 20]));
        byte[] letters = new byte[100 << 20];
        Arrays.fill(letters, (byte) 'a');
        TableFile textBomb = TableFile.of(Files.write(directory.resolve("text-bomb"), gzip(letters)));

        assertThatThrownBy(() -> Content.check(bomb, MOST)).isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() -> Content.check(textBomb, MOST))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no real table");
    }

    @Test
    void moreThanTheLimitIsNotRead() throws IOException {
        assertThatThrownBy(() -> Content.open(file(TABLE), 10).readAllBytes())
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("Split it");
    }

    @Test
    void aPackedFileThatIsCutOffSaysSo() throws IOException {
        byte[] packed = gzip(TABLE);
        TableFile cut = file(Arrays.copyOf(packed, packed.length - 12));

        assertThatThrownBy(() -> Content.check(cut, MOST))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("ends too early");
    }

    @Test
    void oneZipFileHoldsOneTable() throws IOException {
        assertThatThrownBy(() -> Content.open(file(zip("a.csv", "b.csv")), MOST))
                .hasMessageContaining("holds 2 files");
        assertThatThrownBy(() -> Content.open(file(zip("[Content_Types].xml", "xl/workbook.xml")), MOST))
                .hasMessageContaining("Excel")
                .hasMessageContaining("CSV");
        assertThatThrownBy(() -> Content.open(file(gzip(gzip(TABLE))), MOST)).hasMessageContaining("packed twice");
    }

    /** For these the library has no code here, and says that it can read them. 95 is XZ, 93 and 20 are Zstandard. */
    @ParameterizedTest
    @ValueSource(bytes = {95, 93, 20})
    void aZipFileThatIsPackedInARareWaySaysSo(byte method) throws IOException {
        byte[] packed = zip("orders.csv");
        byte[] workbook = zip("[Content_Types].xml", "xl/workbook.xml");
        for (byte[] bytes : List.of(packed, workbook)) {
            for (int at = 0; at < bytes.length - 12; at++) {
                if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 3 && bytes[at + 3] == 4) {
                    bytes[at + 8] = method;
                } else if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
                    bytes[at + 10] = method;
                }
            }
        }

        assertThatThrownBy(() -> Content.open(file(packed), MOST)).hasMessageContaining("packed in a rare way");
        assertThatThrownBy(() -> Layout.of(file(packed), MOST, FormatsTest.PURCHASES))
                .hasMessageContaining("packed in a rare way");
        assertThatThrownBy(() -> Layout.of(file(workbook), MOST, FormatsTest.PURCHASES))
                .hasMessageContaining("packed in a rare way");
    }

    @Test
    void anEmptyFileSaysSo() {
        assertThatThrownBy(() -> Content.open(file(new byte[0]), MOST))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7|a PDF",
                "<html><body>|a web page",
                "<?xml version=|an XML file",
                "{\"a\":1}|a JSON file",
                "PAR1....|a Parquet file"
            })
    void whatIsNoTableIsNamed(String start, String kind) {
        assertThatThrownBy(() -> Content.open(file(start.getBytes(StandardCharsets.ISO_8859_1)), MOST))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(kind)
                .hasMessageContaining("CSV");
    }

    @Test
    void anOldExcelFileIsNamed() {
        byte[] start = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0};

        assertThatThrownBy(() -> Content.open(file(start), MOST)).hasMessageContaining(".xls");
    }
}
