package org.sightline.tabular;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Invented PDFs, printed as accounting systems print them. */
public final class PrintedPdf {

    /** A text at a place: points from the left and from the top. */
    public record At(float left, float top, String text) {}

    private PrintedPdf() {}

    /** Pages of lines of a typewriter, as a report of an old system prints them. */
    public static byte[] lines(List<List<String>> pages) {
        List<List<At>> placed = pages.stream()
                .map(lines -> java.util.stream.IntStream.range(0, lines.size())
                        .mapToObj(i -> new At(36, 50 + 8 * i, lines.get(i)))
                        .toList())
                .toList();
        return write(placed, Standard14Fonts.FontName.COURIER, 7.2f, false);
    }

    /** Pages of texts at any place. */
    public static byte[] at(List<List<At>> pages) {
        return write(pages, Standard14Fonts.FontName.HELVETICA, 9, false);
    }

    /** The same, for those with a password. */
    public static byte[] locked(List<List<At>> pages) {
        return write(pages, Standard14Fonts.FontName.HELVETICA, 9, true);
    }

    /** A page that is a picture. */
    public static byte[] picture() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            PDImageXObject picture = LosslessFactory.createFromImage(document, image);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 40, 40);
            }
            return bytes(document);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static byte[] write(List<List<At>> pages, Standard14Fonts.FontName name, float size, boolean locked) {
        try (PDDocument document = new PDDocument()) {
            PDFont font = new PDType1Font(name);
            for (List<At> texts : pages) {
                PDPage page = new PDPage(new PDRectangle(792, 612));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.setFont(font, size);
                    for (At at : texts) {
                        content.beginText();
                        content.newLineAtOffset(at.left(), 612 - at.top());
                        content.showText(at.text());
                        content.endText();
                    }
                }
            }
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            }
            return bytes(document);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
