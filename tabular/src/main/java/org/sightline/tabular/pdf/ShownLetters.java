package org.sightline.tabular.pdf;

import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Draws a page with the letters of some words and no others, within a time. Of what is drawn without letters, rules
 * and boxes stay; other paths, which may be letters, pictures, shadings, patterns and annotations do not, because
 * nobody has read what they say and how large they become. For one page.
 */
final class ShownLetters extends PDFRenderer {

    /** A letter belongs to a word that it stands in, or so many points beside or below it. */
    private static final float NEAR = 0.6f;

    private final List<Word> shown;
    private final long end;

    ShownLetters(PDDocument document, List<Word> shown, int mostSeconds) {
        super(document);
        this.shown = List.copyOf(shown);
        this.end = PdfPages.endIn(mostSeconds);
    }

    /** The page, from 1, with so many dots for a point. */
    BufferedImage image(int page, float scale) throws IOException {
        return renderImage(page - 1, scale, ImageType.RGB);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    /** Whether a path is made of level and upright lines and of boxes. */
    static boolean isRuled(Path2D path) {
        float[] at = new float[6];
        Outline outline = new Outline();
        for (PathIterator part = path.getPathIterator(null); !part.isDone(); part.next()) {
            boolean fits = switch (part.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> outline.begins(at[0], at[1]);
                case PathIterator.SEG_LINETO -> outline.goesTo(at[0], at[1]);
                case PathIterator.SEG_CLOSE -> outline.closes();
                default -> false;
            };
            if (!fits) {
                return false;
            }
        }
        return outline.ends();
    }

    /** A part of a path that is drawn without lifting the pen. */
    private static final class Outline {

        private static final float SAME = 0.01f;
        private static final int SIDES_OF_A_BOX = 4;

        private float startX;
        private float startY;
        private float x;
        private float y;
        private boolean level = true;
        private boolean upright = true;
        private int sides;

        boolean begins(float left, float top) {
            boolean ended = ends();
            startX = left;
            startY = top;
            x = left;
            y = top;
            level = true;
            upright = true;
            sides = 0;
            return ended;
        }

        boolean goesTo(float left, float top) {
            boolean sameX = Math.abs(left - x) <= SAME;
            boolean sameY = Math.abs(top - y) <= SAME;
            if (!sameX || !sameY) {
                sides++;
                level &= sameY;
                upright &= sameX;
            }
            // What is as good as the same stays, so that many small steps do not lead astray.
            x = sameX ? x : left;
            y = sameY ? y : top;
            return sameX || sameY;
        }

        boolean closes() {
            return goesTo(startX, startY);
        }

        /** Whether it is one line, or a box that comes back to where it began. */
        boolean ends() {
            boolean back = Math.abs(x - startX) <= SAME && Math.abs(y - startY) <= SAME;
            return level || upright || sides <= SIDES_OF_A_BOX && back;
        }
    }

    /** Whether a letter that begins here, in points from the upper left corner, is one of a word that is shown. */
    private boolean isShown(float left, float base) {
        return shown.stream()
                .anyMatch(word -> Math.abs(word.base() - base) <= NEAR
                        && left >= word.left() - NEAR
                        && left <= word.right() + NEAR);
    }

    private final class Drawer extends PageDrawer {

        /** Whether a letter is drawn whose font says with paths how it looks. */
        private boolean inLetter;

        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            PdfPages.requireBefore(end);
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
                boolean before = inLetter;
                inLetter = true;
                super.showGlyph(place, font, code, displacement);
                inLetter = before;
            }
        }

        private boolean draws() {
            boolean draws = inLetter || isRuled(getLinePath());
            if (!draws) {
                getLinePath().reset();
            }
            return draws;
        }

        @Override
        public void strokePath() throws IOException {
            if (draws()) {
                super.strokePath();
            }
        }

        @Override
        public void fillPath(int winding) throws IOException {
            if (draws()) {
                super.fillPath(winding);
            }
        }

        @Override
        public void fillAndStrokePath(int winding) throws IOException {
            if (draws()) {
                super.fillAndStrokePath(winding);
            }
        }

        /** A box filled within outlines of letters would show them, so it is filled within the box around them. */
        @Override
        public void clip(int winding) {
            GeneralPath path = getLinePath();
            if (!inLetter && !isRuled(path)) {
                Rectangle2D around = path.getBounds2D();
                path.reset();
                path.append(around, false);
            }
            super.clip(winding);
        }

        /** A pattern may be made of anything. */
        @Override
        protected Paint getPaint(PDColor color) throws IOException {
            return color.isPattern() ? new Color(0, true) : super.getPaint(color);
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
