package org.sightline.tabular.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** A page of a PDF as a picture, on which one line is marked. */
public final class PrintedPage {

    /** A point is an inch / 72, so 144 dots an inch: small print can be read. */
    private static final float SCALE = 2;
    /** Of a page of any size; a letter page has 1.9 million. */
    private static final float MOST_DOTS = 4_000_000;

    /** For all that is read and drawn for one picture, while somebody waits. */
    static final int MOST_SECONDS = 20;

    private static final Color MARK = new Color(255, 214, 0, 80);
    private static final Color FRAME = new Color(176, 84, 0);
    private static final Color COVER = new Color(190, 190, 190);

    private PrintedPage() {}

    /**
     * Does what is needed for one picture, within one time.
     *
     * @throws UnreadableFile where it takes longer
     */
    public static <T, X extends Throwable> T inTime(ScopedValue.CallableOp<T, X> reading) throws X {
        return ScopedValue.where(PdfPages.END, PdfPages.endIn(MOST_SECONDS)).call(reading);
    }

    /**
     * A line of the page.
     *
     * @param place among the lines of the page, from the top, from 1
     * @param words from left to right
     */
    public record Line(int place, List<String> words) {

        public Line {
            words = List.copyOf(words);
        }

        /** Its words with a space between them. */
        public String text() {
            return String.join(" ", words);
        }

        private static Line of(PrintedLine printed) {
            return new Line(
                    printed.place(), printed.words().stream().map(Word::text).toList());
        }
    }

    /**
     * The page as a PNG, with the line marked. Only words that may be shown are drawn; a gray bar stands for each other one.
     * Pictures, annotations and what cannot be read as letters are left out. Nothing of the file is run or fetched.
     *
     * @param most how many bytes the file may have
     * @param place which line is marked
     * @param choice says of all lines of the page, from the top down, whether a word of a line may be shown
     * @throws UnreadableFile where the file is protected, damaged or too large, or has no such line
     */
    public static byte[] picture(
            TableFile file, long most, PrintedTable.Place place, Function<List<Line>, BiPredicate<Line, String>> choice)
            throws IOException {
        byte[] bytes = PdfPages.bytes(file, most);
        PackedStreams.requireSmall(bytes);
        OwnFonts.use();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw PdfPages.locked();
            }
            return picture(document, place, choice);
        } catch (InvalidPasswordException locked) {
            throw PdfPages.locked();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            if (broken instanceof UnreadableFile known) {
                throw known;
            }
            throw PdfPages.damaged();
        }
    }

    private static byte[] picture(
            PDDocument document, PrintedTable.Place place, Function<List<Line>, BiPredicate<Line, String>> choice)
            throws IOException {
        List<PrintedLine> lines = place.page() > document.getNumberOfPages()
                ? List.of()
                : PrintedLine.of(
                        place.page(),
                        new Letters(PdfPages.MOST_LETTERS, PdfPages.MOST_SECONDS).of(document, place.page()));
        PrintedLine marked = lines.stream()
                .filter(line -> line.place() == place.line())
                .findFirst()
                .orElseThrow(PdfPages::damaged);
        List<Word> shown = new ArrayList<>();
        List<Word> covered = new ArrayList<>();
        BiPredicate<Line, String> shows =
                choice.apply(lines.stream().map(Line::of).toList());
        for (PrintedLine line : lines) {
            Line read = Line.of(line);
            line.words().forEach(word -> (shows.test(read, word.text()) ? shown : covered).add(word));
        }
        PDRectangle size = document.getPage(place.page() - 1).getCropBox();
        float scale = Math.min(SCALE, (float) Math.sqrt(MOST_DOTS / (size.getWidth() * size.getHeight())));
        BufferedImage image = new ShownLetters(document, shown, PdfPages.MOST_SECONDS).image(place.page(), scale);
        draw(image, scale, covered, marked);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static void draw(BufferedImage image, float scale, List<Word> covered, PrintedLine marked) {
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setColor(COVER);
        covered.forEach(word -> graphics.fill(box(word, 0)));
        Rectangle2D row = marked.words().stream()
                .map(word -> (Rectangle2D) box(word, 3))
                .reduce(Rectangle2D::createUnion)
                .orElseThrow();
        graphics.setColor(MARK);
        graphics.fill(row);
        graphics.setColor(FRAME);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(row);
        graphics.dispose();
    }

    /** What a word covers, and so many points at its sides; lines may stand close. */
    private static Rectangle2D.Float box(Word word, float beside) {
        float high = word.size() * 0.8f;
        float low = word.size() * 0.25f;
        return new Rectangle2D.Float(
                word.left() - beside, word.base() - high, word.right() - word.left() + 2 * beside, high + low);
    }
}
