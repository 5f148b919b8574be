package org.sightline.gateway.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.sightline.gateway.paper.Paper.Block;
import org.sightline.gateway.paper.Paper.Foot;
import org.sightline.gateway.paper.PdfLayout.Page;
import org.sightline.gateway.paper.PdfLayout.Placed;

/** Writes blocks as PDF with Apache PDFBox. */
final class PdfWriter {

    /** Of Apache PDFBox; SIL Open Font License. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final COSName DECORATION = COSName.ARTIFACT;
    private static final float FOOT_SIZE = 8;
    private static final float RULE_WIDTH = 0.5f;

    private final PDDocument document;
    private final Lettering lettering;
    private final PdfTags tags;

    private PdfWriter(PDDocument document, Lettering lettering) {
        this.document = document;
        this.lettering = lettering;
        tags = new PdfTags(document);
    }

    static byte[] written(String title, Locale language, List<Block> blocks, Foot foot) {
        try (PDDocument document = new PDDocument();
                InputStream letters = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            // Without one, the file's id is made from the time.
            document.setDocumentId(0L);
            Lettering lettering = new Lettering(PDType0Font.load(document, letters, true));
            PdfWriter writer = new PdfWriter(document, lettering);
            writer.draw(PdfLayout.of(lettering, blocks), foot);
            writer.tags.finish(title, language);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException cannot) {
            throw new UncheckedIOException("A PDF could not be written", cannot);
        }
    }

    private void draw(List<Page> pages, Foot foot) throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            tags.page(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                for (Placed line : pages.get(i).lines()) {
                    write(out, page, line);
                }
                out.beginMarkedContent(DECORATION);
                rule(out, pages.get(i).rules());
                write(
                        out,
                        lettering.printable(foot.of(i + 1, pages.size())),
                        FOOT_SIZE,
                        PdfLayout.MARGIN,
                        PdfLayout.MARGIN / 2);
                out.endMarkedContent();
            }
        }
    }

    private static void rule(PDPageContentStream out, List<Float> rules) throws IOException {
        out.setLineWidth(RULE_WIDTH);
        for (float fromTop : rules) {
            float height = PDRectangle.LETTER.getHeight() - fromTop;
            out.moveTo(PdfLayout.MARGIN, height);
            out.lineTo(PdfLayout.MARGIN + PdfLayout.WIDTH, height);
            out.stroke();
        }
    }

    private void write(PDPageContentStream out, PDPage page, Placed line) throws IOException {
        PdfLayout.Node node = line.node();
        if (node == null) {
            out.beginMarkedContent(DECORATION);
        } else {
            out.beginMarkedContent(COSName.getPDFName(node.role()), tags.mark(node, page));
        }
        float fromBottom = PDRectangle.LETTER.getHeight() - line.fromTop();
        write(out, line.text(), line.style().size(), line.left(), fromBottom);
        out.endMarkedContent();
    }

    private void write(PDPageContentStream out, String text, float size, float left, float fromBottom)
            throws IOException {
        out.beginText();
        out.setFont(lettering.font(), size);
        out.newLineAtOffset(left, fromBottom);
        out.showText(text);
        out.endText();
    }
}
