package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.file.RawFiles;
import org.sightline.ingest.portal.DocumentApi;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.kit.json.Json;

/**
 * Reads a feed of documents. Some documents together are one zip file and one import; with it the place moves, so that a
 * run that is cut off goes on behind what was imported.
 */
@ApplicationScoped
class DocumentFeed {

    private final FeedClient client;
    private final FeedRepository feeds;
    private final Delivery delivery;
    private final RawFiles files;
    private final FeedSettings settings;
    private final Clock clock;

    DocumentFeed(
            FeedClient client,
            FeedRepository feeds,
            Delivery delivery,
            RawFiles files,
            FeedSettings settings,
            Clock clock) {
        this.client = client;
        this.feeds = feeds;
        this.delivery = delivery;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Some documents.
     *
     * @param place after the last of them
     * @param failure why there are not more; null where there are enough or no more
     */
    private record Gathered(
            Path zip,
            FeedRepository.Came came,
            DocumentApi.Place place,
            boolean last,
            @Nullable FeedFailure failure) {}

    /**
     * Reads the window of days up to today.
     *
     * @return how many records came
     * @throws FeedFailure where it cannot be read to its end; what came before is imported
     */
    long read(Feed feed, DocumentApi api, UUID run) throws FeedFailure, InterruptedException {
        LocalDate today = LocalDate.now(clock);
        String kept = feed.place();
        DocumentApi.Place place =
                kept == null ? api.start(feed.address(), today) : Json.read(kept, DocumentApi.Place.class);
        long records = 0;
        boolean last = false;
        while (!last) {
            feeds.keep(feed.id(), clock.instant().plus(FeedRepository.LEASE));
            Gathered gathered = gather(feed, api, place.until(today));
            records += gathered.came().rows();
            deliver(feed, run, gathered);
            if (gathered.failure() != null) {
                throw gathered.failure();
            }
            place = gathered.place();
            last = gathered.last();
        }
        return records;
    }

    private Gathered gather(Feed feed, DocumentApi api, DocumentApi.Place from) throws InterruptedException {
        DocumentApi.Place place = from;
        int documents = 0;
        long records = 0;
        boolean last = false;
        FeedFailure failure = null;
        try {
            Path zip = Files.createTempFile(files.scratch(), "feed-", ".zip");
            try (OutputStream out = Files.newOutputStream(zip);
                    ZipOutputStream packed = new ZipOutputStream(out)) {
                while (!last && documents < settings.mostPages()) {
                    byte[] body = client.document(feed, api, place);
                    DocumentApi.Document document = api.read(body, feed.address(), place);
                    documents++;
                    if (document.records() > 0) {
                        packed.putNextEntry(new ZipEntry("page-%03d.%s".formatted(documents, document.name())));
                        packed.write(body);
                        packed.closeEntry();
                        records += document.records();
                    }
                    place = document.next();
                    last = document.last();
                }
            } catch (FeedFailure cut) {
                failure = cut;
            }
            return new Gathered(zip, new FeedRepository.Came(documents, records), place, last, failure);
        } catch (IOException failed) {
            throw new UncheckedIOException("What a feed brought could not be written to disk", failed);
        }
    }

    private void deliver(Feed feed, UUID run, Gathered gathered) throws FeedFailure {
        String place = Json.write(gathered.place());
        try (InputStream content = Files.newInputStream(gathered.zip())) {
            if (gathered.came().rows() == 0) {
                feeds.passed(feed.id(), run, place, gathered.came());
                return;
            }
            String name = feed.id() + "-" + clock.instant().truncatedTo(ChronoUnit.MILLIS) + ".zip";
            delivery.deliver(feed, run, content, name.replace(':', '-'), place, gathered.came());
        } catch (IOException failed) {
            throw new UncheckedIOException("What a feed brought could not be read from disk", failed);
        } finally {
            PagedFeed.delete(gathered.zip());
        }
    }
}
