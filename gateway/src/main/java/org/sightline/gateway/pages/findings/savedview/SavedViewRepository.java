package org.sightline.gateway.pages.findings.savedview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The stored views. Works in the running transaction. */
@ApplicationScoped
class SavedViewRepository {

    private static final String SEEN = """
        select v.*, v.caller = :who as own from saved_view v where (v.caller = :who or v.shared and :office)\
        """;

    private final Sql sql;

    SavedViewRepository(Sql sql) {
        this.sql = sql;
    }

    /** The caller's own by name, then what the office shares. */
    List<SavedView> of(Caller caller, int most) {
        return sql.query(SEEN + " order by own desc, lower(v.name), v.id limit :most")
                .with("who", caller.subject())
                .with("office", caller.isOfOffice())
                .with("most", most)
                .list(SavedViewRepository::read);
    }

    /** One that the caller sees; empty where there is none. */
    Optional<SavedView> one(Caller caller, UUID id) {
        return sql.query(SEEN + " and v.id = :id")
                .with("who", caller.subject())
                .with("office", caller.isOfOffice())
                .with("id", id)
                .first(SavedViewRepository::read);
    }

    /** How many the caller has; nobody else saves one of theirs until the transaction ends. */
    long held(Caller caller) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(:who, 26))")
                .with("who", caller.subject())
                .exists();
        return sql.query("select count(*) from saved_view where caller = :who")
                .with("who", caller.subject())
                .number();
    }

    /** Whether the caller has another one of this name. */
    boolean isNamed(Caller caller, String name, UUID other) {
        return sql.query("select 1 from saved_view where caller = :who and name = :name and id <> :id")
                .with("who", caller.subject())
                .with("name", name)
                .with("id", other)
                .exists();
    }

    void add(Caller caller, UUID id, SavedViewRequest asked, Instant now) {
        sql.query("""
                        insert into saved_view (id, caller, by_name, version, name, address, shared, updated_at)
                        values (:id, :who, :by, 1, :name, :address, :shared, :now)\
                        """)
                .with("id", id)
                .with("who", caller.subject())
                .with("by", caller.name())
                .with("name", asked.name().strip())
                .with("address", asked.address())
                .with("shared", asked.shared())
                .with("now", now)
                .change();
    }

    void change(Caller caller, UUID id, SavedViewRequest asked, Instant now) {
        sql.query("""
                        update saved_view set name = :name, address = :address, shared = :shared, by_name = :by,
                            version = version + 1, updated_at = :now
                        where id = :id and caller = :who\
                        """)
                .with("id", id)
                .with("who", caller.subject())
                .with("by", caller.name())
                .with("name", asked.name().strip())
                .with("address", asked.address())
                .with("shared", asked.shared())
                .with("now", now)
                .change();
    }

    void remove(Caller caller, UUID id) {
        sql.query("delete from saved_view where id = :id and caller = :who")
                .with("id", id)
                .with("who", caller.subject())
                .change();
    }

    private static SavedView read(Row row) {
        return new SavedView(
                row.requiredUuid("id"),
                row.number("version"),
                row.requiredText("name"),
                row.requiredText("address"),
                row.flag("shared"),
                row.flag("own"),
                row.requiredText("by_name"),
                row.requiredInstant("updated_at"));
    }
}
