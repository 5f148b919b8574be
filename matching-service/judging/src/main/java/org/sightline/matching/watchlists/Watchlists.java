package org.sightline.matching.watchlists;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.start.DatabaseReady;
import org.sightline.matching.watchlist.Watchlist;

/** The version of the watchlist that is in force, the same for all instances of the service: the database says which. */
@ApplicationScoped
public class Watchlists implements Retold {

    /** The one list that there is; the key of its message. */
    static final String LIST = "sightline";

    private static final String TOPIC = "watchlists";
    private static final String PUBLISHED = "watchlist.published.v1";
    /** The advisory lock of an installation's first start. */
    private static final long FIRST_START = 731_688_922;

    private final WatchlistVersionRepository versions;
    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;
    private volatile @Nullable WatchlistInForce newest;

    Watchlists(WatchlistVersionRepository versions, Sql sql, Outbox outbox, Clock clock) {
        this.versions = versions;
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The list that ships with the software becomes version 1 of a new installation. */
    @Transactional
    void begin(@Observes @Priority(10) DatabaseReady event) {
        sql.lock(FIRST_START);
        if (versions.inForce().isEmpty()) {
            announce(WatchlistVersion.builtIn(Watchlist.builtIn(), clock.instant()));
        }
    }

    /**
     * The version in force, which stays in force until the running transaction ends: whatever is stored in the same
     * transaction was screened with the list that was in force when it was committed.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public WatchlistInForce hold() {
        return version(versions.holdInForce());
    }

    /** The version in force now, for reading. */
    @Transactional
    public WatchlistInForce current() {
        return version(versions.inForce().orElseThrow());
    }

    /**
     * Any version, ready to screen with. The newest one that was asked for is kept, because a screener takes a while to build; of
     * a list with 20,000 names it takes 120 MB, so that only one is.
     */
    @Transactional
    public WatchlistInForce version(int version) {
        WatchlistInForce kept = newest;
        return kept != null && kept.version() == version ? kept : read(version);
    }

    /** One at a time: several consumers ask for a new version at once. */
    private synchronized WatchlistInForce read(int version) {
        WatchlistInForce kept = newest;
        if (kept != null && kept.version() == version) {
            return kept;
        }
        WatchlistInForce asked = new WatchlistInForce(version, stored(version).watchlist());
        if (kept == null || kept.version() < version) {
            newest = asked;
        }
        return asked;
    }

    /**
     * What a version changed.
     *
     * @throws IllegalStateException where there is no such version
     */
    @Transactional
    public WatchlistVersion.Change change(int version) {
        return versions.change(version).orElseThrow(() -> none(version));
    }

    private WatchlistVersion stored(int version) {
        return versions.findByIdOptional(version).orElseThrow(() -> none(version));
    }

    private static IllegalStateException none(int version) {
        return new IllegalStateException("There is no version " + version + " of the watchlist");
    }

    /** What all versions changed, newest first. */
    @Transactional
    public List<WatchlistVersion.Change> newestFirst() {
        return versions.newestFirst();
    }

    /** Nobody else publishes, and no batch is stored, until the running transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock() {
        versions.lockInForce();
    }

    /** Puts a new version in force; waits for batches that still use the old one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(WatchlistVersion next) {
        lock();
        announce(next);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public @Nullable String tellAfter(@Nullable String key) {
        if (key != null) {
            return null;
        }
        tell(stored(versions.inForce().orElseThrow()));
        return LIST;
    }

    private void announce(WatchlistVersion version) {
        versions.publish(version);
        tell(version);
    }

    private void tell(WatchlistVersion version) {
        outbox.append(TOPIC, LIST, PUBLISHED, version.message());
    }
}
