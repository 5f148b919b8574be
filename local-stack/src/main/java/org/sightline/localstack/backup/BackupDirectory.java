package org.sightline.localstack.backup;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.process.Directories;

/** Where backups lie: some base backups, the log of PostgreSQL since the oldest of them, and the files that services keep. */
public record BackupDirectory(Path root) {

    private static final String PREFIX = "base-";
    private static final String MANIFEST = "backup.properties";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public BackupDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * A base backup that is complete.
     *
     * @param data what the server's directory held, to be completed by the log
     * @param ended the earliest moment that it can be restored to
     */
    public record Base(Path data, Instant begun, Instant ended) {}

    /** Where a base backup that begins now goes. */
    Path newBase(Instant begun) {
        return Directories.create(root.resolve(PREFIX + NAME.format(begun)));
    }

    /** Says that a base backup is complete. Without this it is none. */
    void complete(Path base, Instant begun, Instant ended) {
        Properties said = new Properties();
        said.setProperty("begun", begun.toString());
        said.setProperty("ended", ended.toString());
        try (Writer writer = Files.newBufferedWriter(base.resolve(MANIFEST))) {
            said.store(writer, "A base backup of Sightline's databases");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Where the server's files lie in a base backup. */
    static Path data(Path base) {
        return base.resolve("postgresql");
    }

    /** Where the segments of PostgreSQL's log are kept. */
    Path wal() {
        return root.resolve("wal");
    }

    /** The newest base backup that leads to this moment, or the newest of all where it is null. */
    Optional<Base> baseFor(@Nullable Instant moment) {
        return bases().stream()
                .filter(base -> moment == null || !base.ended().isAfter(moment))
                .max(Comparator.comparing(Base::ended));
    }

    /** All complete base backups. */
    List<Base> bases() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(root)) {
            return below.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .filter(path -> Files.exists(path.resolve(MANIFEST)))
                    .map(BackupDirectory::read)
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Base read(Path base) {
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(base.resolve(MANIFEST))) {
            said.load(reader);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return new Base(data(base), Instant.parse(said.getProperty("begun")), Instant.parse(said.getProperty("ended")));
    }
}
