package org.sightline.matching.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.sightline.kit.sql.Sql;

/** What of this service waits for somebody of the office. Works in the running transaction. */
@ApplicationScoped
class AwaitedRepository {

    private static final long LOCK = 7_316_889_200_913L;

    private final Sql sql;

    AwaitedRepository(Sql sql) {
        this.sql = sql;
    }

    /** Whether this instance tells now; until the transaction ends. */
    boolean lock() {
        return sql.query("select pg_try_advisory_xact_lock(:lock) as got")
                .with("lock", LOCK)
                .one(row -> row.flag("got"));
    }

    /** Stores an import if it is newer than what is held. */
    void take(AskingImport is) {
        sql.query("""
                        insert into asking_import (id, version, source_name, filename, started_by, received_at, asks)
                        values (:id, :version, :source, :filename, :by, :at, :asks)
                        on conflict (id) do update
                        set version = excluded.version, source_name = excluded.source_name, filename = excluded.filename,
                          started_by = excluded.started_by, received_at = excluded.received_at, asks = excluded.asks
                        where asking_import.version < excluded.version
                        """)
                .with("id", is.id())
                .with("version", is.version())
                .with("source", is.sourceName())
                .with("filename", is.filename())
                .with("by", is.startedBy())
                .with("at", is.receivedAt())
                .with("asks", is.asks())
                .change();
    }

    /**
     * The oldest first; of each thing so many that each person can be told so many that another asked for. The mark of an
     * import is its version without the epoch of a restore.
     */
    List<Awaited> all(int most) {
        return sql.query("""
                        select * from (
                          select *, row_number() over (
                              partition by thing, case thing when 'import' then asked_by else asked_by_identity end
                              order by since, name) as place
                          from (select name, thing, agency_id, path, asked_by, asked_by_identity, since, mark, what
                                from waiting_now where thing is not null
                                union all
                                select 'import ' || id, 'import', null, '/imports/' || id, started_by, null, received_at,
                                       (version & 16777215) || ' ' || asks, source_name || ': ' || filename
                                from asking_import where asks is not null) waiting) counted
                        where place <= :most
                        order by since, name
                        """)
                .with("most", most)
                .list(row -> new Awaited(
                        Awaited.Thing.valueOf(row.requiredText("thing").toUpperCase(Locale.ROOT)),
                        row.requiredText("name"),
                        row.requiredText("mark"),
                        row.uuid("agency_id"),
                        row.requiredText("what"),
                        row.requiredText("path"),
                        row.text("asked_by"),
                        row.text("asked_by_identity"),
                        row.requiredInstant("since")));
    }
}
