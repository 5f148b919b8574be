package org.sightline.matching.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.file.SealedFile;

/** Which kind of file it is, by what it holds and not by what its sender says. */
final class FileContent {

    private static final int HEAD = 64;
    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] BRAND = ascii("ftyp");

    /** Brands that only photos in HEIC have; a general one counts where one of these is named beside it. */
    private static final Set<String> HEIC = Set.of("heic", "heix", "heim", "heis");

    private static final Set<String> GENERAL = Set.of("mif1", "msf1");
    private static final Set<Integer> IN_TEXTS = Set.of((int) '\t', (int) '\n', (int) '\r', (int) '\f');

    private FileContent() {}

    /**
     * The kind of a file; null where it is none that is taken.
     *
     * @param name tells a table from other text
     */
    static @Nullable FileKind kind(SealedFile file, String name) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        FileKind marked = marked(head);
        if (marked != null) {
            return marked;
        }
        if (startsWith(head, ZIP, 0)) {
            return office(ZipDirectory.names(file));
        }
        return isText(file) ? text(name) : null;
    }

    private static @Nullable FileKind marked(byte[] head) {
        if (startsWith(head, PDF, 0)) {
            return FileKind.PDF;
        }
        if (startsWith(head, JPEG, 0)) {
            return FileKind.JPEG;
        }
        if (startsWith(head, PNG, 0)) {
            return FileKind.PNG;
        }
        return isHeic(head) ? FileKind.HEIC : null;
    }

    private static boolean isHeic(byte[] head) {
        if (!startsWith(head, BRAND, 4)) {
            return false;
        }
        String major = brand(head, 8);
        // The brands that it is also readable as follow after a version.
        boolean named = false;
        for (int at = 16; at + 4 <= Math.min(head.length, head[3] & 0xFF); at += 4) {
            named |= HEIC.contains(brand(head, at));
        }
        return HEIC.contains(major) || GENERAL.contains(major) && named;
    }

    private static String brand(byte[] head, int at) {
        return new String(Arrays.copyOfRange(head, at, at + 4), StandardCharsets.ISO_8859_1);
    }

    /** A workbook or document without macros, by the parts that it has. */
    private static @Nullable FileKind office(List<String> parts) {
        boolean macros =
                parts.stream().anyMatch(part -> part.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
        if (macros || !parts.contains("[Content_Types].xml")) {
            return null;
        }
        if (parts.contains("xl/workbook.xml")) {
            return FileKind.XLSX;
        }
        return parts.contains("word/document.xml") ? FileKind.DOCX : null;
    }

    /** No byte in it is a control character, other than tabs and ends of lines and pages. */
    private static boolean isText(SealedFile file) throws IOException {
        try (InputStream in = new BufferedInputStream(file.open())) {
            for (int one = in.read(); one >= 0; one = in.read()) {
                boolean control = one < ' ' || one == 0x7F;
                if (control && !IN_TEXTS.contains(one)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static FileKind text(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? FileKind.CSV : FileKind.TEXT;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark, int at) {
        return bytes.length >= at + mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
