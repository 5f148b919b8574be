package org.sightline.matching.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.template.NotificationKind;

/** The webhooks. One that was removed is kept and no longer given. Works in the running transaction. */
@ApplicationScoped
class WebhookRepository {

    private static final String SELECT = """
            select id, version, agency_id, address, kinds, state, secret_number, old_until, added_by, added_at,
              vouched_by, failing_since
            from webhook
            where state <> 'removed'
            """;

    /** Of these agencies, or of the office. */
    private static final String OWNED = " and (:office and agency_id is null or agency_id = any (:agencies))";

    private final Sql sql;

    WebhookRepository(Sql sql) {
        this.sql = sql;
    }

    /** The webhooks of an agency with what was merged into it, or of the office where no agency is given. */
    List<Webhook> of(Collection<UUID> agencies) {
        return sql.query(SELECT + OWNED + " order by added_at, id")
                .with("office", agencies.isEmpty())
                .with("agencies", agencies)
                .list(WebhookRepository::webhook);
    }

    /** One of them, locked. */
    Optional<Webhook> lock(Collection<UUID> agencies, UUID id) {
        return sql.query(SELECT + OWNED + " and id = :id for update")
                .with("office", agencies.isEmpty())
                .with("agencies", agencies)
                .with("id", id)
                .first(WebhookRepository::webhook);
    }

    /** One of anybody's, locked. */
    Optional<Webhook> lock(UUID id) {
        return sql.query(SELECT + " and id = :id for update").with("id", id).first(WebhookRepository::webhook);
    }

    /** Those of an agency, or of the office, that want a kind. */
    List<Webhook> wanting(Collection<UUID> agencies, NotificationKind kind) {
        return of(agencies).stream()
                .filter(webhook ->
                        webhook.state() == Webhook.State.ON && webhook.kinds().contains(kind))
                .toList();
    }

    void add(Webhook webhook) {
        sql.query("""
                        insert into webhook (id, version, agency_id, address, kinds, state, secret_number, added_by, added_at,
                          vouched_by)
                        values (:id, :version, cast(:agency as uuid), :address, :kinds, :state, :number, :by, :at, :vouched)
                        """)
                .with("id", webhook.id())
                .with("version", webhook.version())
                .with("agency", webhook.agencyId())
                .with("address", webhook.address())
                .with("kinds", names(webhook))
                .with("state", webhook.state().wireName())
                .with("number", webhook.secretNumber())
                .with("by", webhook.addedBy())
                .with("at", webhook.addedAt())
                .with("vouched", webhook.vouchedBy())
                .change();
    }

    void keep(Webhook webhook) {
        sql.query("""
                        update webhook
                        set version = :version, address = :address, kinds = :kinds, state = :state,
                          secret_number = :number, vouched_by = :vouched, old_until = cast(:until as timestamptz),
                          failing_since = cast(:failing as timestamptz)
                        where id = :id
                        """)
                .with("id", webhook.id())
                .with("version", webhook.version())
                .with("address", webhook.address())
                .with("kinds", names(webhook))
                .with("state", webhook.state().wireName())
                .with("number", webhook.secretNumber())
                .with("vouched", webhook.vouchedBy())
                .with("until", webhook.oldSecretUntil())
                .with("failing", webhook.failingSince())
                .change();
    }

    /** Records since when nothing goes well; null where the last delivery did. */
    void failing(UUID id, @Nullable Instant since) {
        sql.query("update webhook set failing_since = cast(:since as timestamptz) where id = :id")
                .with("id", id)
                .with("since", since)
                .change();
    }

    private static List<String> names(Webhook webhook) {
        return webhook.kinds().stream().map(NotificationKind::wireName).toList();
    }

    private static Webhook webhook(Row row) {
        return new Webhook(
                row.requiredUuid("id"),
                row.number("version"),
                row.uuid("agency_id"),
                row.requiredText("address"),
                row.texts("kinds").stream().map(NotificationKind::of).toList(),
                Webhook.State.of(row.requiredText("state")),
                row.integer("secret_number"),
                row.instant("old_until"),
                row.requiredText("added_by"),
                row.requiredInstant("added_at"),
                row.text("vouched_by"),
                null,
                row.instant("failing_since"));
    }
}
