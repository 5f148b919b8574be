package org.sightline.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The address of static files changes with each of them: else a browser would keep an old one for a year. */
class StaticFilesTest {

    @Test
    void everyFileOfOurOwnChangesTheAddress() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/META-INF/resources/sightline"))) {
            assertThat(StaticFiles.DIGESTED)
                    .containsAll(files.map(file -> "/sightline/" + file.getFileName())
                            .toList());
        }
    }
}
