package org.sightline.matching.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.kit.file.SealedFile;

/** What a file is, its bytes say; what it is called, only as far as it harms nobody. */
class FileContentTest {

    @TempDir
    Path directory;

    @Test
    void eachKindIsToldByItsContentWhateverItIsCalled() throws IOException {
        assertThat(kind(InventedFiles.pdf("Receipt"), "photo.jpg")).isEqualTo(FileKind.PDF);
        assertThat(kind(InventedFiles.photo(), "x")).isEqualTo(FileKind.JPEG);
        assertThat(kind(InventedFiles.png(), "x.pdf")).isEqualTo(FileKind.PNG);
        assertThat(kind(InventedFiles.heic(), "IMG_1.HEIC")).isEqualTo(FileKind.HEIC);
        assertThat(kind(InventedFiles.workbook(), "x")).isEqualTo(FileKind.XLSX);
        assertThat(kind(InventedFiles.zip("[Content_Types].xml", "word/document.xml"), "x"))
                .isEqualTo(FileKind.DOCX);
        assertThat(kind(text("tag,serial\r\n1,2\r\n"), "list.CSV")).isEqualTo(FileKind.CSV);
        assertThat(kind(text("Removed in March.\n"), "note")).isEqualTo(FileKind.TEXT);
    }

    @Test
    void otherKindsAreNone() throws IOException {
        assertThat(kind(new byte[] {'M', 'Z', 0, 1}, "invoice.pdf")).isNull();
        assertThat(kind(InventedFiles.zip("a.txt"), "x.xlsx")).isNull();
        assertThat(kind(InventedFiles.zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "x.xlsx"))
                .as("with macros")
                .isNull();
        byte[] video = InventedFiles.heic();
        System.arraycopy(text("isomiso2avc1"), 0, video, 16, 12);
        assertThat(kind(video, "x.heic")).isNull();
        byte[] cut = InventedFiles.workbook();
        assertThat(kind(Arrays.copyOf(cut, cut.length - 30), "x.xlsx")).isNull();
    }

    @Test
    void noBytesWhateverTheyAreMakeItFail() throws IOException {
        Random random = new Random(20);
        byte[][] kinds = {InventedFiles.workbook(), InventedFiles.heic(), InventedFiles.pdf("x")};
        for (int i = 0; i < 500; i++) {
            byte[] bytes = kinds[i % kinds.length].clone();
            for (int changed = 0; changed < 8; changed++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            kind(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)), "any");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "receipt.pdf, PDF, receipt.pdf",
        "C:\\Users\\jo\\receipt.PDF, PDF, receipt.PDF",
        "../../etc/passwd, TEXT, passwd.txt",
        "page.html, TEXT, page.html.txt",
        "photo.jpeg, JPEG, photo.jpeg",
        "IMG_1, JPEG, IMG_1.jpg",
        "'', PNG, file.png",
        "..pdf, PDF, pdf.pdf",
        "a<b>:c?.csv, CSV, abc.csv",
        "Beleg für März.pdf, PDF, Beleg für März.pdf"
    })
    void aNameHasNoPathAndAnEndingOfItsKind(String given, FileKind kind, String kept) {
        assertThat(FileName.cleaned(given, kind)).isEqualTo(kept);
    }

    @Test
    void aNameHasNothingThatCannotBeSeenAndIsNotTooLong() {
        assertThat(FileName.cleaned("in\u0000vo\r\nice\u202Efdp.pdf", FileKind.PDF))
                .isEqualTo("invoicefdp.pdf");
        assertThat(FileName.cleaned("x".repeat(500) + ".pdf", FileKind.PDF))
                .hasSize(200)
                .endsWith("x.pdf");
        assertThat(FileName.cleaned("x".repeat(195) + "\uD83D\uDCF7.pdf", FileKind.PDF))
                .hasSize(199);
        assertThat(FileName.disposition("Beleg \"März\".pdf"))
                .isEqualTo("attachment; filename=\"Beleg _M_rz_.pdf\"; filename*=UTF-8''Beleg%20%22M%C3%A4rz%22.pdf");
    }

    private FileKind kind(byte[] bytes, String name) throws IOException {
        Path path = Files.write(directory.resolve("file"), bytes);
        return FileContent.kind(
                new SealedFile() {
                    @Override
                    public InputStream open() throws IOException {
                        return Files.newInputStream(path);
                    }

                    @Override
                    public InputStream openWhole() throws IOException {
                        return open();
                    }

                    @Override
                    public long size() throws IOException {
                        return Files.size(path);
                    }

                    @Override
                    public SeekableByteChannel channel() throws IOException {
                        return Files.newByteChannel(path);
                    }
                },
                name);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
