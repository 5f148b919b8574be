package org.sightline.matching.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** What is given to webhooks, until they have taken it and for as long as the log is kept. Works in the running transaction. */
@ApplicationScoped
class WebhookDeliveryRepository {

    private final Sql sql;

    WebhookDeliveryRepository(Sql sql) {
        this.sql = sql;
    }

    /** A delivery that somebody is about to try. */
    record Waiting(UUID id, UUID webhookId, String body, int attempts, Instant createdAt) {}

    /** Adds a delivery; a notification that the webhook has already is left out. */
    void add(Webhook webhook, UUID id, @Nullable UUID notification, String kind, String body, Instant now) {
        sql.query("""
                        insert into webhook_delivery (id, webhook_id, agency_id, notification_id, kind, body, state, attempts,
                          next_at, created_at)
                        values (:id, :webhook, cast(:agency as uuid), cast(:notification as uuid), :kind, :body, 'waiting', 0,
                          :now, :now)
                        on conflict do nothing
                        """)
                .with("id", id)
                .with("webhook", webhook.id())
                .with("agency", webhook.agencyId())
                .with("notification", notification)
                .with("kind", kind)
                .with("body", body)
                .with("now", now)
                .change();
    }

    /**
     * Takes of each webhook that nobody is calling the delivery that waits longest. Nobody else calls these before the given
     * moment, so that an instance that is gone leaves nothing behind.
     *
     * @param only this webhook; null for all
     */
    List<Waiting> take(@Nullable UUID only, Instant now, Instant until, int most) {
        return sql.query("""
                        update webhook_delivery
                        set next_at = :until, leased_until = :until
                        where id in (
                          select d.id
                          from webhook_delivery d
                          where d.id in (select distinct on (webhook_id) id
                                         from webhook_delivery w
                                         where state = 'waiting' and next_at <= :now
                                           and (:all or webhook_id = cast(:only as uuid))
                                           and not exists (select 1
                                                           from webhook_delivery called
                                                           where called.webhook_id = w.webhook_id
                                                             and called.leased_until > :now)
                                         order by webhook_id, next_at, id)
                          order by d.next_at
                          limit :most
                          for update skip locked)
                          and state = 'waiting' and next_at <= :now
                        returning id, webhook_id, body, attempts, created_at
                        """)
                .with("now", now)
                .with("until", until)
                .with("all", only == null)
                .with("only", only)
                .with("most", most)
                .list(row -> new Waiting(
                        row.requiredUuid("id"),
                        row.requiredUuid("webhook_id"),
                        row.requiredText("body"),
                        row.integer("attempts"),
                        row.requiredInstant("created_at")));
    }

    /** Records an attempt that went well. */
    void sent(UUID id, int status, Instant now) {
        sql.query("""
                        update webhook_delivery
                        set state = 'sent', attempts = attempts + 1, leased_until = null, ended_at = :now, status = :status, error = null
                        where id = :id and state = 'waiting'
                        """).with("id", id).with("status", status).with("now", now).change();
    }

    /**
     * Records an attempt that did not.
     *
     * @param next when it is tried again; null where it is given up
     */
    void failed(UUID id, @Nullable Integer status, String error, @Nullable Instant next, Instant now) {
        sql.query("""
                        update webhook_delivery
                        set attempts = attempts + 1, leased_until = null, status = cast(:status as integer), error = :error,
                          state = case when cast(:next as timestamptz) is null then 'failed' else state end,
                          ended_at = case when cast(:next as timestamptz) is null then cast(:now as timestamptz) end,
                          next_at = coalesce(cast(:next as timestamptz), next_at)
                        where id = :id and state = 'waiting'
                        """)
                .with("id", id)
                .with("status", status)
                .with("error", error)
                .with("next", next)
                .with("now", now)
                .change();
    }

    /** Gives up what waits for a webhook. */
    void giveUp(UUID webhook, String error, Instant now) {
        sql.query("""
                        update webhook_delivery set state = 'failed', leased_until = null, ended_at = :now, error = coalesce(error, :error)
                        where webhook_id = :webhook and state = 'waiting'
                        """)
                .with("webhook", webhook)
                .with("error", error)
                .with("now", now)
                .change();
    }

    /** How many tests of a webhook were asked for since a moment. */
    long testsSince(UUID webhook, Instant since) {
        return sql.query("""
                        select count(*) from webhook_delivery
                        where webhook_id = :webhook and notification_id is null and created_at > :since
                        """).with("webhook", webhook).with("since", since).number();
    }

    /** What was given to a webhook, the latest first, after a place. */
    List<WebhookDelivery> of(UUID webhook, BoundCursor.@Nullable Place after, int most) {
        return sql.query("""
                        select id, kind, state, attempts, created_at, case state when 'waiting' then next_at end as next_at,
                          ended_at, status, error
                        from webhook_delivery
                        where webhook_id = :webhook
                          and (:first or (created_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
                        order by created_at desc, id desc
                        limit :most
                        """)
                .with("webhook", webhook)
                .with("first", after == null)
                .with("at", after == null ? null : after.instant(0))
                .with("id", after == null ? null : after.uuid(1))
                .with("most", most)
                .list(WebhookDeliveryRepository::delivery);
    }

    /** Deletes what ended before a moment; says how many. */
    long delete(Instant oldest) {
        return sql.query("delete from webhook_delivery where created_at < :oldest and state <> 'waiting'")
                .with("oldest", oldest)
                .change();
    }

    private static WebhookDelivery delivery(Row row) {
        return new WebhookDelivery(
                row.requiredUuid("id"),
                row.requiredText("kind"),
                WebhookDelivery.State.of(row.requiredText("state")),
                row.integer("attempts"),
                row.requiredInstant("created_at"),
                row.instant("next_at"),
                row.instant("ended_at"),
                row.integerOrNull("status"),
                row.text("error"));
    }
}
