package org.sightline.localstack.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How long each test class of a run took, as Surefire's reports ({@code target/surefire-reports/TEST-*.xml}) say. */
final class TestTimes {

    /**
     * One test class.
     *
     * @param seconds from its first test to its last, with what was started for it
     */
    record ClassTime(String module, String name, int tests, int skipped, double seconds) {

        String row() {
            String left = skipped == 0 ? "" : ", " + skipped + " skipped";
            return String.format(Locale.ROOT, "  %7.1f s  %s (%s, %d tests%s)", seconds, name, module, tests, left);
        }
    }

    private TestTimes() {}

    /**
     * The classes of a run, the longest first.
     *
     * @param root of the checkout; modules are its folders, and those one level below them
     * @param since reports of earlier runs are left out
     */
    static List<ClassTime> longestFirst(Path root, Instant since) {
        List<ClassTime> times = new ArrayList<>();
        for (Path module : modules(root)) {
            for (Path report : reports(module, since)) {
                times.add(read(root.relativize(module).toString(), report));
            }
        }
        times.sort(Comparator.comparingDouble(ClassTime::seconds).reversed().thenComparing(ClassTime::name));
        return times;
    }

    /** What is printed at the end of a run: each class on a line, and all of them together. */
    static String table(List<ClassTime> times) {
        StringBuilder table = new StringBuilder("Time of each test class, longest first (modules run side by side):\n");
        times.forEach(time -> table.append(time.row()).append('\n'));
        return table.append(String.format(
                        Locale.ROOT,
                        "%d classes, %d tests, %d skipped, %.0f s",
                        times.size(),
                        times.stream().mapToInt(ClassTime::tests).sum(),
                        times.stream().mapToInt(ClassTime::skipped).sum(),
                        times.stream().mapToDouble(ClassTime::seconds).sum()))
                .toString();
    }

    private static List<Path> modules(Path root) {
        try (Stream<Path> folders = Files.walk(root, 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static List<Path> reports(Path module, Instant since) {
        Path folder = module.resolve("target/surefire-reports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .filter(file -> isNewer(file, since))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static boolean isNewer(Path file, Instant since) {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(since)) >= 0;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static ClassTime read(String module, Path report) {
        try (InputStream bytes = Files.newInputStream(report)) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(bytes);
            xml.nextTag();
            return new ClassTime(
                    module,
                    xml.getAttributeValue(null, "name"),
                    Integer.parseInt(xml.getAttributeValue(null, "tests")),
                    Integer.parseInt(xml.getAttributeValue(null, "skipped")),
                    Double.parseDouble(xml.getAttributeValue(null, "time").replace(",", "")));
        } catch (XMLStreamException cause) {
            throw new IllegalStateException("Not a report of Surefire: " + report, cause);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
