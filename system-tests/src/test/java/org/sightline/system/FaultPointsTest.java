package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.testsupport.faults.Points;

/** The labelled points that ./sightline faults knows are those of the code, each at one place. Starts nothing. */
class FaultPointsTest {

    private static final Path ROOT = Path.of(System.getProperty("sightline.root"));
    private static final Pattern POINT = Pattern.compile("FaultPoint\\.reached\\(\\s*\"([^\"]+)\"");

    @Test
    void everyPointOfTheCodeIsKnown() {
        assertThat(ROOT.resolve("matching-service/src/main/java"))
                .as("the code of matching-service stands in its modules, which are named here")
                .doesNotExist();
        List<String> inCode = Stream.of(
                        "kit",
                        "ingest-service",
                        "matching-service/judging",
                        "matching-service/telling",
                        "matching-service/casework",
                        "inventory-service",
                        "gateway")
                .flatMap(module -> sources(ROOT.resolve(module).resolve("src/main/java")))
                .flatMap(source -> POINT.matcher(text(source)).results().map(found -> found.group(1)))
                .sorted()
                .toList();

        assertThat(inCode).doesNotHaveDuplicates().isEqualTo(Points.all());
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
