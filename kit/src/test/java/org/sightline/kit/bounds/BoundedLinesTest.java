package org.sightline.kit.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;

/** Lines and bodies of any size cost no more memory than they may. */
class BoundedLinesTest {

    @Test
    void linesAreReadAsTheyAre() throws IOException {
        assertThat(read("a\r\n\nb", 10)).containsExactly("a", "", "b");
        assertThat(read("", 10)).isEmpty();
        assertThat(read("é\n", 2)).containsExactly("é");
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndTheNextIsRead() throws IOException {
        assertThat(read("aaaa\nb\n", 3)).containsExactly("too long", "b");
    }

    @Test
    void aLineLargerThanAllMemoryIsSkipped() throws IOException {
        try (BoundedLines lines = new BoundedLines(endless(Runtime.getRuntime().maxMemory() / 8), 1024)) {
            assertThat(lines.next()).isEqualTo(new BoundedLines.Line(null));
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void aBodyThatIsTooLargeEndsWith413() {
        assertThatThrownBy(() -> BodyLimit.bounded(endless(3 << 20), 2 << 20).readAllBytes())
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(413);
                    assertThat(problem).hasMessageContaining("2 MB");
                });
    }

    @Test
    void onePersonHasOnlySoManyTurnsAndAllHaveOnlySoMany() {
        Turns turns = new Turns(2, 3);
        turns.take("a");
        turns.take("a");
        assertThatThrownBy(() -> turns.take("a")).hasMessageContaining("You have 2");
        turns.take("b");
        assertThatThrownBy(() -> turns.take("c")).hasMessageContaining("3 such requests");
        turns.giveBack("a");
        turns.take("c");
    }

    private static List<String> read(String text, int most) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BoundedLines in =
                new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most)) {
            for (BoundedLines.Line line = in.next(); line != null; line = in.next()) {
                lines.add(line.text() == null ? "too long" : line.text());
            }
        }
        return lines;
    }

    private static InputStream endless(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int some = (int) Math.min(left, length);
                left -= some;
                java.util.Arrays.fill(into, from, from + some, (byte) 'x');
                return some == 0 && length > 0 ? -1 : some;
            }
        };
    }
}
