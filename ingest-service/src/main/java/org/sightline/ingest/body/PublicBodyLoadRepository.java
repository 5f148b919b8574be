package org.sightline.ingest.body;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Sql;

/** Files that were sent as lists of public bodies, and the bodies of those that wait. Works with the caller's transaction. */
final class PublicBodyLoadRepository {

    private static final int LIST_LOCK = 0x51_15_7D;
    private static final int SOME = 20;

    private static final String ADD_BODY = """
            insert into public_body_draft
                (load_id, id, list_id, name, normalised, core, kind, state, county, uei, nces, fips, ori)
            values (:load, :id, :list, :name, :normalised, :core, :kind, :state, :county, :uei, :nces, :fips, :ori)""";

    private static final String ADD = """
            insert into public_body_load (id, list_id, status, filename, sha256, columns, row_count, bodies, left_out,
                added, changed, unchanged, absent, absent_some, rejects, sent_by, sent_at)
            values (:id, :list, 'draft', :filename, :sha256, cast(:columns as jsonb), :rows, :bodies, :leftOut,
                0, 0, 0, 0, '[]', cast(:rejects as jsonb), :by, :now)""";

    private static final String COMPARE = """
            with compared as (
                select held.id is null as added,
                    held.id is not null and (held.name, held.kind, held.state, held.county, held.uei, held.nces,
                        held.fips, held.ori) is distinct from (draft.name, draft.kind, draft.state, draft.county,
                        draft.uei, draft.nces, draft.fips, draft.ori) as changed
                from public_body_draft draft
                left join public_body held on held.id = draft.id and held.list_id = draft.list_id
                where draft.load_id = :id),
            gone as (
                select held.name, held.state from public_body held
                where held.list_id = :list
                  and not exists (select 1 from public_body_draft where load_id = :id and id = held.id))
            update public_body_load set
                added = (select count(*) from compared where added),
                changed = (select count(*) from compared where changed),
                unchanged = (select count(*) from compared where not added and not changed),
                absent = (select count(*) from gone),
                absent_some = coalesce((select jsonb_agg(name || ', ' || state) from
                    (select name, state from gone order by name, state limit :some) first), '[]')
            where id = :id""";

    private static final String HOLD = """
            insert into public_body (id, list_id, name, normalised, core, kind, state, county, uei, nces, fips, ori)
            select id, list_id, name, normalised, core, kind, state, county, uei, nces, fips, ori
            from public_body_draft where load_id = :id
            on conflict (id) do nothing""";

    private PublicBodyLoadRepository() {}

    /** A file as it was sent. */
    record Sent(String list, String filename, String sha256, PublicBodyFile.Listed said) {}

    /**
     * Keeps a file as the draft of its list, in the place of an earlier draft, and compares it with what the list holds.
     * Files of one list wait for each other, in all instances.
     */
    static PublicBodyLoad draft(Sql sql, Sent sent, String by, Instant now) {
        sql.query("select cast(pg_advisory_xact_lock(:key, hashtext(:list)) as text)")
                .with("key", LIST_LOCK)
                .with("list", sent.list())
                .exists();
        sql.query("select id from public_body_load where list_id = :list and status = 'draft'")
                .with("list", sent.list())
                .list(row -> row.requiredUuid("id"))
                .forEach(earlier -> supersede(sql, earlier));
        UUID id = UUID.randomUUID();
        sql.query(ADD)
                .with("id", id)
                .with("list", sent.list())
                .with("filename", sent.filename())
                .with("sha256", sent.sha256())
                .with("columns", Json.write(sent.said().columns()))
                .with("rows", sent.said().rows())
                .with("bodies", sent.said().bodies().size())
                .with("leftOut", sent.said().leftOut())
                .with("rejects", Json.write(sent.said().rejects()))
                .with("by", by)
                .with("now", now)
                .change();
        sql.batch(
                ADD_BODY,
                sent.said().bodies(),
                (row, body) -> row.with("load", id)
                        .with("id", body.id())
                        .with("list", sent.list())
                        .with("name", body.name())
                        .with("normalised", body.normalised())
                        .with("core", NameCore.of(body.normalised()))
                        .with("kind", body.kind())
                        .with("state", body.state())
                        .with("county", body.county())
                        .with("uei", body.uei())
                        .with("nces", body.nces())
                        .with("fips", body.fips())
                        .with("ori", body.ori()));
        sql.query(COMPARE)
                .with("id", id)
                .with("list", sent.list())
                .with("some", SOME)
                .change();
        return lock(sql, id).orElseThrow();
    }

    private static void supersede(Sql sql, UUID id) {
        // It may have been applied while this waited for its row.
        sql.query("""
                update public_body_load set status = 'superseded', version = version + 1
                where id = :id and status = 'draft'""").with("id", id).change();
        dropBodies(sql, id);
    }

    private static void dropBodies(Sql sql, UUID id) {
        sql.query("delete from public_body_draft where load_id = :id")
                .with("id", id)
                .change();
    }

    /** Puts the bodies of a draft in the place of what its list holds. */
    static PublicBodyList apply(Sql sql, PublicBodyLoad draft, String by, Instant now) {
        PublicBodyList kept = PublicBodyRepository.loaded(sql, draft, by, now);
        sql.query(HOLD).with("id", draft.id()).change();
        dropBodies(sql, draft.id());
        sql.query("""
                update public_body_load set status = 'applied', version = version + 1, applied_by = :by,
                    applied_at = :now where id = :id""").with("by", by).with("now", now).with("id", draft.id()).change();
        return kept;
    }

    static Optional<PublicBodyLoad> find(Sql sql, UUID id) {
        return sql.query("select * from public_body_load where id = :id")
                .with("id", id)
                .first(PublicBodyLoad::read);
    }

    /** The load; nobody else changes it until the transaction ends. */
    static Optional<PublicBodyLoad> lock(Sql sql, UUID id) {
        return sql.query("select * from public_body_load where id = :id for update")
                .with("id", id)
                .first(PublicBodyLoad::read);
    }

    /** The loads from the newest on, after a place in that list (null: from its start). */
    static List<PublicBodyLoad> newest(Sql sql, @Nullable Instant before, @Nullable UUID after, int most) {
        return sql.query("""
                select * from public_body_load where cast(:before as timestamptz) is null
                    or sent_at < :before or sent_at = :before and id > :after
                order by sent_at desc, id limit :most""")
                .with("before", before)
                .with("after", after)
                .with("most", most)
                .list(PublicBodyLoad::read);
    }
}
