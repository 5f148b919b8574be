package org.sightline.testsupport.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How many faults of each kind were made, and how many of those in the processes, at which points. */
final class Tally {

    private final Map<String, Integer> made = new ConcurrentHashMap<>();
    private final Path points;

    /** @param points where the processes write what they made */
    Tally(Path points) {
        this.points = points;
    }

    void count(String what) {
        made.merge(what, 1, Integer::sum);
    }

    /** From outside, by kind and part. */
    Map<String, Integer> made() {
        return new TreeMap<>(made);
    }

    /** In the processes, by label and failure. */
    Map<String, Integer> atPoints() {
        Map<String, Integer> counts = new TreeMap<>();
        if (!Files.isDirectory(points)) {
            return counts;
        }
        try (Stream<Path> files = Files.list(points)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("made-"))
                    .toList()) {
                Files.readAllLines(file).forEach(line -> counts.merge(line, 1, Integer::sum));
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return counts;
    }

    int total() {
        return Stream.of(made, atPoints())
                .flatMap(counts -> counts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    void print(Consumer<String> say) {
        made().forEach((what, count) -> say.accept(String.format("  %6d  %s", count, what)));
        Map<String, String> points = new TreeMap<>();
        atPoints()
                .forEach((what, count) -> points.merge(
                        what.substring(0, what.indexOf(' ')),
                        what.substring(what.indexOf(' ') + 1) + " " + count,
                        (some, more) -> some + ", " + more));
        points.forEach((label, counts) -> say.accept("          at the point " + label + ": " + counts));
        say.accept(String.format(
                "  %6d  at the points",
                atPoints().values().stream().mapToInt(Integer::intValue).sum()));
        say.accept(String.format("  %6d  in all", total()));
    }
}
