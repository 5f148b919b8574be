package org.sightline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Methods, rooms and modules stay small (ADR 0011). What is larger stands in {@code code-size-exceptions.csv} with its size
 * and the reason; it may shrink and not grow: what has shrunk is written down, and a row that is not needed any more goes. Starts
 * nothing.
 */
class CodeSizeTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private static final int MOST_COMPLEX = 10;
    private static final int LINES_OF_90_PERCENT = 15;
    private static final int MOST_FILES = 16;
    private static final int MOST_ROOMS = 20;

    /** One row of the list: what may be larger, how large, and why. */
    private record Larger(String kind, String name, int most, String reason) {

        static Larger of(String row) {
            String[] cells = row.split(",", 4);
            return new Larger(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3]);
        }
    }

    @Test
    void noMethodHasMoreThanTenBranches() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Methods.Method method : methods()) {
            sizes.merge(method.name(), method.complexity(), Math::max);
        }
        assertThat(wrong("method", sizes, MOST_COMPLEX)).isEmpty();
    }

    @Test
    void ninetyOfAHundredMethodsHaveAtMostFifteenLines() {
        List<Integer> lengths =
                methods().stream().map(Methods.Method::lines).sorted().toList();
        assertThat(lengths.get((lengths.size() - 1) * 9 / 10)).isLessThanOrEqualTo(LINES_OF_90_PERCENT);
    }

    @Test
    void aRoomHasAtMostSixteenFiles() {
        Map<String, Integer> sizes = new TreeMap<>();
        rooms().forEach((room, files) -> sizes.put(room, files.size()));
        assertThat(wrong("room", sizes, MOST_FILES)).isEmpty();
    }

    @Test
    void noMoreThanTwentyRoomsOfAModuleStandSideBySide() {
        Map<String, Set<String>> levels = new TreeMap<>();
        for (String room : rooms().keySet()) {
            for (int dot = room.lastIndexOf('.'); dot > 0; dot = room.lastIndexOf('.', dot - 1)) {
                String level = room.substring(0, dot);
                int end = room.indexOf('.', dot + 1);
                levels.computeIfAbsent(level, name -> new TreeSet<>())
                        .add(room.substring(dot + 1, end < 0 ? room.length() : end));
            }
        }
        Map<String, Integer> sizes = new TreeMap<>();
        levels.forEach(
                (level, inside) -> sizes.merge(level.substring(0, level.indexOf(':')), inside.size(), Math::max));
        assertThat(wrong("module", sizes, MOST_ROOMS)).isEmpty();
    }

    @Test
    void eachExceptionSaysWhy() {
        assertThat(exceptions())
                .allSatisfy(row -> assertThat(row.reason()).as(row.name()).hasSizeGreaterThan(20));
    }

    /** What is larger than allowed, larger or smaller than its exception, or has an exception that it does not need. */
    private static List<String> wrong(String kind, Map<String, Integer> sizes, int most) {
        Map<String, Integer> allowed = exceptions().stream()
                .filter(row -> row.kind().equals(kind))
                .collect(Collectors.toMap(Larger::name, Larger::most));
        List<String> wrong = new ArrayList<>();
        sizes.forEach((name, size) -> {
            int limit = allowed.getOrDefault(name, most);
            if (size > limit) {
                wrong.add("%s %s has %d, at most %d".formatted(kind, name, size, limit));
            }
        });
        allowed.forEach((name, limit) -> {
            int size = sizes.getOrDefault(name, 0);
            if (size <= most) {
                wrong.add("%s %s needs no exception any more".formatted(kind, name));
            } else if (size < limit) {
                wrong.add("%s %s has shrunk to %d, its exception says %d".formatted(kind, name, size, limit));
            }
        });
        return wrong;
    }

    private static List<Methods.Method> methods() {
        return modules().stream()
                .flatMap(module -> Methods.below(sources(module)).stream())
                .toList();
    }

    /** The files of each room, by module and package: {@code kit:org.sightline.kit.sql}. */
    private static Map<String, List<Path>> rooms() {
        Map<String, List<Path>> rooms = new TreeMap<>();
        for (String module : modules()) {
            try (Stream<Path> files = Files.walk(sources(module))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> rooms.computeIfAbsent(
                                        module + ":" + room(sources(module).relativize(file)),
                                        room -> new ArrayList<>())
                                .add(file));
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
        return rooms;
    }

    private static String room(Path file) {
        return file.getParent().toString().replace('/', '.').replace('\\', '.');
    }

    /** The modules with main code, as the parent names them. */
    private static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .filter(module -> Files.isDirectory(sources(module)))
                .toList();
    }

    private static Path sources(String module) {
        return ROOT.resolve(module).resolve("src/main/java");
    }

    private static List<Larger> exceptions() {
        return read(ROOT.resolve("local-stack-tests/src/test/resources/code-size-exceptions.csv"))
                .lines()
                .skip(1)
                .map(Larger::of)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
