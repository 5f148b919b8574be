package org.sightline.gateway.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.sightline.gateway.paper.Paper.Block;
import org.sightline.gateway.paper.Paper.Foot;
import org.sightline.gateway.paper.Paper.Style;

/** Lays blocks out on pages of US letter size and writes them with Apache PDFBox. */
final class PdfWriter {

    /** Of Apache PDFBox; SIL Open Font License. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 54;
    private static final float LEADING = 1.35f;
    private static final float FOOT_SIZE = 8;
    private static final float UNITS = 1000;
    private static final String UNKNOWN = "?";

    /** A line of text at its place. */
    private record Placed(Style style, String text, float fromTop) {}

    private final PDFont font;
    private final List<List<Placed>> pages = new ArrayList<>();
    private float fromTop = MARGIN;

    private PdfWriter(PDFont font) {
        this.font = font;
        pages.add(new ArrayList<>());
    }

    static byte[] written(String title, List<Block> blocks, Foot foot) {
        try (PDDocument document = new PDDocument();
                InputStream letters = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            // Without one, the file's id is made from the time.
            document.setDocumentId(0L);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage("en-US");
            PdfWriter writer = new PdfWriter(PDType0Font.load(document, letters, true));
            for (Block block : blocks) {
                writer.place(block);
            }
            writer.draw(document, foot);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException cannot) {
            throw new UncheckedIOException("A PDF could not be written", cannot);
        }
    }

    private void place(Block block) throws IOException {
        fromTop += block.style().spaceAbove();
        float height = block.style().size() * LEADING;
        for (String paragraph : block.text().split("\n", -1)) {
            for (String line : lines(printable(paragraph), block.style().size())) {
                if (fromTop + height > PDRectangle.LETTER.getHeight() - MARGIN) {
                    pages.add(new ArrayList<>());
                    fromTop = MARGIN;
                }
                fromTop += height;
                pages.getLast().add(new Placed(block.style(), line, fromTop));
            }
        }
    }

    /** The text as the font can show it. */
    private String printable(String text) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String letter = Character.isWhitespace(point) ? " " : Character.toString(point);
            shown.append(Character.isISOControl(point) ? "" : hasGlyph(letter) ? letter : UNKNOWN);
        }
        return shown.toString();
    }

    private boolean hasGlyph(String letter) throws IOException {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** The text in lines that fit between the margins; a word that is longer is cut. */
    private List<String> lines(String text, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && !fits(line + " " + rest, size)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (!fits(rest, size)) {
                int cut = fitting(rest, size);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private boolean fits(String text, float size) throws IOException {
        return font.getStringWidth(text) / UNITS * size <= PDRectangle.LETTER.getWidth() - 2 * MARGIN;
    }

    /** How many characters of a long word fit, at least one. */
    private int fitting(String word, float size) throws IOException {
        int cut = 1;
        while (cut < word.length() && fits(word.substring(0, cut + 1), size)) {
            cut++;
        }
        return cut;
    }

    private void draw(PDDocument document, Foot foot) throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                for (Placed line : pages.get(i)) {
                    write(out, line.text(), line.style().size(), PDRectangle.LETTER.getHeight() - line.fromTop());
                }
                write(out, printable(foot.of(i + 1, pages.size())), FOOT_SIZE, MARGIN / 2);
            }
        }
    }

    private void write(PDPageContentStream out, String text, float size, float fromBottom) throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(MARGIN, fromBottom);
        out.showText(text);
        out.endText();
    }
}
