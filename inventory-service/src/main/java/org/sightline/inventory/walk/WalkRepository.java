package org.sightline.inventory.walk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/**
 * Walks, what was read on them, and what the register has of their sites. A device without a site is at its location, which
 * is the one place that many lists give. Works in the running transaction.
 */
@ApplicationScoped
class WalkRepository {

    private final Sql sql;

    WalkRepository(Sql sql) {
        this.sql = sql;
    }

    /** A site with how many devices in use are registered there. */
    @Schema(name = "Site")
    record Site(String site, long devices) {}

    List<Site> sites(UUID agency, int most) {
        return sql.query("""
                        select coalesce(site, location) as site, count(*) as devices from device
                        where agency_id = :agency and not withdrawn and status = 'INSTALLED'
                          and coalesce(site, location) is not null
                        group by 1 order by 1 limit :most
                        """)
                .with("agency", agency)
                .with("most", most)
                .list(row -> new Site(row.requiredText("site"), row.number("devices")));
    }

    /** The newest first. */
    List<Walk> list(UUID agency, BoundCursor.@Nullable Place after, int most) {
        return sql.query("""
                        select * from walk
                        where agency_id = :agency
                          and (cast(:at as timestamptz) is null or (begun_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
                        order by begun_at desc, id desc limit :most
                        """)
                .with("agency", agency)
                .with("at", after == null ? null : Instant.parse(after.text(0)))
                .with("id", after == null ? null : after.uuid(1))
                .with("most", most)
                .list(WalkRepository::read);
    }

    long openOnes(UUID agency) {
        return sql.query("select count(*) from walk where agency_id = :agency and state = 'open'")
                .with("agency", agency)
                .number();
    }

    Optional<Walk> walk(UUID agency, UUID id) {
        return sql.query("select * from walk where agency_id = :agency and id = :id")
                .with("agency", agency)
                .with("id", id)
                .first(WalkRepository::read);
    }

    /** The same, locked until the transaction ends. */
    Optional<Walk> lock(UUID agency, UUID id) {
        return sql.query("select * from walk where agency_id = :agency and id = :id for update")
                .with("agency", agency)
                .with("id", id)
                .first(WalkRepository::read);
    }

    void add(Walk walk) {
        sql.query("""
                        insert into walk (id, agency_id, version, site, state, begun_by, begun_at)
                        values (:id, :agency, :version, :site, :state, :by, :at)
                        """)
                .with("id", walk.id())
                .with("agency", walk.agencyId())
                .with("version", walk.version())
                .with("site", walk.site())
                .with("state", walk.state())
                .with("by", walk.begunBy())
                .with("at", walk.begunAt())
                .change();
    }

    void finish(Walk walk) {
        sql.query("""
                        update walk set version = :version, state = :state, finished_by = :by, finished_at = :at, list_id = :list,
                          seen = :seen, not_seen = :notSeen, not_expected = :notExpected
                        where id = :id
                        """)
                .with("id", walk.id())
                .with("version", walk.version())
                .with("state", walk.state())
                .with("by", walk.finishedBy())
                .with("at", walk.finishedAt())
                .with("list", walk.listId())
                .with("seen", walk.seen())
                .with("notSeen", walk.notSeen())
                .with("notExpected", walk.notExpected())
                .change();
    }

    /** Adds what was read; what is there already, under the same name or the same serial number, is left out. */
    void see(Walk walk, Collection<SightingsForm.Checked> sightings, String by, Instant at) {
        sql.batch(
                """
                insert into walk_sighting (walk_id, agency_id, key, serial, seen_by, seen_at)
                values (:walk, :agency, :key, :serial, :by, :at) on conflict do nothing\
                """,
                sightings,
                (row, one) -> row.with("walk", walk.id())
                        .with("agency", walk.agencyId())
                        .with("key", one.key())
                        .with("serial", one.serial())
                        .with("by", by)
                        .with("at", at));
    }

    /** What was read, the newest first. */
    List<WalkView.Read> read(UUID walk) {
        return sql.query(
                        "select key, serial, seen_by, seen_at from walk_sighting where walk_id = :walk order by seen_at desc, key")
                .with("walk", walk)
                .list(row -> new WalkView.Read(
                        row.requiredUuid("key"),
                        row.requiredText("serial"),
                        row.requiredText("seen_by"),
                        row.requiredInstant("seen_at")));
    }

    /** The devices in use at the site, by location. */
    List<WalkView.Expected> expected(Walk walk, int most) {
        return sql.query("""
                        select id, maker, model, serial, tag, location from device
                        where agency_id = :agency and not withdrawn and status = 'INSTALLED' and coalesce(site, location) = :site
                        order by location nulls last, serial, id limit :most
                        """)
                .with("agency", walk.agencyId())
                .with("site", walk.site())
                .with("most", most)
                .list(row -> new WalkView.Expected(
                        row.requiredUuid("id"),
                        row.text("maker"),
                        row.text("model"),
                        row.text("serial"),
                        row.text("tag"),
                        row.text("location"),
                        false));
    }

    /** The devices of the agency that have a serial number or tag that was read. */
    List<WalkView.Known> known(Walk walk) {
        return sql.query("""
                        select d.id, d.serial, d.tag, coalesce(d.site, d.location) as site, d.status = 'INSTALLED' as in_use
                        from walk_sighting s
                        join device d on d.agency_id = :agency and not d.withdrawn
                          and (d.serial_key = s.folded or d.tag_key = s.folded)
                        where s.walk_id = :walk
                        """)
                .with("agency", walk.agencyId())
                .with("walk", walk.id())
                .list(row -> new WalkView.Known(
                        row.requiredUuid("id"),
                        row.text("serial"),
                        row.text("tag"),
                        row.text("site"),
                        row.flag("in_use")));
    }

    private static Walk read(Row row) {
        return new Walk(
                row.requiredUuid("id"),
                row.requiredUuid("agency_id"),
                row.number("version"),
                row.requiredText("site"),
                row.requiredText("state"),
                row.requiredText("begun_by"),
                row.requiredInstant("begun_at"),
                row.text("finished_by"),
                row.instant("finished_at"),
                row.uuid("list_id"),
                row.integerOrNull("seen"),
                row.integerOrNull("not_seen"),
                row.integerOrNull("not_expected"));
    }
}
