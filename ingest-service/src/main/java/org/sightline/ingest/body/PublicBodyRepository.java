package org.sightline.ingest.body;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The lists of public bodies. They are public, so no agency owns a row. Works with the caller's transaction. */
public final class PublicBodyRepository {

    private static final String KEEP = """
            insert into public_body_list as held (id, version, bodies, left_out, loaded_by, loaded_at)
            values (:id, 1, :bodies, :leftOut, :by, :now)
            on conflict (id) do update set version = held.version + 1, bodies = excluded.bodies,
                left_out = excluded.left_out, loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at
            returning *""";

    private PublicBodyRepository() {}

    /** Notes that a list is loaded again, and drops what it held. */
    static PublicBodyList loaded(Sql sql, PublicBodyLoad load, String by, Instant now) {
        PublicBodyList kept = sql.query(KEEP)
                .with("id", load.list())
                .with("bodies", load.bodies())
                .with("leftOut", load.leftOut())
                .with("by", by)
                .with("now", now)
                .one(PublicBodyList::read);
        sql.query("delete from public_body where list_id = :list")
                .with("list", load.list())
                .change();
        return kept;
    }

    static List<PublicBodyList> lists(Sql sql) {
        return sql.query("select * from public_body_list order by id").list(PublicBodyList::read);
    }

    /** The body of this id; null where no list has it. */
    public static @Nullable PublicBody find(Sql sql, UUID id) {
        return sql.query("select * from public_body where id = :id")
                .with("id", id)
                .first(PublicBodyRepository::read)
                .orElse(null);
    }

    /** The bodies in a state that have this identifier, in the order of lists and names. */
    static List<PublicBody> identified(Sql sql, String state, BodyIdentifier identifier) {
        return sql.query("""
                        select * from public_body
                        where state = :state and case :scheme when 'uei' then uei when 'nces' then nces
                            when 'fips' then fips else ori end = :value
                          and (uei = :value or nces = :value or fips = :value or ori = :value)
                        order by list_id, name limit 10""")
                .with("state", state)
                .with("scheme", identifier.scheme().word())
                .with("value", identifier.value())
                .list(PublicBodyRepository::read);
    }

    /** The bodies of this very name in a state. */
    static List<PublicBody> named(Sql sql, String state, String normalised) {
        return sql.query("""
                        select * from public_body where state = :state and normalised = :name
                        order by list_id, id limit 50""").with("state", state).with("name", normalised).list(PublicBodyRepository::read);
    }

    /** The bodies in a state whose names have the same core, one of each name. */
    static List<PublicBody> alike(Sql sql, String state, String normalised) {
        return sql.query("""
                        select distinct on (normalised) * from public_body where state = :state and core = :core
                        order by normalised, list_id, id limit 20""")
                .with("state", state)
                .with("core", NameCore.of(normalised))
                .list(PublicBodyRepository::read);
    }

    private static PublicBody read(Row row) {
        return new PublicBody(
                row.requiredUuid("id"),
                row.requiredText("list_id"),
                row.requiredText("name"),
                row.text("kind"),
                row.requiredText("state"),
                row.text("county"),
                row.text("uei"),
                row.text("nces"),
                row.text("fips"),
                row.text("ori"));
    }
}
