package org.sightline.matching.watchlists;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.kit.outbox.Outbox;
import org.sightline.matching.watchlist.Watchlist;

/** The version of the watchlist that is in force, the same for all instances of the service: the database says which. */
@ApplicationScoped
public class Watchlists {

    /** The one list that there is; the key of its message. */
    public static final String LIST = "sightline";

    private static final int MOST_KEPT = 3;
    public static final String CHANGED = "watchlist.published.v1";

    private final EntityManager entities;
    private final Outbox outbox;
    private final Map<Integer, WatchlistInForce> cached = new ConcurrentHashMap<>();

    Watchlists(EntityManager entities, Outbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    /** The list that ships with the software becomes version 1 of a new installation. */
    @Transactional
    public void begin(@Observes @Priority(10) StartupEvent event) {
        entities.createNativeQuery("select pg_advisory_xact_lock(731688922)").getSingleResult();
        if (!entities.createNativeQuery("select version from list_in_force")
                .getResultList()
                .isEmpty()) {
            return;
        }
        WatchlistVersion first = WatchlistVersion.of(1, Watchlist.builtIn(), "Built-in list", null, null, "[]", now());
        entities.persist(first);
        entities.flush();
        entities.createNativeQuery("insert into list_in_force (version) values (1)")
                .executeUpdate();
        announce(first);
    }

    /**
     * The version in force. Holds it in force until the running transaction ends: whatever is stored in the same
     * transaction was screened with the list that was in force when it was committed.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public WatchlistInForce hold() {
        Number version = (Number) entities.createNativeQuery("select version from list_in_force for share")
                .getSingleResult();
        return version(version.intValue());
    }

    /** The version in force now, for reading. */
    @Transactional
    public WatchlistInForce current() {
        Number version = (Number)
                entities.createNativeQuery("select version from list_in_force").getSingleResult();
        return version(version.intValue());
    }

    /** Any version, ready to screen with; the last few asked for are kept, because a screener takes a while to build. */
    @Transactional
    public WatchlistInForce version(int version) {
        WatchlistInForce kept = cached.get(version);
        if (kept == null) {
            kept = new WatchlistInForce(version, stored(version).watchlist());
            cached.keySet().removeIf(old -> old < version - MOST_KEPT);
            cached.put(version, kept);
        }
        return kept;
    }

    /** Nobody else publishes, and no batch is stored, until the running transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void alone() {
        entities.createNativeQuery("select version from list_in_force for update")
                .getSingleResult();
    }

    /** A stored version; null where there is none. */
    public WatchlistVersion find(int version) {
        return entities.find(WatchlistVersion.class, version);
    }

    private WatchlistVersion stored(int version) {
        WatchlistVersion stored = find(version);
        if (stored == null) {
            throw new IllegalStateException("There is no version " + version + " of the list");
        }
        return stored;
    }

    /** All versions, newest first. */
    public List<WatchlistVersion> all() {
        return entities.createQuery("from WatchlistVersion order by version desc", WatchlistVersion.class)
                .getResultList();
    }

    /** Puts a new version in force; waits for batches that still use the old one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(WatchlistVersion next) {
        alone();
        entities.persist(next);
        entities.flush();
        entities.createNativeQuery("update list_in_force set version = ?1")
                .setParameter(1, next.version)
                .executeUpdate();
        announce(next);
    }

    private void announce(WatchlistVersion version) {
        outbox.append("watchlists", LIST, CHANGED, version.message());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
