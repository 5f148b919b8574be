package org.sightline.matching.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;

/** Mails that wait for the mail server, and what became of them. Works in the running transaction. */
@ApplicationScoped
class DeliveryRepository {

    private final Sql sql;

    DeliveryRepository(Sql sql) {
        this.sql = sql;
    }

    void add(Collection<Delivery> deliveries, Instant now) {
        sql.batch(
                """
                insert into delivery (id, agency_id, notice_id, notification_id, recipient, address, subject, body,
                  message_id, state, attempts, next_at, created_at)
                values (:id, cast(:agency as uuid), cast(:notice as uuid), cast(:notification as uuid), :recipient,
                  :address, :subject, :body, :messageId, 'waiting', 0, :now, :now)
                on conflict do nothing
                """,
                deliveries,
                (row, delivery) -> row.with("id", delivery.id())
                        .with("agency", delivery.about().agencyId())
                        .with("notice", delivery.about().noticeId())
                        .with("notification", delivery.about().notificationId())
                        .with("recipient", delivery.recipient())
                        .with("address", delivery.address())
                        .with("subject", delivery.subject())
                        .with("body", delivery.body())
                        .with("messageId", delivery.messageId())
                        .with("now", now));
    }

    /** The mail that waits longest and may be tried now, locked; one that another instance has in hand is left out. */
    Optional<Delivery> lockNext(Instant now) {
        return sql.query("""
                        select id, agency_id, notice_id, notification_id, recipient, address, subject, body, message_id, attempts
                        from delivery
                        where state = 'waiting' and next_at <= :now
                        order by next_at, id
                        limit 1
                        for update skip locked
                        """)
                .with("now", now)
                .first(row -> new Delivery(
                        row.requiredUuid("id"),
                        new Mail.About(row.uuid("agency_id"), row.uuid("notice_id"), row.uuid("notification_id")),
                        row.requiredText("recipient"),
                        row.requiredText("address"),
                        row.requiredText("subject"),
                        row.requiredText("body"),
                        row.requiredText("message_id"),
                        row.integer("attempts")));
    }

    void sent(Delivery delivery, Instant at) {
        sql.query("""
                        update delivery set state = 'sent', attempts = attempts + 1, sent_at = :at, last_error = null
                        where id = :id
                        """).with("id", delivery.id()).with("at", at).change();
    }

    /**
     * Records that it was refused.
     *
     * @param next when to try again; null where it is given up
     */
    void refused(Delivery delivery, String error, @Nullable Instant next) {
        sql.query("""
                        update delivery
                        set attempts = attempts + 1, last_error = :error,
                          state = case when cast(:next as timestamptz) is null then 'failed' else state end,
                          next_at = coalesce(cast(:next as timestamptz), next_at)
                        where id = :id
                        """)
                .with("id", delivery.id())
                .with("error", error)
                .with("next", next)
                .change();
    }
}
