package org.sightline.tabular.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                file, MOST, place, (line, word) -> !List.of(covered).contains(word));
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
    void aPageOrALineThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> picture("ROPE", new PrintedTable.Place(3, 1))).isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() -> picture("ROPE", new PrintedTable.Place(2, 9))).isInstanceOf(UnreadableFile.class);
    }
}
