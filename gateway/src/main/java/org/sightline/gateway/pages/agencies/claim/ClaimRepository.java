package org.sightline.gateway.pages.agencies.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.count.Links;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** Codes, claims, and codes that were wrong. Works in the running transaction, with the rows of the office. */
@ApplicationScoped
class ClaimRepository {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String CODES = """
        select c.id, c.agency_id, coalesce(a.name, c.agency_id::text) as agency_name, c.version, c.state, c.made_by, c.made_at,
          c.expires_at, c.wrong, c.ended_by, c.ended_at, c.hash, c.made_by_identity
        from claim_code c left join agency a on a.id = c.agency_id
        """;

    private static final String CLAIMS = """
        select c.id, c.agency_id, coalesce(a.name, c.agency_id::text) as agency_name, c.version, c.issuer, c.subject,
          c.username, c.name, c.job, c.language, c.mail, c.claimed_at, c.state, c.decided_by, c.decided_at, c.reason,
          k.made_by, k.made_at, k.made_by_identity
        from claim c join claim_code k on k.id = c.code_id left join agency a on a.id = c.agency_id
        """;

    private final Sql sql;

    ClaimRepository(Sql sql) {
        this.sql = sql;
    }

    /** A code with what is kept of its secret part. */
    record Kept(ClaimCode code, String hash, Maker maker) {}

    /**
     * Who made a code.
     *
     * @param identity issuer and subject; null for codes that are older than this field
     */
    record Maker(String name, @Nullable String identity) {

        /** The identity by which this caller is compared with the maker: of an old code the name decides. */
        Set<String> comparedWith(Caller caller) {
            if (identity != null) {
                return Set.of(identity);
            }
            return name.equals(caller.name()) ? Set.of(caller.identity()) : Set.of();
        }

        private static Maker of(Row row) {
            return new Maker(row.requiredText("made_by"), row.text("made_by_identity"));
        }
    }

    /**
     * A claim with the person whom it is about.
     *
     * @param issuer null where the person has no account, as is the subject
     * @param language the code of the language in which who has no account reads; null where the person was signed in
     */
    record Made(
            Claim claim,
            @Nullable String issuer,
            @Nullable String subject,
            @Nullable String language,
            Maker codeMaker) {

        /** Issuer and subject of the person; null where the person has no account. */
        @Nullable
        String identity() {
            return issuer == null || subject == null ? null : Caller.identity(issuer, subject);
        }
    }

    /**
     * What is on record of a body.
     *
     * @param purchases counted purchases from designated makers since the first law
     * @param lines purchase lines that are held
     */
    record Recorded(long purchases, long lines) {}

    Recorded recorded(UUID agency) {
        return sql.query("""
                        select
                          (select count(*) from counted_purchase f
                           where f.agency_id = :agency and f.band = 'MATCH' and f.last_day >= :since) as purchases,
                          (select coalesce(sum(g.lines), 0) from coverage g where g.agency_id = :agency) as lines
                        """)
                .with("agency", agency)
                .with("since", Links.SINCE)
                .first(row -> new Recorded(row.number("purchases"), row.number("lines")))
                .orElseThrow();
    }

    /** One change of a body's codes at a time, until the transaction ends. */
    void lock(UUID agency) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(:agency, 28))")
                .with("agency", agency.toString())
                .exists();
    }

    List<ClaimCode> codes(int most) {
        return sql.query(CODES + " order by c.made_at desc, c.id desc limit :most")
                .with("most", most)
                .list(row -> kept(row).code());
    }

    Optional<ClaimCode> openCode(UUID agency) {
        return sql.query(CODES + " where c.agency_id = :agency and c.state = 'open'")
                .with("agency", agency)
                .first(row -> kept(row).code());
    }

    /** A code, locked until the transaction ends. */
    Optional<ClaimCode> code(UUID id) {
        return sql.query(CODES + " where c.id = :id for update of c")
                .with("id", id)
                .first(row -> kept(row).code());
    }

    /** The code that is found by its first part, locked until the transaction ends. */
    Optional<Kept> found(String reference) {
        return sql.query(CODES + " where c.reference = :reference for update of c")
                .with("reference", reference)
                .first(ClaimRepository::kept);
    }

    void add(ClaimCode code, String reference, String hash, Caller by) {
        sql.query("""
                        insert into claim_code (id, agency_id, version, reference, hash, made_by, made_by_identity, made_at,
                          expires_at, wrong, state)
                        values (:id, :agency, 1, :reference, :hash, :by, :identity, :at, :until, 0, 'open')
                        """)
                .with("id", code.id())
                .with("agency", code.agencyId())
                .with("reference", reference)
                .with("hash", hash)
                .with("by", code.madeBy())
                .with("identity", by.identity())
                .with("at", code.madeAt())
                .with("until", code.expiresAt())
                .change();
    }

    void wrong(UUID code) {
        sql.query("update claim_code set wrong = wrong + 1 where id = :id")
                .with("id", code)
                .change();
    }

    /** Ends a code: used, revoked or locked. */
    void end(UUID code, String state, String by, Instant at) {
        sql.query("""
                        update claim_code set state = :state, version = version + 1, ended_by = :by, ended_at = :at
                        where id = :id and state = 'open'
                        """)
                .with("id", code)
                .with("state", state)
                .with("by", by)
                .with("at", at)
                .change();
    }

    List<Claim> claims(int most) {
        return sql.query(CLAIMS + " order by c.state = 'waiting' desc, c.claimed_at desc, c.id desc limit :most")
                .with("most", most)
                .list(row -> made(row).claim());
    }

    /** Those that wait, the oldest first. */
    List<Made> waiting(int most) {
        return sql.query(CLAIMS + " where c.state = 'waiting' order by c.claimed_at, c.id limit :most")
                .with("most", most)
                .list(ClaimRepository::made);
    }

    List<Claim> claimsOf(Caller person, int most) {
        return sql.query(CLAIMS + """
                         where c.issuer = :issuer and c.subject = :subject
                        order by c.claimed_at desc, c.id desc limit :most
                        """)
                .with("issuer", person.issuer())
                .with("subject", person.subject())
                .with("most", most)
                .list(row -> made(row).claim());
    }

    /** A claim, locked until the transaction ends. */
    Optional<Made> claim(UUID id) {
        return sql.query(CLAIMS + " where c.id = :id for update of c")
                .with("id", id)
                .first(ClaimRepository::made);
    }

    /** Adds a claim of somebody who has no account. */
    void add(UUID id, ClaimCode code, Claimant who, Instant now) {
        sql.query("""
                        insert into claim (id, code_id, agency_id, version, name, job, language, mail, claimed_at, state)
                        values (:id, :code, :agency, 1, :name, :job, :language, :mail, :at, 'waiting')
                        """)
                .with("id", id)
                .with("code", code.id())
                .with("agency", code.agencyId())
                .with("name", who.name())
                .with("job", who.job())
                .with("language", who.language())
                .with("mail", who.mail())
                .with("at", now)
                .change();
    }

    /** Adds a claim of somebody who is signed in. */
    void add(Claim claim, UUID code, Caller by) {
        sql.query("""
                        insert into claim (id, code_id, agency_id, version, issuer, subject, username, mail, claimed_at, state)
                        values (:id, :code, :agency, 1, :issuer, :subject, :name, :mail, :at, 'waiting')
                        """)
                .with("id", claim.id())
                .with("code", code)
                .with("agency", claim.agencyId())
                .with("issuer", by.issuer())
                .with("subject", by.subject())
                .with("name", claim.username())
                .with("mail", claim.mail())
                .with("at", claim.claimedAt())
                .change();
    }

    /**
     * Decides a claim.
     *
     * @param reason null where it is confirmed
     */
    void decide(UUID claim, String by, Instant at, @Nullable String reason) {
        sql.query("""
                        update claim set state = :state, version = version + 1, decided_by = :by, decided_at = :at, reason = :reason
                        where id = :id and state = 'waiting'
                        """)
                .with("id", claim)
                .with("state", reason == null ? "confirmed" : "refused")
                .with("by", by)
                .with("at", at)
                .with("reason", reason)
                .change();
    }

    /**
     * How many wrong codes were typed within a day.
     *
     * @param person by whom: an identity, or the address where somebody typed who is not signed in
     */
    long attempts(String person, Instant now) {
        sql.query("delete from claim_attempt where at < :before")
                .with("before", now.minus(REMEMBERED))
                .change();
        return sql.query("select count(*) from claim_attempt where person = :person")
                .with("person", person)
                .number();
    }

    void attempted(String person, Instant now) {
        sql.query("insert into claim_attempt (person, at) values (:person, :now)")
                .with("person", person)
                .with("now", now)
                .change();
    }

    private static Kept kept(Row row) {
        return new Kept(
                new ClaimCode(
                        row.requiredUuid("id"),
                        row.requiredUuid("agency_id"),
                        row.requiredText("agency_name"),
                        row.number("version"),
                        row.requiredText("state"),
                        row.requiredText("made_by"),
                        row.requiredInstant("made_at"),
                        row.requiredInstant("expires_at"),
                        row.integer("wrong"),
                        row.text("ended_by"),
                        row.instant("ended_at")),
                row.requiredText("hash"),
                Maker.of(row));
    }

    private static Made made(Row row) {
        return new Made(
                new Claim(
                        row.requiredUuid("id"),
                        row.requiredUuid("agency_id"),
                        row.requiredText("agency_name"),
                        row.number("version"),
                        row.text("username"),
                        row.text("name"),
                        row.text("job"),
                        row.text("mail"),
                        null,
                        row.requiredInstant("claimed_at"),
                        row.requiredText("state"),
                        row.text("decided_by"),
                        row.instant("decided_at"),
                        row.text("reason"),
                        row.requiredText("made_by"),
                        row.requiredInstant("made_at")),
                row.text("issuer"),
                row.text("subject"),
                row.text("language"),
                Maker.of(row));
    }
}
