package org.sightline.kit.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Caller;
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
        Turns turns = new Turns(2, 3, 3);
        turns.take("a", null);
        turns.take("a", null);
        assertThatThrownBy(() -> turns.take("a", null)).hasMessageContaining("You have 2");
        turns.take("b", null);
        assertThatThrownBy(() -> turns.take("c", null)).hasMessageContaining("3 such requests");
        turns.giveBack("a", null);
        turns.take("c", null);
    }

    @Test
    void anAgencyHasNoMoreTurnsWithManyMachines() {
        Turns turns = new Turns(2, 3, 8);
        List.of("person", "machine 1", "machine 2").forEach(account -> turns.take(account, "x"));
        assertThatThrownBy(() -> turns.take("machine 3", "x")).hasMessageContaining("of your agency have 3");
        turns.take("person of another", "y");
        turns.giveBack("machine 1", "x");
        turns.take("machine 3", "x");
    }

    @Test
    void aQuarterOfTheTurnsIsKeptForTheOffice() {
        Turns turns = new Turns(1, 1, 4);
        List.of("x", "y", "z").forEach(agency -> turns.take("person of " + agency, agency));
        assertThatThrownBy(() -> turns.take("person of v", "v")).hasMessageContaining("no more are worked on");
        turns.take("analyst", null);
    }

    @Test
    void peopleAndMachinesOfAnAgencyAreCountedTogetherAndThoseOfTheOfficeAreNot() {
        UUID agency = UUID.fromString("11111111-1111-4111-8111-111111111111");
        Map<UUID, Set<String>> machine = Map.of(agency, Set.of(Caller.SERVICE_ACCOUNT));
        Map<UUID, Set<String>> person = Map.of(agency, Set.of(Caller.REPORTER));
        assertThat(Turns.agency(new Caller("", "m", "m", Set.of(), machine, Set.of(), Set.of())))
                .isEqualTo(Turns.agency(new Caller("", "p", "p", Set.of(), person)))
                .isNotNull();
        assertThat(Turns.agency(new Caller("", "a", "a", Set.of(Caller.ANALYST), Map.of())))
                .isNull();
        assertThat(Turns.agency(new Caller("", "n", "n", Set.of(), Map.of())))
                .as("whoever holds no role takes none of the office's")
                .isNotNull();
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
