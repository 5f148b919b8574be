package org.sightline.matching.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A photo loses where it was taken, and not what it shows. */
class JpegPhotoTest {

    @Test
    void whereAndWithWhatItWasTakenIsGoneAndHowItIsTurnedAndWhenStays() throws IOException {
        String before = text(InventedFiles.photo());
        String after = text(reduced(InventedFiles.photo()));

        assertThat(before).contains(InventedFiles.SECRET);
        assertThat(after)
                .doesNotContain(InventedFiles.SECRET, "GPS", "xap", "Photoshop", "MPF")
                .contains("Exif\0\0MM\0*", "2026:03:04 05:06:07\0")
                .contains("\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0");
    }

    @Test
    void theSamePhotoIsSeen() throws IOException {
        assertThat(pixels(reduced(InventedFiles.photo()))).isEqualTo(pixels(InventedFiles.plainPhoto()));
    }

    @Test
    void aPhotoThatSaysNothingAndOneThatWasReducedBeforeStayAsTheyAre() throws IOException {
        assertThat(reduced(InventedFiles.plainPhoto())).isEqualTo(InventedFiles.plainPhoto());
        byte[] once = reduced(InventedFiles.photo());
        assertThat(reduced(once)).isEqualTo(once);
    }

    @Test
    void aPhotoThatIsCutOffIsRefused() {
        byte[] photo = InventedFiles.photo();
        for (int length = 0; length < photo.length - 60; length += 7) {
            byte[] cut = Arrays.copyOf(photo, length);
            assertThatThrownBy(() -> reduced(cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whateverIsChangedInItTheSecretsNeverComeThroughAndNothingElseHappens() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            byte[] photo = InventedFiles.photo();
            // The tag of the camera and its directories, whatever they say.
            for (int changed = 0; changed < 6; changed++) {
                photo[12 + random.nextInt(180)] = (byte) random.nextInt();
            }
            assertThat(text(reduced(photo))).doesNotContain(InventedFiles.SECRET);
        }
    }

    private static byte[] reduced(byte[] photo) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JpegPhoto.copyReduced(new ByteArrayInputStream(photo), out);
        return out.toByteArray();
    }

    private static int[] pixels(byte[] photo) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
