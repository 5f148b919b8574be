package org.sightline.ingest.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.sightline.ingest.portal.CkanApi;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.FpdsApi;
import org.sightline.ingest.portal.OcdsApi;
import org.sightline.ingest.portal.SocrataApi;
import org.sightline.ingest.portal.UsaSpendingApi;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.flow.Measure;
import org.sightline.kit.remote.Rest;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;

/**
 * Reads the feeds that are due, a few at once, so that a slow portal does not hold up the others; of one source only one at
 * once. Of several instances each takes those that no other works on.
 */
@ApplicationScoped
class FeedRunner {

    private static final Logger LOG = Logger.getLogger(FeedRunner.class);
    private static final int STOP_SECONDS = 10;
    private static final RowScope JOB = RowScope.job("feed");

    private final Sql sql;
    private final FeedRepository feeds;
    private final FileFeed files;
    private final PagedFeed pages;
    private final DocumentFeed documents;
    private final FeedSettings settings;
    private final Clock clock;
    private final Measure stale = new Measure("how many feeds were not read well for longer than they say");
    private final Semaphore free;
    private final ExecutorService readers;
    private volatile boolean stopping;

    FeedRunner(
            Sql sql,
            FeedRepository feeds,
            FileFeed files,
            PagedFeed pages,
            DocumentFeed documents,
            FeedSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.sql = sql;
        this.feeds = feeds;
        this.files = files;
        this.pages = pages;
        this.documents = documents;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.atOnce());
        this.readers = Executors.newFixedThreadPool(
                settings.atOnce(),
                Thread.ofPlatform().daemon().name("feed-reader-", 0).factory());
        meters.gauge("sightline.ingest.feeds.stale", stale, Measure::orNaN);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        readers.shutdownNow();
        if (!readers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A feed was still being read when the service stopped; it goes on where it was.");
        }
    }

    @Scheduled(every = "${sightline.feed-look-every:5S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!settings.enabled()) {
            return;
        }
        try {
            sql.as(JOB, this::readDue);
        } catch (SqlFailure away) {
            stale.notKnown(away);
            LOG.warnf("Feeds wait, the database may be away: %s", away.getMessage());
        }
    }

    private void readDue() {
        Instant now = clock.instant();
        stale.is(feeds.after("", Integer.MAX_VALUE).stream()
                .filter(feed -> feed.isStale(now))
                .count());
        boolean more = !stopping;
        while (more && free.tryAcquire()) {
            Optional<Feed> due = take();
            due.ifPresentOrElse(this::begin, free::release);
            more = due.isPresent();
        }
    }

    /** Lets a thread read a feed, and those that are due after it. */
    private void begin(Feed feed) {
        readers.execute(() -> {
            try {
                sql.as(JOB, () -> readFrom(feed));
            } catch (SqlFailure away) {
                LOG.warnf("Feed %s waits, the database may be away: %s", feed.id(), away.getMessage());
            } finally {
                free.release();
            }
        });
    }

    private void readFrom(Feed first) {
        Optional<Feed> due = Optional.of(first);
        while (due.isPresent()) {
            read(due.get());
            due = stopping ? Optional.empty() : take();
        }
    }

    private Optional<Feed> take() {
        return feeds.takeDue(clock.instant(), clock.instant().plus(FeedRepository.LEASE));
    }

    private void read(Feed feed) {
        UUID run = feeds.begin(feed.id(), clock.instant());
        Correlation.begin(run.toString());
        try {
            long came = bring(feed, run);
            String what = feed.kind().isOfFiles() ? " files came." : " rows came.";
            Instant now = clock.instant();
            feeds.end(
                    run,
                    came == 0 ? FeedRun.Status.NOTHING_NEW : FeedRun.Status.DONE,
                    came == 0 ? "Nothing is new." : came + what,
                    now);
            feeds.rest(feed.id(), now, feed.schedule().next(now));
        } catch (FeedFailure failure) {
            failed(feed, run, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failed(feed, run, new FeedFailure("The service stopped."));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Feed %s could not be read", feed.id());
            failed(feed, run, new FeedFailure("It could not be read; the log says why."));
        } finally {
            Correlation.end();
        }
    }

    /** Reads a feed in the way of its kind, and says how many rows came, or files. */
    private long bring(Feed feed, UUID run) throws FeedFailure, InterruptedException {
        return switch (feed.kind()) {
            case FOLDER, S3, SFTP -> files.read(feed, run);
            case SOCRATA -> pages.read(feed, new SocrataApi(), run);
            case CKAN -> pages.read(feed, new CkanApi(), run);
            case USASPENDING -> pages.read(feed, new UsaSpendingApi(() -> LocalDate.now(clock)), run);
            case FPDS -> documents.read(feed, new FpdsApi(), run);
            case OCDS -> documents.read(feed, new OcdsApi(), run);
        };
    }

    private void failed(Feed feed, UUID run, FeedFailure failure) {
        Rest rest = new Rest(settings.backOff(), settings.longestBackOff());
        Instant next = clock.instant().plus(rest.after(feed.failures(), failure.comeAfter()));
        LOG.warnf("Feed %s: %s It is read again at %s", feed.id(), failure.why(), next);
        feeds.end(
                run,
                failure.comeAfter() == null ? FeedRun.Status.FAILED : FeedRun.Status.WAITING,
                failure.why() + " It is read again after " + next + ", from where it stopped.",
                clock.instant());
        feeds.backOff(feed.id(), next);
    }
}
