package org.sightline.ingest.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.file.RawFiles;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.PagedApi;
import org.sightline.kit.json.Json;

/**
 * Reads a feed page by page. Some pages together are one import; with it the place moves, so that a run that is cut off
 * goes on behind what was imported.
 */
@ApplicationScoped
class PagedFeed {

    private static final Logger LOG = Logger.getLogger(PagedFeed.class);

    private final FeedClient client;
    private final FeedRepository feeds;
    private final Delivery delivery;
    private final RawFiles files;
    private final FeedSettings settings;
    private final Clock clock;

    PagedFeed(
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
     * Reads all that is new.
     *
     * @return how many rows came
     * @throws FeedFailure where it cannot be read to its end; what came before is imported
     */
    long read(Feed feed, PagedApi api, UUID run) throws FeedFailure, InterruptedException {
        long rows = 0;
        String place = feed.place();
        boolean last = false;
        while (!last) {
            feeds.keep(feed.id(), clock.instant().plus(FeedRepository.LEASE));
            Gathered gathered = gather(feed, api, place);
            rows += gathered.came().rows();
            deliver(feed, run, gathered);
            if (gathered.failure() != null) {
                throw gathered.failure();
            }
            place = gathered.place();
            last = gathered.last();
        }
        return rows;
    }

    /**
     * Some pages.
     *
     * @param text the rows as JSON, one a line, in a file
     * @param failure why there are not more; null where there are enough or no more
     */
    private record Gathered(
            Path text,
            FeedRepository.Came came,
            @Nullable String place,
            boolean last,
            @Nullable FeedFailure failure) {}

    private Gathered gather(Feed feed, PagedApi api, @Nullable String from) throws InterruptedException {
        String place = from;
        int pages = 0;
        long rows = 0;
        boolean last = false;
        boolean full = false;
        FeedFailure failure = null;
        Set<String> ids = new HashSet<>();
        try {
            Path text = Files.createTempFile(files.scratch(), "feed-", ".jsonl");
            try (OutputStream out = Files.newOutputStream(text)) {
                while (!last && !full) {
                    PagedApi.Rows page = client.rows(feed, api, place);
                    // A row that changed since an earlier page comes again: it belongs into the next import.
                    full = page.rows().stream().anyMatch(row -> ids.contains(row.get(PagedApi.ID)));
                    if (!full) {
                        write(page, out);
                        page.rows().forEach(row -> ids.add(row.getOrDefault(PagedApi.ID, "")));
                        pages++;
                        rows += page.rows().size();
                        place = page.place() == null ? place : page.place();
                        last = page.last();
                        full = pages >= settings.mostPages();
                    }
                }
            } catch (FeedFailure cut) {
                failure = cut;
            }
            return new Gathered(text, new FeedRepository.Came(pages, rows), place, last, failure);
        } catch (IOException failed) {
            throw new UncheckedIOException("What a feed brought could not be written to disk", failed);
        }
    }

    private static void write(PagedApi.Rows page, OutputStream out) throws IOException {
        for (Map<String, String> row : page.rows()) {
            out.write(Json.MAPPER.writeValueAsBytes(row));
            out.write('\n');
        }
    }

    private void deliver(Feed feed, UUID run, Gathered gathered) throws FeedFailure {
        if (gathered.came().rows() == 0) {
            delete(gathered.text());
            return;
        }
        String name = feed.id() + "-" + clock.instant().truncatedTo(ChronoUnit.MILLIS) + ".jsonl";
        try (InputStream content = Files.newInputStream(gathered.text())) {
            delivery.deliver(feed, run, content, name.replace(':', '-'), gathered.place(), gathered.came());
        } catch (IOException failed) {
            throw new UncheckedIOException("What a feed brought could not be read from disk", failed);
        } finally {
            delete(gathered.text());
        }
    }

    static void delete(Path file) {
        if (!file.toFile().delete()) {
            LOG.warnf("%s could not be deleted", file);
        }
    }
}
