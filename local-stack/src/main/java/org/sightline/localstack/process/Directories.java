package org.sightline.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** Directories of the parts' data. */
public final class Directories {

    private Directories() {}

    public static Path create(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath());
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not create " + directory, cause);
        }
    }

    /** An empty file that says by being there. */
    public static void createFile(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not create " + file, cause);
        }
    }

    /** Deletes the directory and all below it; does nothing where there is none. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not delete " + directory, cause);
        }
    }

    /** The directory that a file or directory lies in. */
    public static Path of(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "The root lies in no directory");
    }
}
