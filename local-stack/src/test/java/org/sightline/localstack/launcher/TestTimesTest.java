package org.sightline.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test run ends with the time of each class. */
class TestTimesTest {

    private static final Instant BEGIN = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void theLongestClassOfThisRunComesFirst() throws IOException {
        report("kit", "org.sightline.QuickTest", "3", "0", "0.25", BEGIN.plusSeconds(9));
        report("matching-service/verdict", "org.sightline.LongTest", "2", "1", "1,062.5", BEGIN.plusSeconds(5));
        report("kit", "org.sightline.YesterdaysTest", "7", "0", "99", BEGIN.minusSeconds(1));

        assertThat(TestTimes.table(TestTimes.longestFirst(root, BEGIN))).isEqualTo("""
                        Time of each test class, longest first (modules run side by side):
                           1062.5 s  org.sightline.LongTest (matching-service/verdict, 2 tests, 1 skipped)
                              0.3 s  org.sightline.QuickTest (kit, 3 tests)
                        2 classes, 5 tests, 1 skipped, 1063 s""");
    }

    private void report(String module, String name, String tests, String skipped, String seconds, Instant written)
            throws IOException {
        Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
        Path file = folder.resolve("TEST-" + name + ".xml");
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%s" time="%s" tests="%s" errors="0" skipped="%s" failures="0"/>
                """.formatted(name, seconds, tests, skipped));
        Files.setLastModifiedTime(file, FileTime.from(written));
    }
}
