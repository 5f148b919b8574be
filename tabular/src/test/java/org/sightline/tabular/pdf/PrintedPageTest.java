package org.sightline.tabular.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.tabular.PrintedPdf;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** The page of a row as a picture: the row is marked, and words that may not be shown are not drawn. Vendors are invented. */
class PrintedPageTest {

    private static final long MOST = 1L << 26;

    @TempDir
    Path directory;

    private byte[] picture(String vendor, PrintedTable.Place place, String... covered) throws IOException {
        byte[] pdf = PrintedPdf.lines(List.of(
                List.of("CHECK   VENDOR              AMOUNT", "2001    ROPES AND WIRES      10.00"),
                List.of("CHECK   VENDOR              AMOUNT", "2002    " + vendor + "                 20.00")));
        TableFile file = TableFile.of(Files.write(directory.resolve("register.pdf"), pdf));
        return PrintedPage.picture(
                file, MOST, place, lines -> (line, word) -> !List.of(covered).contains(word));
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void aWordThatMayNotBeShownLeavesNoTraceOfItsLetters() throws IOException {
        PrintedTable.Place place = new PrintedTable.Place(2, 1);

        assertThat(picture("ROPE", place)).isNotEqualTo(picture("WIRE", place));
        assertThat(picture("ROPE", place, "ROPE")).isEqualTo(picture("WIRE", place, "WIRE"));
    }

    @Test
    void anotherLineIsMarkedOnAnotherPicture() throws IOException {
        byte[] head = picture("ROPE", new PrintedTable.Place(2, 1));
        byte[] row = picture("ROPE", new PrintedTable.Place(2, 2));

        assertThat(row).isNotEqualTo(head);
        assertThat(read(row).getWidth()).isEqualTo(2 * 792);
        assertThat(read(row).getHeight()).isEqualTo(2 * 612);
    }

    @Test
    void whatIsNoPdfAnyMoreAndWhatTakesTooLongIsRefused() throws IOException {
        PrintedTable.Place place = new PrintedTable.Place(1, 1);
        TableFile broken = TableFile.of(Files.writeString(directory.resolve("broken.pdf"), "%PDF-1.7"));

        assertThatThrownBy(() -> PrintedPage.picture(broken, MOST, place, lines -> (line, word) -> true))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() ->
                        ScopedValue.where(PdfPages.END, System.nanoTime() - 1).call(() -> picture("ROPE", place)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("too long");
        assertThat(PrintedPage.<byte[], IOException>inTime(() -> picture("ROPE", place)))
                .isEqualTo(picture("ROPE", place));
    }

    @Test
    void ofPathsLinesAndBoxesAreDrawnAndNoOutlines() {
        assertThat(ShownLetters.isRuled(new Path2D.Float(new Rectangle2D.Float(10, 10, 300, 0.5f))))
                .isTrue();
        assertThat(ShownLetters.isRuled(path(10, 10, 300, 10))).isTrue();
        assertThat(ShownLetters.isRuled(new Path2D.Float())).isTrue();
        assertThat(ShownLetters.isRuled(path(10, 10, 10, 30, 20, 30)))
                .as("an L")
                .isFalse();
        assertThat(ShownLetters.isRuled(path(10, 10, 15, 30, 20, 10))).as("a V").isFalse();
        assertThat(ShownLetters.isRuled(new Path2D.Float(new Ellipse2D.Float(10, 10, 8, 8))))
                .as("an O")
                .isFalse();
        assertThat(ShownLetters.isRuled(path(10, 10, 10.01f, 10.01f, 10.02f, 10.02f)))
                .as("small steps")
                .isFalse();
    }

    private static Path2D path(float... places) {
        Path2D path = new Path2D.Float();
        path.moveTo(places[0], places[1]);
        for (int i = 2; i < places.length; i += 2) {
            path.lineTo(places[i], places[i + 1]);
        }
        return path;
    }

    @Test
    void aPageOrALineThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> picture("ROPE", new PrintedTable.Place(3, 1))).isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() -> picture("ROPE", new PrintedTable.Place(2, 9))).isInstanceOf(UnreadableFile.class);
    }
}
