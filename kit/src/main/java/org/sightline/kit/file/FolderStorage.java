package org.sightline.kit.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder of a disk. */
final class FolderStorage implements Storage {

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public boolean hasUnsealed() {
        return true;
    }

    @Override
    public void put(Path sealed, String name) throws IOException {
        // Also where it is there: the new one is young, and one that somebody changed is whole again.
        Path path = Files.createDirectories(folder).resolve(name);
        Files.move(sealed, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public SeekableByteChannel read(String name) throws IOException {
        return Files.newByteChannel(folder.resolve(name));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public long deleteOlder(Instant oldest, Predicate<String> unwanted) throws IOException {
        return deleteOlder(Files.createDirectories(folder), oldest, unwanted);
    }

    /** Deletes the files of a folder to which nobody has written since. */
    static long deleteOlder(Path folder, Instant oldest, Predicate<String> unwanted) throws IOException {
        long deleted = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
                if (old && unwanted.test(file.getFileName().toString()) && Files.deleteIfExists(file)) {
                    deleted++;
                }
            }
        }
        return deleted;
    }
}
