package org.sightline.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files of every format end: read, or refused with a reason. A seeded sample; {@code -Dsightline.mutations=2000}
 * runs more of each format.
 */
class MutatedFilesTest {

    private static final long MOST = 1L << 22;
    private static final int ROUNDS = Integer.getInteger("sightline.mutations", 60);
    private static final int MOST_ROWS = 2_000_000;

    @TempDir
    Path directory;

    static Stream<String> formats() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aDamagedFileIsReadOrRefusedWithAReason(String format) {
        byte[] sound = Samples.all().get(format);
        Random random = new Random(20_261_125);
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                read(damaged(sound, random), format + " round " + round);
            }
        });
    }

    private void read(byte[] content, String which) throws IOException {
        TableFile file = TableFile.of(Files.write(directory.resolve("upload"), content));
        try {
            Layout layout = Layout.of(file, MOST, FormatsTest.PURCHASES);
            Content.check(file, MOST);
            try (Layout.Rows rows = layout.open(file, MOST)) {
                int read = 0;
                while (rows.next() != null) {
                    assertThat(++read).as(which).isLessThan(MOST_ROWS);
                }
            }
        } catch (UnreadableFile refused) {
            assertThat(refused.getMessage()).as(which).isNotBlank();
        } catch (IOException | RuntimeException unexpected) {
            throw new AssertionError(which + " is refused without a reason", unexpected);
        }
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(bytes.length - from, 1 + random.nextInt(64));
                byte[] less = new byte[bytes.length - length];
                System.arraycopy(bytes, 0, less, 0, from);
                System.arraycopy(bytes, from + length, less, from, less.length - from);
                bytes = less;
            }
            default -> {
                int changes = 1 + random.nextInt(12);
                for (int i = 0; i < changes; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }
}
