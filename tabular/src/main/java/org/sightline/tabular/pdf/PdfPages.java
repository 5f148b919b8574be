package org.sightline.tabular.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/**
 * The lines of a PDF's pages.
 *
 * @param pages how many pages it has
 * @param pictures the pages that hold a picture and no letter, from 1
 */
record PdfPages(List<PrintedLine> lines, int pages, List<Integer> pictures) {

    /** Of the file; a register of 57 pages has 130 KB. */
    static final long MOST_BYTES = 32L << 20;

    static final int MOST_PAGES = 2_000;
    /** A page of a register has about 5,000. */
    static final int MOST_LETTERS = 10_000_000;
    /** A register of 57 pages takes less than two. */
    static final int MOST_SECONDS = 60;

    /** When what is read for somebody who waits must be read, by the nano clock. */
    static final ScopedValue<Long> END = ScopedValue.newInstance();

    /**
     * Reads the pages. Nothing of the file is run, and nothing that it refers to is fetched.
     *
     * @param most how many bytes the file may have
     * @param mostPages the pages behind this one are not read
     * @throws UnreadableFile where it is protected, damaged or too large
     */
    static PdfPages of(TableFile file, long most, int mostPages) throws IOException {
        return of(bytes(file, most), mostPages);
    }

    /** Reads the pages of a file that is in memory. */
    static PdfPages of(byte[] bytes, int mostPages) throws IOException {
        PackedStreams.requireSmall(bytes);
        OwnFonts.use();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw locked();
            }
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new UnreadableFile(
                        "too_large", "The PDF has more than " + MOST_PAGES + " pages. Split it and upload the parts.");
            }
            return read(document, Math.min(mostPages, document.getNumberOfPages()));
        } catch (InvalidPasswordException locked) {
            throw locked();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            if (broken instanceof UnreadableFile known) {
                throw known;
            }
            throw damaged();
        }
    }

    /** When so many seconds have passed, or when somebody waits no longer, by the nano clock. */
    static long endIn(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return END.isBound() && END.get() - end < 0 ? END.get() : end;
    }

    /** Refuses to go on after this end. */
    static void requireBefore(long end) {
        if (System.nanoTime() - end > 0) {
            throw new UnreadableFile(
                    "too_large", "The PDF takes too long to read. Split it, or export the table as Excel or CSV.");
        }
    }

    private static PdfPages read(PDDocument document, int pages) throws IOException {
        Letters letters = new Letters(MOST_LETTERS, MOST_SECONDS);
        List<PrintedLine> lines = new ArrayList<>();
        List<Integer> pictures = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            List<Word> words = letters.of(document, page);
            lines.addAll(PrintedLine.of(page, words));
            if (words.isEmpty() && hasPicture(document.getPage(page - 1))) {
                pictures.add(page);
            }
        }
        return new PdfPages(List.copyOf(lines), pages, List.copyOf(pictures));
    }

    private static boolean hasPicture(PDPage page) {
        PDResources resources = page.getResources();
        if (resources != null) {
            for (COSName name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The bytes of a file. */
    static byte[] bytes(TableFile file, long allowed) throws IOException {
        long most = Math.min(allowed, MOST_BYTES);
        try (InputStream in = file.open()) {
            byte[] bytes = in.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw new UnreadableFile(
                        "too_large", "The PDF has more than " + (most >> 20) + " MB. Split it and upload the parts.");
            }
            return bytes;
        }
    }

    static UnreadableFile damaged() {
        return new UnreadableFile(
                "cut_off", "The PDF is damaged or ends too early. Open it, save it again and upload that.");
    }

    static UnreadableFile locked() {
        return new UnreadableFile(
                "protected",
                "The PDF is protected by a password or by encryption. Save it without protection and upload that.");
    }
}
