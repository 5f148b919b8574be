package org.sightline.inventory.standing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** How agencies stand with their returns, and what was told of it. Works in the running transaction. */
@ApplicationScoped
class StandingRepository {

    private static final long STANDINGS_LOCK = 7_316_889_200_352L;

    private final Sql sql;

    StandingRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is true now of an agency and a year, with what was told last.
     *
     * @param now its version is that of what was told; 0 where nothing was
     * @param told null where nothing was
     */
    record Stand(StandingChanged now, @Nullable StandingChanged told) {}

    /** One tells at a time, until the transaction ends, so that a key's versions follow each other. */
    void lock() {
        sql.lock(STANDINGS_LOCK);
    }

    /** The years whose day is not before this one. */
    List<Integer> years(LocalDate from) {
        return sql.query("""
                        select year from (select distinct on (year) year, due_on from return_period
                                          order by year, version desc) latest
                        where due_on >= :from order by year
                        """).with("from", from).list(row -> row.integer("year"));
    }

    /**
     * How agencies stand in a year, in the order of their ids: those that are registered, and those of which was told.
     *
     * @param only null for all
     * @param after the last one before
     */
    List<Stand> stands(int year, @Nullable UUID only, UUID after, int most) {
        return sql.query("""
                        select a.id, a.status = 'REGISTERED' as owed, p.due_on, p.set_at,
                          coalesce(r.draft, false) as draft, coalesce(r.revision, 0) as revision,
                          l.certified_by, l.certified_at, c.reason, c.asked_by, c.asked_at,
                          d.revision as draft_revision, cast(d.drafters as text) as drafters, d.drafted_at,
                          b.reason as back_reason, b.sent_by, b.sent_at,
                          (select count(*) from return_sent_back t where t.agency_id = a.id and t.year = :year
                             and t.revision = d.revision) as times_back,
                          coalesce(s.version, 0) as version, s.body
                        from agency a
                        cross join (select due_on, set_at from return_period where year = :year
                                    order by version desc limit 1) p
                        left join (select agency_id, bool_or(status = 'draft') as draft,
                                     max(revision) filter (where frozen is not null) as revision
                                   from agency_return where year = :year group by agency_id) r on r.agency_id = a.id
                        left join agency_return l
                          on l.agency_id = a.id and l.year = :year and l.revision = r.revision
                        left join return_correction c
                          on c.agency_id = a.id and c.year = :year and c.revision = r.revision
                        left join agency_return d on d.agency_id = a.id and d.year = :year and d.status = 'draft'
                        left join lateral (select reason, sent_by, sent_at from return_sent_back t
                                           where t.agency_id = a.id and t.year = :year and t.revision = d.revision
                                             and t.sent_at >= d.drafted_at
                                           order by t.sent_at desc limit 1) b on true
                        left join return_standing s on s.agency_id = a.id and s.year = :year
                        where (cast(:only as uuid) is null or a.id = cast(:only as uuid))
                          and a.id > :after and (a.status = 'REGISTERED' or s.agency_id is not null)
                        order by a.id
                        limit :most
                        """)
                .with("year", year)
                .with("only", only)
                .with("after", after)
                .with("most", most)
                .list(row -> stand(year, row));
    }

    private static Stand stand(int year, Row row) {
        int revision = row.integer("revision");
        String reason = row.text("reason");
        String told = row.text("body");
        return new Stand(
                new StandingChanged(
                        row.requiredUuid("id"),
                        year,
                        row.number("version"),
                        Objects.requireNonNull(row.day("due_on")),
                        row.requiredInstant("set_at"),
                        ReturnStanding.of(row.flag("draft"), revision),
                        revision,
                        row.text("certified_by"),
                        row.instant("certified_at"),
                        reason == null
                                ? null
                                : new Correction(
                                        revision,
                                        reason,
                                        row.requiredText("asked_by"),
                                        row.requiredInstant("asked_at")),
                        draft(row),
                        row.flag("owed")),
                told == null ? null : Json.read(told, StandingChanged.class));
    }

    /** Somebody who worked on a draft, as it is stored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Drafter(String name, String identity) {}

    private static @Nullable Draft draft(Row row) {
        String drafters = row.text("drafters");
        if (drafters == null) {
            return null;
        }
        List<Drafter> people = List.of(Json.read(drafters, Drafter[].class));
        String reason = row.text("back_reason");
        return new Draft(
                row.integer("draft_revision"),
                people.stream().map(Drafter::identity).toList(),
                people.getLast().name(),
                row.integer("times_back"),
                reason == null
                        ? null
                        : new SentBack(reason, row.requiredText("sent_by"), row.requiredInstant("sent_at")));
    }

    /** Keeps what is told. */
    void keep(Collection<StandingChanged> told) {
        sql.batch(
                """
                insert into return_standing (agency_id, year, version, body) values (:agency, :year, :version, :body)
                on conflict (agency_id, year) do update set version = excluded.version, body = excluded.body\
                """,
                told,
                (row, one) -> row.with("agency", one.agencyId())
                        .with("year", one.year())
                        .with("version", one.version())
                        .with("body", Json.write(one)));
    }

    /** Some of what was told, after a place. */
    List<StandingChanged> after(UUID agency, int year, int most) {
        return sql.query("""
                        select body from return_standing where (agency_id, year) > (cast(:agency as uuid), :year)
                        order by agency_id, year limit :most
                        """)
                .with("agency", agency)
                .with("year", year)
                .with("most", most)
                .list(row -> Json.read(row.requiredText("body"), StandingChanged.class));
    }

    /** The version of the latest revision of a return; 0 where there is none. */
    long version(UUID agency, int year) {
        return sql.query("""
                        select version from agency_return where agency_id = :agency and year = :year
                        order by revision desc limit 1
                        """)
                .with("agency", agency)
                .with("year", year)
                .<Long>first(row -> row.number("version"))
                .orElse(0L);
    }

    /**
     * Adds that a draft was sent back, and raises its version, so that nobody signs what they read before; says no where it is no
     * draft any more.
     */
    boolean sendBack(UUID agency, int year, int revision, SentBack back) {
        boolean draft = sql.query("""
                        update agency_return set version = version + 1
                        where agency_id = :agency and year = :year and revision = :revision and status = 'draft'
                        """)
                        .with("agency", agency)
                        .with("year", year)
                        .with("revision", revision)
                        .change()
                == 1;
        return draft && add(agency, year, revision, back);
    }

    private boolean add(UUID agency, int year, int revision, SentBack back) {
        return sql.query("""
                        insert into return_sent_back (agency_id, year, revision, reason, sent_by, sent_at)
                        values (:agency, :year, :revision, :reason, :by, :at)
                        """)
                        .with("agency", agency)
                        .with("year", year)
                        .with("revision", revision)
                        .with("reason", back.reason())
                        .with("by", back.sentBy())
                        .with("at", back.sentAt())
                        .change()
                == 1;
    }

    /** What the office asks to be corrected in a revision. */
    Optional<Correction> correction(UUID agency, int year, int revision) {
        return sql.query("""
                        select revision, reason, asked_by, asked_at from return_correction
                        where agency_id = :agency and year = :year and revision = :revision
                        """)
                .with("agency", agency)
                .with("year", year)
                .with("revision", revision)
                .first(row -> new Correction(
                        row.integer("revision"),
                        row.requiredText("reason"),
                        row.requiredText("asked_by"),
                        row.requiredInstant("asked_at")));
    }

    /** Adds what the office asks; says no where it asked already. */
    boolean add(UUID agency, int year, Correction correction) {
        return sql.query("""
                        insert into return_correction (agency_id, year, revision, reason, asked_by, asked_at)
                        values (:agency, :year, :revision, :reason, :by, :at) on conflict do nothing
                        """)
                        .with("agency", agency)
                        .with("year", year)
                        .with("revision", correction.revision())
                        .with("reason", correction.reason())
                        .with("by", correction.askedBy())
                        .with("at", correction.askedAt())
                        .change()
                == 1;
    }
}
