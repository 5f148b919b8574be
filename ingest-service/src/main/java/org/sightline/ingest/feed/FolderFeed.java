package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.sightline.ingest.portal.FeedFailure;

/** Takes the files of a folder, each once it is whole, in the order of their names. They are left where they are. */
@ApplicationScoped
class FolderFeed {

    private final FeedRepository feeds;
    private final Delivery delivery;
    private final FeedSettings settings;
    private final Clock clock;

    FolderFeed(FeedRepository feeds, Delivery delivery, FeedSettings settings, Clock clock) {
        this.feeds = feeds;
        this.delivery = delivery;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes what is new.
     *
     * @return how many files were taken
     * @throws FeedFailure where the folder cannot be read, or a file was refused; the others are taken
     */
    long read(Feed feed, UUID run) throws FeedFailure {
        long taken = 0;
        FeedFailure refused = null;
        try {
            for (Path file : files(folder(feed.address()))) {
                try {
                    taken += take(feed, run, file) ? 1 : 0;
                } catch (FeedFailure one) {
                    refused = one;
                }
            }
        } catch (IOException unreadable) {
            throw new FeedFailure(
                    "The folder cannot be read (" + unreadable.getClass().getSimpleName() + ").");
        }
        if (refused != null) {
            throw refused;
        }
        return taken;
    }

    /** The folder, which lies below the configured one whatever its name or a link says. */
    private Path folder(String address) throws FeedFailure, IOException {
        Path root = Path.of(settings.folders()
                        .orElseThrow(() -> new FeedFailure(
                                "No folder is configured for watched folders (sightline.feed.folders).")))
                .toRealPath();
        Path folder = root.resolve(address).normalize();
        if (!Files.isDirectory(folder) || !folder.toRealPath().startsWith(root)) {
            throw new FeedFailure("There is no folder \"" + address + "\" below the configured one.");
        }
        return folder.toRealPath();
    }

    private List<Path> files(Path folder) throws IOException {
        Instant settled = clock.instant().minus(settings.settled());
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.toFile().isHidden() && modified(file).isBefore(settled))
                    .sorted()
                    .toList();
        }
    }

    private static Instant modified(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    private boolean take(Feed feed, UUID run, Path file) throws FeedFailure, IOException {
        String name = file.getFileName().toString();
        long bytes = Files.size(file);
        Instant modified = modified(file);
        if (bytes == 0 || feeds.isKnown(feed.id(), name, bytes, modified)) {
            return false;
        }
        feeds.keep(feed.id(), clock.instant().plus(FeedRepository.LEASE));
        try (InputStream content = Files.newInputStream(file)) {
            delivery.deliver(feed, run, content, name, null, new FeedRepository.Came(1, 0));
        } catch (FeedFailure refused) {
            if (refused.lasts()) {
                // Not tried again until somebody changes the file.
                feeds.know(feed.id(), name, bytes, modified, clock.instant());
            }
            throw refused;
        }
        feeds.know(feed.id(), name, bytes, modified, clock.instant());
        return true;
    }
}
