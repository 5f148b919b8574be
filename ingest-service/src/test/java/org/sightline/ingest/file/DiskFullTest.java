package org.sightline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A full disk passes; any other failure of a file does not. */
class DiskFullTest {

    private static final Path ALWAYS_FULL = Path.of("/dev/full");

    @Test
    void aFullDiskIsToldFromOtherFailures() {
        assumeTrue(Files.exists(ALWAYS_FULL));
        IOException full = catchThrowableOfType(IOException.class, () -> Files.write(ALWAYS_FULL, new byte[1 << 16]));

        assertThat(RawFiles.isDiskFull(full)).isTrue();
        assertThat(RawFiles.isDiskFull(new UncheckedIOException("A batch", full)))
                .isTrue();
        assertThat(RawFiles.isDiskFull(new NoSuchFileException("raw"))).isFalse();
    }
}
