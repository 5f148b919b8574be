package org.sightline.matching.listfeed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.flow.Measure;
import org.sightline.kit.remote.Rest;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.matching.listfeed.ListFetch.Status;
import org.sightline.matching.remote.FetchFailure;

/** Fetches the lists that are due, one after the other; of several instances each takes those that no other works on. */
@ApplicationScoped
class ListFetchJob {

    private static final Logger LOG = Logger.getLogger(ListFetchJob.class);
    private static final RowScope JOB = RowScope.job("list feed");

    private final Sql sql;
    private final ListFeedRepository feeds;
    private final ListClient client;
    private final ListSettlement settlement;
    private final ListSettings settings;
    private final Clock clock;
    private final Measure stale =
            new Measure("how many published lists were not fetched well for longer than they say");
    private volatile boolean stopping;

    ListFetchJob(
            Sql sql,
            ListFeedRepository feeds,
            ListClient client,
            ListSettlement settlement,
            ListSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.sql = sql;
        this.feeds = feeds;
        this.client = client;
        this.settlement = settlement;
        this.settings = settings;
        this.clock = clock;
        meters.gauge("sightline.matching.list.feeds.stale", stale, Measure::orNaN);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "${sightline.list-feed-look-every:5S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!settings.enabled()) {
            return;
        }
        try {
            sql.as(JOB, this::fetchDue);
        } catch (SqlFailure away) {
            stale.notKnown(away);
            LOG.warnf("List feeds wait, the database may be away: %s", away.getMessage());
        }
    }

    private void fetchDue() {
        Instant now = clock.instant();
        stale.is(feeds.after("", Integer.MAX_VALUE).stream()
                .filter(feed -> feed.isStale(now))
                .count());
        Optional<ListFeed> due = take();
        while (due.isPresent() && !stopping) {
            fetch(due.get());
            due = take();
        }
    }

    private Optional<ListFeed> take() {
        return feeds.takeDue(clock.instant(), clock.instant().plus(ListFeedRepository.LEASE));
    }

    private void fetch(ListFeed feed) {
        UUID fetch = feeds.begin(feed.id(), clock.instant());
        Correlation.begin(fetch.toString());
        try {
            fetch(feed, fetch);
            Instant now = clock.instant();
            feeds.rest(feed, now, feed.schedule().next(now));
        } catch (FetchFailure failure) {
            failed(feed, fetch, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failed(feed, fetch, new FetchFailure("The service stopped."));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "List feed %s could not be read", feed.id());
            failed(feed, fetch, new FetchFailure("It could not be read; the log says why."));
        } finally {
            Correlation.end();
        }
    }

    private void fetch(ListFeed feed, UUID fetch) throws FetchFailure, InterruptedException {
        ListClient.Came came = client.get(feed);
        if (came == null) {
            nothingNew(fetch, "The server says that nothing has changed.");
            return;
        }
        try (KeptFiles.Part file = came.file()) {
            if (!feed.wanted() && file.sha256().equals(feed.sha256())) {
                feeds.describe(fetch, came);
                nothingNew(fetch, "The same file came again.");
                return;
            }
            var listing = ListFolder.read(feed.form(), file.file());
            QuarkusTransaction.requiringNew().run(() -> settlement.settle(feed, fetch, came, listing));
        }
    }

    private void nothingNew(UUID fetch, String why) {
        feeds.end(fetch, Status.NOTHING_NEW, why, clock.instant());
    }

    private void failed(ListFeed feed, UUID fetch, FetchFailure failure) {
        Rest rest = new Rest(settings.backOff(), settings.longestBackOff());
        Instant next = clock.instant().plus(rest.after(feed.failures(), failure.comeAfter()));
        LOG.warnf("List feed %s: %s It is fetched again at %s", feed.id(), failure.why(), next);
        feeds.end(
                fetch,
                failure.comeAfter() == null ? Status.FAILED : Status.WAITING,
                failure.why() + " It is fetched again after " + next + ". What is in force stays.",
                clock.instant());
        feeds.backOff(feed, next);
    }
}
