package org.sightline.inventory.attestation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.attestation.AgencyReturn.Signer;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The returns and their periods. A signed revision never changes, but that a later one takes its place. */
@ApplicationScoped
class ReturnRepository {

    private static final long PERIODS_LOCK = 7_316_889_200_351L;

    private static final String SELECT = """
            select id, agency_id, year, revision, version, status, statement, inquiry, note, reason,
              cast(drafters as text) as drafters, drafted_at, certified_by, certified_by_identity, certified_at, frozen,
              sha256
            from agency_return
            """;

    private final Sql sql;

    ReturnRepository(Sql sql) {
        this.sql = sql;
    }

    /** One change of an agency's returns at a time, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(UUID agency) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(:agency, 89))")
                .with("agency", agency.toString())
                .exists();
    }

    /** One change of the periods at a time, until the transaction ends. */
    void lockPeriods() {
        sql.lock(PERIODS_LOCK);
    }

    Optional<ReturnPeriod> period(int year) {
        return sql.query("""
                        select year, version, due_on, set_by, set_at from return_period
                        where year = :year order by version desc limit 1
                        """).with("year", year).first(ReturnRepository::period);
    }

    /** The periods, the latest first. */
    List<ReturnPeriod> periods() {
        return sql.query("""
                        select distinct on (year) year, version, due_on, set_by, set_at from return_period
                        order by year desc, version desc
                        """).list(ReturnRepository::period);
    }

    private static ReturnPeriod period(Row row) {
        return new ReturnPeriod(
                row.integer("year"),
                row.integer("version"),
                Objects.requireNonNull(row.day("due_on")),
                row.requiredText("set_by"),
                row.requiredInstant("set_at"));
    }

    void add(ReturnPeriod period) {
        sql.query("""
                        insert into return_period (year, version, due_on, set_by, set_at)
                        values (:year, :version, :due, :by, :at)
                        """)
                .with("year", period.year())
                .with("version", period.version())
                .with("due", period.dueOn())
                .with("by", period.setBy())
                .with("at", period.setAt())
                .change();
    }

    /** The latest revision of a year; null where there is none. */
    @Nullable
    AgencyReturn latest(UUID agency, int year) {
        return sql.query(SELECT + " where agency_id = :agency and year = :year order by revision desc limit 1")
                .with("agency", agency)
                .with("year", year)
                .<AgencyReturn>first(ReturnRepository::read)
                .orElse(null);
    }

    /** The signed revision that came last before one: of the same year, or of an earlier one. */
    @Nullable
    AgencyReturn signedBefore(UUID agency, int year, int revision) {
        return sql.query(SELECT + """
                         where agency_id = :agency and frozen is not null
                          and (year < :year or year = :year and revision < :revision)
                        order by year desc, revision desc limit 1
                        """)
                .with("agency", agency)
                .with("year", year)
                .with("revision", revision)
                .<AgencyReturn>first(ReturnRepository::read)
                .orElse(null);
    }

    /** The signed revisions of a year, the latest first. */
    List<AgencyReturn> signed(UUID agency, int year) {
        return sql.query(SELECT + """
                         where agency_id = :agency and year = :year and frozen is not null order by revision desc
                        """).with("agency", agency).with("year", year).list(ReturnRepository::read);
    }

    /** Stores a draft, new or changed. */
    void draft(AgencyReturn draft) {
        sql.query("""
                        insert into agency_return (id, agency_id, year, revision, version, status, statement, inquiry, note,
                          reason, drafters, drafted_at)
                        values (:id, :agency, :year, :revision, :version, 'draft', :statement, :inquiry, :note, :reason,
                          cast(:drafters as jsonb), :at)
                        on conflict (agency_id, year, revision) do update
                        set version = excluded.version, statement = excluded.statement, inquiry = excluded.inquiry,
                          note = excluded.note, reason = excluded.reason, drafters = excluded.drafters,
                          drafted_at = excluded.drafted_at
                        where agency_return.status = 'draft'
                        """)
                .with("id", draft.id())
                .with("agency", draft.agencyId())
                .with("year", draft.year())
                .with("revision", draft.revision())
                .with("version", draft.version())
                .with("statement", draft.words().statement().word())
                .with("inquiry", draft.words().inquiry())
                .with("note", draft.words().note())
                .with("reason", draft.words().reason())
                .with("drafters", Json.write(draft.drafters()))
                .with("at", draft.draftedAt())
                .change();
    }

    /** Stores a signature; the revision that was signed before is superseded. */
    void sign(AgencyReturn signed) {
        Signer by = Objects.requireNonNull(signed.certifiedBy());
        sql.query("""
                        update agency_return set status = 'superseded'
                        where agency_id = :agency and year = :year and status = 'certified'
                        """)
                .with("agency", signed.agencyId())
                .with("year", signed.year())
                .change();
        sql.query("""
                        update agency_return
                        set status = 'certified', version = :version, certified_by = :by,
                          certified_by_identity = :identity, certified_at = :at, frozen = :frozen, sha256 = :sha256
                        where id = :id
                        """)
                .with("id", signed.id())
                .with("version", signed.version())
                .with("by", by.name())
                .with("identity", by.identity())
                .with("at", signed.certifiedAt())
                .with("frozen", signed.frozen())
                .with("sha256", signed.sha256())
                .change();
    }

    /** What is registered at an agency, by maker, model and status. */
    List<ReturnContent.Line> registered(UUID agency) {
        return sql.query("""
                        select coalesce(maker, '') as maker, coalesce(model, '') as model, lower(status) as status,
                          sum(quantity) as pieces
                        from device
                        where agency_id = :agency and not withdrawn
                        group by coalesce(maker, ''), coalesce(model, ''), status
                        order by coalesce(maker, '') collate "C", coalesce(model, '') collate "C", status collate "C"
                        """)
                .with("agency", agency)
                .list(row -> new ReturnContent.Line(
                        row.requiredText("maker"),
                        row.requiredText("model"),
                        row.requiredText("status"),
                        row.number("pieces")));
    }

    /** How an agency stands, before it is said in words. */
    record Stand(
            UUID agencyId,
            String name,
            boolean draft,
            int certified,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /**
     * The agencies with what they handed in for a year, by name.
     *
     * @param name with {@code id}, the place of the last one shown; the empty name and the zero id at the start
     */
    List<Stand> board(int year, String name, UUID id, int most) {
        return sql.query("""
                        select a.id, a.name, coalesce(bool_or(r.status = 'draft'), false) as draft,
                          coalesce(max(r.revision) filter (where r.frozen is not null), 0) as certified,
                          min(r.certified_at) as first, max(r.certified_at) as last
                        from agency a
                        left join agency_return r on r.agency_id = a.id and r.year = :year
                        where a.status = 'REGISTERED'
                          and (a.name, a.id) > (:name, cast(:id as uuid))
                        group by a.id, a.name
                        order by a.name, a.id
                        limit :most
                        """)
                .with("year", year)
                .with("name", name)
                .with("id", id)
                .with("most", most)
                .list(row -> new Stand(
                        row.requiredUuid("id"),
                        row.requiredText("name"),
                        row.flag("draft"),
                        row.integer("certified"),
                        row.instant("first"),
                        row.instant("last")));
    }

    long registeredAgencies() {
        return sql.query("select count(*) from agency where status = 'REGISTERED'")
                .number();
    }

    private static AgencyReturn read(Row row) {
        String certifiedBy = row.text("certified_by");
        return new AgencyReturn(
                row.requiredUuid("id"),
                row.requiredUuid("agency_id"),
                row.integer("year"),
                row.integer("revision"),
                row.number("version"),
                ReturnStatus.valueOf(row.requiredText("status").toUpperCase(Locale.ROOT)),
                new ReturnForm.Words(
                        ReturnStatement.valueOf(row.requiredText("statement").toUpperCase(Locale.ROOT)),
                        row.requiredText("inquiry"),
                        row.text("note"),
                        row.text("reason")),
                List.of(Json.read(row.requiredText("drafters"), Signer[].class)),
                row.requiredInstant("drafted_at"),
                certifiedBy == null ? null : new Signer(certifiedBy, row.requiredText("certified_by_identity"), null),
                row.instant("certified_at"),
                row.text("frozen"),
                row.text("sha256"));
    }
}
