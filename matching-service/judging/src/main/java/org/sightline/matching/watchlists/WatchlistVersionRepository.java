package org.sightline.matching.watchlists;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sightline.kit.sql.Sql;

/** The versions of the watchlist, and which one is in force. Works in the running transaction. */
@ApplicationScoped
class WatchlistVersionRepository implements PanacheRepositoryBase<WatchlistVersion, Integer> {

    private static final String TOLD =
            "version, list_version, summary, published_at, drafted_by, approved_by, entities, names, edits";

    private final Sql sql;

    WatchlistVersionRepository(Sql sql) {
        this.sql = sql;
    }

    /** The version in force; empty before the first start. */
    OptionalInt inForce() {
        return first("select version from list_in_force");
    }

    /** The version in force, which stays so until the transaction ends. */
    int holdInForce() {
        return first("select version from list_in_force for share").orElseThrow();
    }

    /** Nobody else publishes, and no batch is stored, until the transaction ends. */
    void lockInForce() {
        sql.query("select version from list_in_force for update").exists();
    }

    private OptionalInt first(String query) {
        return sql.query(query).list(row -> row.integer("version")).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** What all versions changed, newest first. The lists themselves are not read: each may be as large as all else here. */
    List<WatchlistVersion.Change> newestFirst() {
        return sql.query("select " + TOLD + " from list_version order by version desc")
                .list(WatchlistVersion.Change::read);
    }

    /** What a version changed; empty where there is none. */
    Optional<WatchlistVersion.Change> change(int version) {
        return sql.query("select " + TOLD + " from list_version where version = :version")
                .with("version", version)
                .first(WatchlistVersion.Change::read);
    }

    /** Stores a version and puts it in force. */
    void publish(WatchlistVersion next) {
        persist(next);
        flush();
        sql.query("""
                        insert into list_in_force (version) values (:version)
                        on conflict (only_row) do update set version = excluded.version
                        """).with("version", next.version()).change();
    }
}
