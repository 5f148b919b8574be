package org.sightline.matching.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.Rest;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.webhook.WebhookDeliveryRepository.Waiting;

/**
 * Calls webhooks. Of each, one delivery at a time; each call waits on a thread of its own and holds no connection of the
 * database, so a slow receiver delays nobody else. What is not taken is tried again for a day, and a webhook at which nothing
 * went well for a day is stopped and its owner told.
 */
@ApplicationScoped
class WebhookJob {

    /** Calls at once, an instance. */
    static final int MOST_AT_ONCE = 64;

    private static final Logger LOG = Logger.getLogger(WebhookJob.class);
    private static final RowScope JOB = RowScope.job("webhooks");
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration TRIED_FOR = Duration.ofDays(1);
    private static final int LEASE = 3;
    private static final int A_TURN = 20;

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookText text;
    private final WebhookClient client;
    private final Notifications notifications;
    private final WebhookSettings settings;
    private final WebhookKey key;
    private final Sql sql;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    WebhookJob(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            WebhookText text,
            WebhookClient client,
            Notifications notifications,
            WebhookSettings settings,
            WebhookKey key,
            Sql sql,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.text = text;
        this.client = client;
        this.notifications = notifications;
        this.settings = settings;
        this.key = key;
        this.sql = sql;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        calls.shutdownNow();
    }

    @Scheduled(every = "${sightline.webhook-send-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            begin();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Webhooks wait: %s", failed.getMessage());
        }
    }

    private void begin() {
        int free = room.drainPermits();
        List<Waiting> taken = List.of();
        try {
            if (free > 0 && !stopping) {
                taken = take(null, free);
            }
        } finally {
            room.release(free - taken.size());
        }
        for (Waiting delivery : taken) {
            calls.execute(() -> {
                try {
                    attemptAndGoOn(delivery);
                } catch (RuntimeException failed) {
                    LOG.warnf(failed, "Webhook delivery %s is tried again later", delivery.id());
                } finally {
                    room.release();
                }
            });
        }
    }

    private List<Waiting> take(@Nullable UUID webhook, int most) {
        Instant now = clock.instant();
        Instant until = now.plus(settings.patience().multipliedBy(LEASE));
        return inJob(() -> deliveries.take(webhook, now, until, most));
    }

    /** While a receiver takes what it gets, it gets the next; after some, others have their turn. */
    private void attemptAndGoOn(Waiting first) {
        List<Waiting> next = List.of(first);
        for (int left = A_TURN; !next.isEmpty() && attempt(next.getFirst()); left--) {
            next = left > 1 && !stopping ? take(first.webhookId(), 1) : List.of();
        }
    }

    /** Says whether the receiver took it. */
    private boolean attempt(Waiting delivery) {
        Webhook webhook = inJob(() -> webhooks.lock(delivery.webhookId()).orElse(null));
        if (webhook == null || webhook.state() != Webhook.State.ON) {
            inJob(() -> {
                deliveries.giveUp(delivery.webhookId(), "The webhook was turned off.", clock.instant());
                return true;
            });
            return false;
        }
        WebhookClient.Outcome outcome = client.send(call(webhook, delivery));
        inJob(() -> {
            record(delivery, outcome, clock.instant());
            return true;
        });
        return outcome.good();
    }

    private WebhookClient.Call call(Webhook webhook, Waiting delivery) {
        Instant now = clock.instant();
        // Roles end, so what it may get is asked anew at each attempt.
        String body = text.body(webhook, delivery.body());
        Instant until = webhook.oldSecretUntil();
        int first = until != null && now.isBefore(until) ? webhook.secretNumber() - 1 : webhook.secretNumber();
        String signatures = IntStream.rangeClosed(first, webhook.secretNumber())
                .mapToObj(number -> WebhookSignature.of(
                        WebhookSignature.secret(key.text(), webhook.id(), number), delivery.id(), now, body))
                .collect(Collectors.joining(" "));
        return new WebhookClient.Call(webhook.address(), delivery.id(), now, signatures, body);
    }

    private void record(Waiting delivery, WebhookClient.Outcome outcome, Instant now) {
        Webhook webhook = webhooks.lock(delivery.webhookId()).orElse(null);
        if (outcome.good()) {
            deliveries.sent(delivery.id(), Objects.requireNonNull(outcome.status()), now);
            if (webhook != null) {
                webhooks.failing(webhook.id(), null);
            }
            return;
        }
        deliveries.failed(
                delivery.id(), outcome.status(), Objects.requireNonNull(outcome.error()), next(delivery, now), now);
        if (webhook != null && webhook.state() == Webhook.State.ON) {
            failed(webhook, now);
        }
    }

    /** When a delivery is tried again; null where a day has passed. */
    private @Nullable Instant next(Waiting delivery, Instant now) {
        Instant next = now.plus(new Rest(settings.firstWait(), LONGEST_WAIT).after(delivery.attempts(), null));
        return next.isAfter(delivery.createdAt().plus(TRIED_FOR)) ? null : next;
    }

    private void failed(Webhook webhook, Instant now) {
        Instant since = webhook.failingSince();
        if (since == null) {
            webhooks.failing(webhook.id(), now);
        } else if (!since.plus(TRIED_FOR).isAfter(now)) {
            webhooks.keep(webhook.changed(webhook.address(), webhook.kinds(), Webhook.State.STOPPED));
            deliveries.giveUp(webhook.id(), "The webhook was stopped.", now);
            notifications.tell(stopped(webhook));
        }
    }

    private static Notification stopped(Webhook webhook) {
        boolean office = webhook.agencyId() == null;
        String host = URI.create(webhook.address()).getHost();
        return Notification.of(
                office ? NotificationKind.OFFICE_WEBHOOK_STOPPED : NotificationKind.WEBHOOK_STOPPED,
                webhook.agencyId(),
                Map.of("host", Value.text(host)),
                office ? "/webhooks" : "/agencies/" + webhook.agencyId() + "/webhooks");
    }

    private <T extends @Nullable Object> T inJob(Callable<T> work) {
        return sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(work));
    }
}
