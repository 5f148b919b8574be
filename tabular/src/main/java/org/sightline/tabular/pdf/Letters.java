package org.sightline.tabular.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.sightline.tabular.UnreadableFile;

/** Collects the letters of pages into words, within a number of letters and a time. For one document. */
final class Letters extends PDFTextStripper {

    /** A gap wider than this share of the font's size parts two words. */
    private static final float PARTED = 0.18f;

    private static final float LARGEST = 100;

    private final int most;
    private final long end;
    private List<Word> words = new ArrayList<>();
    private int letters;

    Letters(int most, int mostSeconds) {
        this.most = most;
        this.end = PdfPages.endIn(mostSeconds);
        setSortByPosition(false);
    }

    /** The words of a page, from 1, in the order in which they are drawn. */
    List<Word> of(PDDocument document, int page) throws IOException {
        words = new ArrayList<>();
        setStartPage(page);
        setEndPage(page);
        writeText(document, Writer.nullWriter());
        words.removeIf(word -> word.text().isBlank());
        return words;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        PdfPages.requireBefore(end);
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++letters > most) {
            throw new UnreadableFile(
                    "too_large", "The PDF has more than " + most + " letters. Split it and upload the parts.");
        }
        String letter = text.getUnicode() == null ? "" : text.getUnicode().replace("\u200b", "");
        if (letter.isEmpty()) {
            return;
        }
        float left = text.getXDirAdj();
        Word next = new Word(left, left + text.getWidthDirAdj(), text.getYDirAdj(), size(text), letter);
        Word last = words.isEmpty() ? null : words.getLast();
        if (last != null && continues(last, next)) {
            words.set(
                    words.size() - 1,
                    new Word(last.left(), next.right(), last.base(), last.size(), last.text() + letter));
        } else {
            words.add(next);
        }
    }

    /** As it is printed; a page may be drawn at any scale. */
    private static float size(TextPosition text) {
        float size = Math.abs(text.getYScale());
        return size >= 1 && size <= LARGEST ? size : Math.clamp(text.getFontSizeInPt(), 1, LARGEST);
    }

    private static boolean continues(Word last, Word next) {
        float gap = next.left() - last.right();
        return !last.text().isBlank()
                && !next.text().isBlank()
                && Math.abs(next.base() - last.base()) < 0.5f
                && gap < PARTED * next.size()
                && gap > -next.size() / 2;
    }
}
