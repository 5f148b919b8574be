package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/** What is known of service accounts. No secret is. */
@ApplicationScoped
class ServiceAccountRepository {

    /** Who may do this was asked before, and who manages people sees no other row of the agency. */
    private static final RowScope JOB = RowScope.job("service accounts");

    /** How many machines of agencies that somebody has to look at are listed at once. */
    static final int MOST_TO_REVIEW = 500;

    private static final String OF_OWNER = """
        select * from service_account where agency_id is not distinct from :agency order by created_at desc, id\
        """;

    private static final String LIVING = """
        select count(*) from service_account
        where agency_id is not distinct from :agency and not by_address and revoked_at is null and expires_at > :now\
        """;

    private static final String ONE = """
        select * from service_account where agency_id is not distinct from :agency and id = :id for update\
        """;

    private static final String TO_REVIEW = """
        select * from service_account
        where review_due and agency_id is not null and revoked_at is null and expires_at > :now
        order by created_at, id limit :most\
        """;

    private static final String ASKED = """
        select * from service_account
        where asked_at is not null and revoked_at is null and expires_at > :now
        order by asked_at, id limit :most\
        """;

    private static final String ADD = """
        insert into service_account (id, version, agency_id, name, operations, sources, client_id, subject, created_at,
                                     created_by, created_by_name, expires_at, asked_by, asked_by_name, asked_at,
                                     asked_days, asked_grace_hours)
        values (:id, 1, :agency, :name, :operations, :sources, :client, :subject, :now, :by, :byName, :expires, :askedBy,
                :askedByName, :askedAt, :askedDays, :askedGraceHours)\
        """;

    private static final String ASK = """
        update service_account set version = version + 1, asked_by = :askedBy, asked_by_name = :askedByName,
               asked_at = :askedAt, asked_days = :askedDays, asked_grace_hours = :askedGraceHours
        where id = :id\
        """;

    private static final String ISSUE = """
        update service_account set version = version + 1, client_id = :client, subject = :subject, expires_at = :expires,
               rotated_at = case when client_id is null then rotated_at else :now end,
               old_client_id = client_id, old_subject = subject, old_until = :oldUntil,
               asked_by = null, asked_by_name = null, asked_at = null, asked_days = null, asked_grace_hours = null
        where id = :id\
        """;

    private static final String APPROVE = """
        update service_account set version = version + :more, approved_at = :now, approved_by = :by,
               approved_by_name = :byName, review_due = false
        where id = :id\
        """;

    private static final String REVOKE = """
        update service_account set version = version + 1, revoked_at = :now, revoked_by_name = :byName,
               asked_by = null, asked_by_name = null, asked_at = null, asked_days = null, asked_grace_hours = null
        where id = :id\
        """;

    private final Sql sql;

    ServiceAccountRepository(Sql sql) {
        this.sql = sql;
    }

    /** A client of Keycloak and the account that its tokens name. */
    record Credential(String clientId, String subject) {}

    /**
     * Credentials that somebody asked for and another person has to agree to.
     *
     * @param by issuer and subject
     * @param days after which they end, from the agreement on
     * @param graceHours for which those of before go on to work
     */
    record Asked(String by, String byName, Instant at, int days, int graceHours) {}

    /** Who did something and when. */
    record Done(Instant at, String byName) {}

    /**
     * A row.
     *
     * @param agency null for a machine of the office
     * @param present null until somebody agreed that it works
     * @param old the credentials of before, null where there are none
     * @param asked null where nothing waits
     * @param createdBy issuer and subject
     * @param reviewDue whether it was made before another person had to agree, and nobody looked at it since
     */
    record Stored(
            UUID id,
            long version,
            @Nullable UUID agency,
            String name,
            List<String> operations,
            List<String> sources,
            @Nullable Credential present,
            @Nullable Credential old,
            @Nullable Instant oldUntil,
            @Nullable Asked asked,
            Instant createdAt,
            String createdBy,
            String createdByName,
            Instant expiresAt,
            @Nullable Instant rotatedAt,
            @Nullable Done approved,
            @Nullable Done revoked,
            boolean reviewDue) {

        boolean isOver(Instant now) {
            return revoked != null || !now.isBefore(expiresAt);
        }

        boolean oldHolds(Instant now) {
            return old != null && oldUntil != null && now.isBefore(oldUntil) && !isOver(now);
        }

        private String status(Instant now) {
            if (isOver(now)) {
                return revoked != null ? "revoked" : "expired";
            }
            return present == null ? "waiting" : "active";
        }

        private static @Nullable Instant at(@Nullable Done done) {
            return done == null ? null : done.at();
        }

        private static @Nullable String byName(@Nullable Done done) {
            return done == null ? null : done.byName();
        }

        ServiceAccount shown(Instant now) {
            boolean oldHolds = oldHolds(now);
            return new ServiceAccount(
                    id,
                    version,
                    agency,
                    name,
                    operations,
                    sources,
                    status(now),
                    present == null ? null : present.clientId(),
                    createdAt,
                    createdByName,
                    expiresAt,
                    rotatedAt,
                    oldHolds && old != null ? old.clientId() : null,
                    oldHolds ? oldUntil : null,
                    asked == null ? null : asked.at(),
                    asked == null ? null : asked.byName(),
                    at(approved),
                    byName(approved),
                    at(revoked),
                    byName(revoked),
                    reviewDue);
        }
    }

    /** All of an agency, or of the office where it is null; the newest first. */
    List<Stored> of(@Nullable UUID agency) {
        return sql.as(JOB, () -> sql.query(OF_OWNER).with("agency", agency).list(ServiceAccountRepository::stored));
    }

    /** How many of an agency, or of the office where it is null, work or wait; those that an address reaches do not count. */
    long living(@Nullable UUID agency, Instant now) {
        return sql.as(
                JOB,
                () -> sql.query(LIVING).with("agency", agency).with("now", now).number());
    }

    /** Machines of all agencies that were made before another person had to agree, the oldest first. */
    List<Stored> toReview(Instant now) {
        return sql.as(
                JOB,
                () -> sql.query(TO_REVIEW)
                        .with("now", now)
                        .with("most", MOST_TO_REVIEW)
                        .list(ServiceAccountRepository::stored));
    }

    /** Machines of all agencies and of the office that wait for another person, the oldest first. */
    List<Stored> asked(Instant now) {
        return sql.as(
                JOB,
                () -> sql.query(ASKED)
                        .with("now", now)
                        .with("most", MOST_TO_REVIEW)
                        .list(ServiceAccountRepository::stored));
    }

    /** One of an agency or of the office, which nobody else changes until the transaction ends. */
    Optional<Stored> locked(@Nullable UUID agency, UUID id) {
        return sql.as(
                JOB,
                () -> sql.query(ONE).with("agency", agency).with("id", id).first(ServiceAccountRepository::stored));
    }

    void add(Stored account) {
        Credential present = account.present();
        change(asked(sql.query(ADD), account.asked())
                .with("id", account.id())
                .with("agency", account.agency())
                .with("name", account.name())
                .with("operations", account.operations())
                .with("sources", account.sources())
                .with("client", present == null ? null : present.clientId())
                .with("subject", present == null ? null : present.subject())
                .with("now", account.createdAt())
                .with("by", account.createdBy())
                .with("byName", account.createdByName())
                .with("expires", account.expiresAt()));
    }

    /** Keeps that somebody asked for new credentials, instead of what was asked for before. */
    void ask(UUID id, Asked asked) {
        change(asked(sql.query(ASK), asked).with("id", id));
    }

    /**
     * Gives it credentials; what was present becomes old.
     *
     * @param oldUntil until when what was present goes on to work; null where nothing was
     */
    void issue(UUID id, Credential fresh, Instant expires, @Nullable Instant oldUntil, Instant now) {
        change(sql.query(ISSUE)
                .with("id", id)
                .with("client", fresh.clientId())
                .with("subject", fresh.subject())
                .with("expires", expires)
                .with("now", now)
                .with("oldUntil", oldUntil));
    }

    /**
     * Keeps who agreed.
     *
     * @param alone whether it is all that is changed, so that the version grows with it
     */
    void approve(UUID id, Caller by, boolean alone, Instant now) {
        change(sql.query(APPROVE)
                .with("id", id)
                .with("more", alone ? 1 : 0)
                .with("now", now)
                .with("by", by.identity())
                .with("byName", by.name()));
    }

    void revoke(UUID id, Caller by, Instant now) {
        change(sql.query(REVOKE).with("id", id).with("now", now).with("byName", by.name()));
    }

    private static Statement asked(Statement statement, @Nullable Asked asked) {
        return statement
                .with("askedBy", asked == null ? null : asked.by())
                .with("askedByName", asked == null ? null : asked.byName())
                .with("askedAt", asked == null ? null : asked.at())
                .with("askedDays", asked == null ? null : asked.days())
                .with("askedGraceHours", asked == null ? null : asked.graceHours());
    }

    private void change(Statement statement) {
        sql.as(JOB, statement::change);
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.requiredUuid("id"),
                row.number("version"),
                row.uuid("agency_id"),
                row.requiredText("name"),
                row.texts("operations"),
                row.texts("sources"),
                credential(row.text("client_id"), row.text("subject")),
                credential(row.text("old_client_id"), row.text("old_subject")),
                row.instant("old_until"),
                asked(row),
                row.requiredInstant("created_at"),
                row.requiredText("created_by"),
                row.requiredText("created_by_name"),
                row.requiredInstant("expires_at"),
                row.instant("rotated_at"),
                done(row.instant("approved_at"), row.text("approved_by_name")),
                done(row.instant("revoked_at"), row.text("revoked_by_name")),
                row.flag("review_due"));
    }

    private static @Nullable Credential credential(@Nullable String clientId, @Nullable String subject) {
        return clientId == null || subject == null ? null : new Credential(clientId, subject);
    }

    private static @Nullable Asked asked(Row row) {
        return row.text("asked_by") == null
                ? null
                : new Asked(
                        row.requiredText("asked_by"),
                        row.requiredText("asked_by_name"),
                        row.requiredInstant("asked_at"),
                        row.integer("asked_days"),
                        row.integer("asked_grace_hours"));
    }

    private static @Nullable Done done(@Nullable Instant at, @Nullable String byName) {
        return at == null || byName == null ? null : new Done(at, byName);
    }
}
