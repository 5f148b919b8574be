package org.sightline.tabular.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.sightline.tabular.UnreadableFile;

/**
 * Draws a page with the letters of some words and no others, within a time. What is drawn without letters, such as rules, stays;
 * pictures, shadings and annotations do not, because nobody has read what they say and how large they become. For one page.
 */
final class ShownLetters extends PDFRenderer {

    /** A letter belongs to a word that it stands in, or so many points beside or below it. */
    private static final float NEAR = 0.6f;

    private final List<Word> shown;
    private final long start = System.nanoTime();
    private final long mostNanos;

    ShownLetters(PDDocument document, List<Word> shown, int mostSeconds) {
        super(document);
        this.shown = List.copyOf(shown);
        this.mostNanos = TimeUnit.SECONDS.toNanos(mostSeconds);
    }

    /** The page, from 1, with so many dots for a point. */
    BufferedImage image(int page, float scale) throws IOException {
        return renderImage(page - 1, scale, ImageType.RGB);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    /** Whether a letter that begins here, in points from the upper left corner, is one of a word that is shown. */
    private boolean isShown(float left, float base) {
        return shown.stream()
                .anyMatch(word -> Math.abs(word.base() - base) <= NEAR
                        && left >= word.left() - NEAR
                        && left <= word.right() + NEAR);
    }

    private final class Drawer extends PageDrawer {

        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (System.nanoTime() - start > mostNanos) {
                throw new UnreadableFile(
                        "too_large", "The PDF takes too long to read. Split it, or export the table as Excel or CSV.");
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
            PDPage page = getCurrentPage();
            PDRectangle box = page.getCropBox();
            float x = place.getTranslateX() - box.getLowerLeftX();
            float y = place.getTranslateY() - box.getLowerLeftY();
            boolean draws = switch (page.getRotation()) {
                case 90 -> isShown(y, x);
                case 180 -> isShown(box.getWidth() - x, y);
                case 270 -> isShown(box.getHeight() - y, box.getWidth() - x);
                default -> isShown(x, box.getHeight() - y);
            };
            if (draws) {
                super.showGlyph(place, font, code, displacement);
            }
        }

        @Override
        public void drawImage(PDImage image) {
            // Not drawn.
        }

        @Override
        public void shadingFill(COSName name) {
            // Not drawn.
        }

        @Override
        public void showAnnotation(PDAnnotation annotation) {
            // Not drawn.
        }

        /** Without a picture of its own for the group. */
        @Override
        public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
            showForm(group);
        }
    }
}
