package org.sightline.ingest.filestore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.ingest.portal.FeedFailure;

/** A folder of this machine that others fill. */
public final class FolderStore implements FileStore {

    private final Optional<String> root;
    private final String address;
    private final StoreBounds bounds;
    private final Clock clock;

    /**
     * A folder.
     *
     * @param root the folder that all watched folders lie in
     * @param address the folder below it
     */
    public FolderStore(Optional<String> root, String address, StoreBounds bounds, Clock clock) {
        this.root = root;
        this.address = address;
        this.bounds = bounds;
        this.clock = clock;
    }

    @Override
    public List<StoredFile> files() throws FeedFailure {
        Instant settled = clock.instant().minus(bounds.settled());
        try (Stream<Path> all = Files.list(folder())) {
            List<StoredFile> files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> new StoredFile(
                            String.valueOf(file.getFileName()), file.toFile().length(), modified(file), null))
                    .filter(file -> file.modified().isBefore(settled))
                    .sorted(Comparator.comparing(StoredFile::name))
                    .limit(bounds.mostFiles() + 1L)
                    .toList();
            bounds.requireFew(files.size());
            return files;
        } catch (IOException unreadable) {
            throw new FeedFailure(
                    "The folder cannot be read (" + unreadable.getClass().getSimpleName() + ").");
        }
    }

    /** The folder, which lies below the configured one whatever its name or a link says. */
    private Path folder() throws FeedFailure, IOException {
        Path all = Path.of(root.orElseThrow(
                        () -> new FeedFailure("No folder is configured for watched folders (sightline.feed.folders).")))
                .toRealPath();
        Path folder = all.resolve(address).normalize();
        if (!Files.isDirectory(folder) || !folder.toRealPath().startsWith(all)) {
            throw new FeedFailure("There is no folder \"" + address + "\" below the configured one.");
        }
        return folder.toRealPath();
    }

    private static Instant modified(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    @Override
    public Path bring(StoredFile file, Path scratch, Runnable alive) throws FeedFailure {
        alive.run();
        try {
            return folder().resolve(file.name());
        } catch (IOException unreadable) {
            throw new FeedFailure(
                    "The folder cannot be read (" + unreadable.getClass().getSimpleName() + ").");
        }
    }

    @Override
    public void close() {
        // A folder is not opened.
    }
}
