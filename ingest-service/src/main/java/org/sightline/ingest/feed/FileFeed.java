package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sightline.ingest.file.RawFiles;
import org.sightline.ingest.filestore.BucketStore;
import org.sightline.ingest.filestore.FileStore;
import org.sightline.ingest.filestore.FolderStore;
import org.sightline.ingest.filestore.SftpStore;
import org.sightline.ingest.filestore.StoreBounds;
import org.sightline.ingest.filestore.StoredFile;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.WebClient;

/** Takes the files of a folder, bucket or directory, each state once, in the order of their names. They stay there. */
@ApplicationScoped
class FileFeed {

    /** After so many files that do not come, one after the other, nothing is to be had there now. */
    private static final int MOST_IN_A_ROW = 3;

    private final FeedRepository feeds;
    private final Delivery delivery;
    private final RawFiles scratch;
    private final FeedSettings settings;
    private final FeedSecrets secrets;
    private final WebClient web;
    private final Clock clock;

    FileFeed(
            FeedRepository feeds,
            Delivery delivery,
            RawFiles scratch,
            FeedSettings settings,
            FeedSecrets secrets,
            Clock clock) {
        this.feeds = feeds;
        this.delivery = delivery;
        this.scratch = scratch;
        this.settings = settings;
        this.secrets = secrets;
        this.web = new WebClient(settings.web(), clock);
        this.clock = clock;
    }

    /**
     * Takes what is new or changed.
     *
     * @return how many files were taken
     * @throws FeedFailure where the place cannot be read, or a file does not come or is refused; the others are taken
     */
    long read(Feed feed, UUID run) throws FeedFailure, InterruptedException {
        long taken = 0;
        int inARow = 0;
        FeedFailure refused = null;
        try (FileStore store = open(feed)) {
            for (StoredFile file : fresh(feed, store.files())) {
                try {
                    take(feed, run, store, file);
                    taken++;
                    inARow = 0;
                } catch (FeedFailure one) {
                    refused = one;
                    inARow += one.lasts() ? 0 : 1;
                    if (!one.isOfOneFile() || inARow == MOST_IN_A_ROW) {
                        throw one;
                    }
                }
            }
        }
        if (refused != null) {
            throw refused;
        }
        return taken;
    }

    /**
     * The place in which the files of a feed lie.
     *
     * @throws IllegalStateException where a feed of its kind brings no files
     */
    FileStore open(Feed feed) throws FeedFailure {
        StoreBounds bounds = settings.store();
        return switch (feed.kind()) {
            case S3 -> new BucketStore(web, feed.address(), secrets.of(feed), bounds, clock);
            case SFTP -> SftpStore.open(feed.address(), secrets.of(feed), feed.hostKey(), bounds, clock);
            case FOLDER -> new FolderStore(settings.folders(), feed.address(), bounds, clock);
            case SOCRATA, CKAN, USASPENDING, FPDS, OCDS ->
                throw new IllegalStateException(
                        "A feed of the kind " + feed.kind().word() + " brings rows, not files");
        };
    }

    private List<StoredFile> fresh(Feed feed, List<StoredFile> there) {
        Map<String, StoredFile> known = feeds.known(feed.id());
        return there.stream()
                .filter(StoredFile::isForOthers)
                .filter(file -> !file.isSameAs(known.get(file.name())))
                .toList();
    }

    private void take(Feed feed, UUID run, FileStore store, StoredFile file) throws FeedFailure, InterruptedException {
        try {
            Path part = Files.createTempFile(scratch.scratch(), "feed-", ".part");
            try {
                Path whole = store.bring(
                        file, part, () -> feeds.keep(feed.id(), clock.instant().plus(FeedRepository.LEASE)));
                deliver(feed, run, whole, file);
            } finally {
                PagedFeed.delete(part);
            }
        } catch (FeedFailure refused) {
            if (refused.lasts()) {
                // Not tried again until somebody changes the file.
                feeds.know(feed.id(), file, clock.instant());
            }
            throw refused;
        } catch (IOException failed) {
            throw new UncheckedIOException("What a feed brought could not be written to disk", failed);
        }
        feeds.know(feed.id(), file, clock.instant());
    }

    private void deliver(Feed feed, UUID run, Path whole, StoredFile file) throws FeedFailure {
        try (InputStream content = Files.newInputStream(whole)) {
            delivery.deliver(feed, run, content, file.name(), null, new FeedRepository.Came(1, 0));
        } catch (IOException unreadable) {
            throw FeedFailure.ofOneFile("\"" + file.name() + "\" cannot be read ("
                    + unreadable.getClass().getSimpleName() + ").");
        }
    }
}
