package org.sightline.matching.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Sql;

/** The sheets, one a person. Works in the running transaction. */
@ApplicationScoped
class SheetRepository {

    private final Sql sql;

    SheetRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * What a person has put together.
     *
     * @param version 0 where there is nothing yet
     */
    record Kept(long version, String summary, List<SheetRow> rows) {

        static final Kept NOTHING = new Kept(0, "", List.of());
    }

    /** The caller's sheet, locked against other changes of it where there is one. */
    Kept of(Caller caller) {
        return sql.query("""
                        select version, summary, cast(rows as text) as rows from watchlist_sheet where caller = :caller
                        for update
                        """)
                .with("caller", caller.subject())
                .first(row -> new Kept(
                        row.number("version"),
                        row.requiredText("summary"),
                        List.of(Json.read(row.requiredText("rows"), SheetRow[].class))))
                .orElse(Kept.NOTHING);
    }

    /** Keeps a sheet; says no where another version was kept in the meantime. */
    boolean keep(Caller caller, Kept sheet, Instant now) {
        return sql.query("""
                        insert into watchlist_sheet as known (caller, version, summary, rows, changed_at)
                        values (:caller, :version, :summary, cast(:rows as jsonb), :now)
                        on conflict (caller) do update
                        set version = excluded.version, summary = excluded.summary, rows = excluded.rows,
                          changed_at = excluded.changed_at
                        where known.version = excluded.version - 1
                        """)
                        .with("caller", caller.subject())
                        .with("version", sheet.version())
                        .with("summary", sheet.summary())
                        .with("rows", Json.write(sheet.rows()))
                        .with("now", now)
                        .change()
                == 1;
    }

    void delete(Caller caller) {
        sql.query("delete from watchlist_sheet where caller = :caller")
                .with("caller", caller.subject())
                .change();
    }
}
