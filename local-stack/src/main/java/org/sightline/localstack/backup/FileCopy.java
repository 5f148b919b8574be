package org.sightline.localstack.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sightline.localstack.process.Directories;

/** Copies directories whose files come and go meanwhile. */
public final class FileCopy {

    private FileCopy() {}

    /**
     * Copies every file that the other side does not have. For files that never change, such as those named by what they
     * hold.
     *
     * @return how many were copied
     */
    public static int missing(Path from, Path to) {
        int copied = 0;
        for (Path file : files(from, path -> true)) {
            Path kept = to.resolve(from.relativize(file));
            if (!Files.exists(kept) && copied(file, kept)) {
                copied++;
            }
        }
        return copied;
    }

    /** Copies all files and directories, except those that are to be left out, with their permissions. */
    static long all(Path from, Path to, Predicate<Path> wanted) {
        long bytes = 0;
        try (Stream<Path> below = Files.walk(from)) {
            for (Path path :
                    below.filter(path -> wanted.test(from.relativize(path))).toList()) {
                Path kept = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Directories.create(kept);
                    Files.setPosixFilePermissions(kept, Files.getPosixFilePermissions(path));
                } else if (copied(path, kept)) {
                    bytes += Files.size(kept);
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not copy " + from, cause);
        }
        return bytes;
    }

    private static List<Path> files(Path from, Predicate<Path> wanted) {
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(from)) {
            return below.filter(Files::isRegularFile).filter(wanted).toList();
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not read " + from, cause);
        }
    }

    /** False where the file is gone meanwhile. A copy has its name when all of it is there. */
    private static boolean copied(Path file, Path kept) {
        Directories.create(Directories.of(kept));
        Path part = kept.resolveSibling(kept.getFileName() + ".part");
        try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not copy " + file + " to " + kept, cause);
        }
    }
}
