package org.sightline.gateway.serviceaccount;

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

    private static final String OF_AGENCY = """
        select * from service_account where agency_id = :agency order by created_at desc, id\
        """;

    private static final String ONE = """
        select * from service_account where agency_id = :agency and id = :id for update\
        """;

    private static final String ADD = """
        insert into service_account (id, version, agency_id, name, operations, client_id, subject, created_at, created_by,
                                     created_by_name, expires_at)
        values (:id, 1, :agency, :name, :operations, :client, :subject, :now, :by, :byName, :expires)\
        """;

    private static final String ROTATE = """
        update service_account set version = version + 1, client_id = :client, subject = :subject, expires_at = :expires,
               rotated_at = :now, old_client_id = :oldClient, old_subject = :oldSubject, old_until = :oldUntil
        where id = :id\
        """;

    private static final String REVOKE = """
        update service_account set version = version + 1, revoked_at = :now, revoked_by_name = :byName where id = :id\
        """;

    private final Sql sql;

    ServiceAccountRepository(Sql sql) {
        this.sql = sql;
    }

    /** A client of Keycloak and the account that its tokens name. */
    record Credential(String clientId, String subject) {}

    /**
     * A row.
     *
     * @param old the credentials of before, null where there are none
     */
    record Stored(
            UUID id,
            long version,
            UUID agency,
            String name,
            List<String> operations,
            Credential present,
            @Nullable Credential old,
            @Nullable Instant oldUntil,
            Instant createdAt,
            String createdByName,
            Instant expiresAt,
            @Nullable Instant rotatedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedByName) {

        boolean isOver(Instant now) {
            return revokedAt != null || !now.isBefore(expiresAt);
        }

        boolean oldHolds(Instant now) {
            return oldUntil != null && now.isBefore(oldUntil) && !isOver(now);
        }

        ServiceAccount shown(Instant now) {
            boolean old = oldHolds(now);
            return new ServiceAccount(
                    id,
                    version,
                    agency,
                    name,
                    operations,
                    revokedAt != null ? "revoked" : isOver(now) ? "expired" : "active",
                    present.clientId(),
                    createdAt,
                    createdByName,
                    expiresAt,
                    rotatedAt,
                    old && this.old != null ? this.old.clientId() : null,
                    old ? oldUntil : null,
                    revokedAt,
                    revokedByName);
        }
    }

    List<Stored> of(UUID agency) {
        return sql.as(JOB, () -> sql.query(OF_AGENCY).with("agency", agency).list(ServiceAccountRepository::stored));
    }

    /** One of an agency, which nobody else changes until the transaction ends. */
    Optional<Stored> locked(UUID agency, UUID id) {
        return sql.as(
                JOB,
                () -> sql.query(ONE).with("agency", agency).with("id", id).first(ServiceAccountRepository::stored));
    }

    void add(Stored account, Caller by) {
        change(sql.query(ADD)
                .with("id", account.id())
                .with("agency", account.agency())
                .with("name", account.name())
                .with("operations", account.operations())
                .with("client", account.present().clientId())
                .with("subject", account.present().subject())
                .with("now", account.createdAt())
                .with("by", by.identity())
                .with("byName", by.name())
                .with("expires", account.expiresAt()));
    }

    /** What was present becomes old, until a moment. */
    void rotate(Stored account, Credential fresh, Instant expires, Instant oldUntil, Instant now) {
        change(sql.query(ROTATE)
                .with("id", account.id())
                .with("client", fresh.clientId())
                .with("subject", fresh.subject())
                .with("expires", expires)
                .with("now", now)
                .with("oldClient", account.present().clientId())
                .with("oldSubject", account.present().subject())
                .with("oldUntil", oldUntil));
    }

    void revoke(Stored account, Caller by, Instant now) {
        change(sql.query(REVOKE).with("id", account.id()).with("now", now).with("byName", by.name()));
    }

    private void change(Statement statement) {
        sql.as(JOB, statement::change);
    }

    private static Stored stored(Row row) {
        String oldClient = row.text("old_client_id");
        String oldSubject = row.text("old_subject");
        return new Stored(
                row.requiredUuid("id"),
                row.number("version"),
                row.requiredUuid("agency_id"),
                row.requiredText("name"),
                row.texts("operations"),
                new Credential(row.requiredText("client_id"), row.requiredText("subject")),
                oldClient == null || oldSubject == null ? null : new Credential(oldClient, oldSubject),
                row.instant("old_until"),
                row.requiredInstant("created_at"),
                row.requiredText("created_by_name"),
                row.requiredInstant("expires_at"),
                row.instant("rotated_at"),
                row.instant("revoked_at"),
                row.text("revoked_by_name"));
    }
}
