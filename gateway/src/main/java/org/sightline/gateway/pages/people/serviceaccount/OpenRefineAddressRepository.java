package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Which service accounts are reached by an address, and when they were. No key is kept. */
@ApplicationScoped
class OpenRefineAddressRepository {

    /** Whose they are was asked before, and the door knows nobody yet. */
    private static final RowScope JOB = RowScope.job("addresses for OpenRefine");

    /** How many are listed at once. */
    static final int MOST_SHOWN = 500;

    /** A use is kept once in this time. */
    private static final Duration USED_WITHIN = Duration.ofMinutes(1);

    private static final String LIST = """
        select * from service_account
        where by_address and (cast(:owner as text) is null or created_by = :owner)
        order by created_at desc, id limit :most\
        """;

    private static final String ONE = """
        select * from service_account where by_address and id = :id and (cast(:owner as text) is null or created_by = :owner)\
        """;

    private static final String OF_CLIENT = """
        select * from service_account where by_address and client_id = :client and revoked_at is null and expires_at > :now\
        """;

    private static final String USED = """
        update service_account set last_used_at = :now
        where id = :id and (last_used_at is null or last_used_at < :before)\
        """;

    private final Sql sql;

    OpenRefineAddressRepository(Sql sql) {
        this.sql = sql;
    }

    /** A row: the owner as issuer and subject, and by name. */
    record Stored(
            UUID id,
            @Nullable UUID agency,
            String owner,
            String ownerName,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {

        boolean isActive(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }

    /** Says of a service account that it is reached by an address. */
    void mark(UUID id) {
        sql.as(
                JOB,
                () -> sql.query("update service_account set by_address = true where id = :id")
                        .with("id", id)
                        .change());
    }

    /** Those of one person, or of everybody where it is null; the newest first, ended ones too. */
    List<Stored> list(@Nullable String owner) {
        return sql.as(
                JOB,
                () -> sql.query(LIST)
                        .with("owner", owner)
                        .with("most", MOST_SHOWN)
                        .list(OpenRefineAddressRepository::stored));
    }

    /** One of a person, or of anybody where the owner is null; empty where there is none. */
    Optional<Stored> one(UUID id, @Nullable String owner) {
        return sql.as(
                JOB,
                () -> sql.query(ONE).with("id", id).with("owner", owner).first(OpenRefineAddressRepository::stored));
    }

    /** The one that works by these credentials. */
    Optional<Stored> working(String client, Instant now) {
        return sql.as(
                JOB,
                () -> sql.query(OF_CLIENT)
                        .with("client", client)
                        .with("now", now)
                        .first(OpenRefineAddressRepository::stored));
    }

    /** Keeps that it is used now. */
    void used(UUID id, Instant now) {
        sql.as(
                JOB,
                () -> sql.query(USED)
                        .with("id", id)
                        .with("now", now)
                        .with("before", now.minus(USED_WITHIN))
                        .change());
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.requiredUuid("id"),
                row.uuid("agency_id"),
                row.requiredText("created_by"),
                row.requiredText("created_by_name"),
                row.requiredInstant("created_at"),
                row.requiredInstant("expires_at"),
                row.instant("last_used_at"),
                row.instant("revoked_at"),
                row.text("revoked_by_name"));
    }
}
