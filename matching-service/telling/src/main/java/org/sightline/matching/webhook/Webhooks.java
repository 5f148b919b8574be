package org.sightline.matching.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.Side;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.template.NotificationKind;

/**
 * Registers and changes webhooks: of an agency by whoever manages its people, of the office by an admin. The agency is null
 * for the office.
 */
@ApplicationScoped
class Webhooks {

    /** One is added at a time, so that nobody has more than there may be. */
    private static final long LOCK = 7_316_889_200_459L;

    private static final RowScope NEWS = RowScope.job("news of webhooks");

    private static final int MOST_WEBHOOKS = 5;
    private static final int MOST_TESTS = 20;
    private static final Duration OLD_SECRET = Duration.ofDays(1);

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookChannel channel;
    private final WebhookText text;
    private final Notifications notifications;
    private final AgencyRepository agencies;
    private final WebhookSettings settings;
    private final WebhookKey key;
    private final CurrentCaller current;
    private final Sql sql;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            WebhookChannel channel,
            WebhookText text,
            Notifications notifications,
            AgencyRepository agencies,
            WebhookSettings settings,
            WebhookKey key,
            CurrentCaller current,
            Sql sql,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.channel = channel;
        this.text = text;
        this.notifications = notifications;
        this.agencies = agencies;
        this.settings = settings;
        this.key = key;
        this.current = current;
        this.sql = sql;
        this.clock = clock;
    }

    /** The caller, if it may see and change the webhooks. */
    Caller require(@Nullable UUID agency) {
        return current.require(agency == null ? Action.ADMINISTER : Action.MANAGE_PEOPLE, agency);
    }

    Page<Webhook> list(@Nullable UUID agency) {
        List<Webhook> all = within(agency, () -> webhooks.of(agencies.allIdsOf(agency))).stream()
                .map(this::told)
                .toList();
        return new Page<>(all, null, (long) all.size());
    }

    private Webhook told(Webhook webhook) {
        return webhook.told(text.isFor(webhook));
    }

    /** Adds one; its secret is told this once. */
    Webhook.WithSecret add(@Nullable UUID agency, WebhookRequest asked) {
        Caller by = require(agency);
        String address = address(asked);
        List<NotificationKind> kinds = kinds(agency, asked);
        Webhook.WithSecret made = within(agency, () -> {
            UUID owner = agency == null ? null : agencies.canonical(agency);
            sql.lock(LOCK);
            if (webhooks.of(agencies.allIdsOf(agency)).size() >= MOST_WEBHOOKS) {
                throw Problem.conflict("There are " + MOST_WEBHOOKS + " webhooks, and more are not kept. Remove one.");
            }
            Webhook added = new Webhook(
                    UUID.randomUUID(),
                    1,
                    owner,
                    address,
                    kinds,
                    Webhook.State.ON,
                    1,
                    null,
                    by.name(),
                    clock.instant(),
                    by.identity(),
                    null,
                    null);
            webhooks.add(added);
            say(added, by);
            return withSecret(added);
        });
        return new Webhook.WithSecret(told(made.webhook()), made.secret());
    }

    /**
     * Changes one, turns it off, or on again. Whoever says where it is or what it gets stands for it from then on, and so does
     * whoever may read what it gets.
     */
    Webhook change(@Nullable UUID agency, UUID id, WebhookRequest asked, @Nullable String ifMatch) {
        String address = address(asked);
        List<NotificationKind> kinds = kinds(agency, asked);
        boolean off = Boolean.FALSE.equals(asked.on());
        Caller by = require(agency);
        return told(changed(agency, id, ifMatch, present -> {
            if (!address.equals(present.address())) {
                say(present.changed(address, kinds, present.state()), by);
            }
            boolean same = address.equals(present.address()) && kinds.equals(present.kinds());
            boolean reads = Access.allows(by, WebhookText.reading(present), present.agencyId());
            return present.vouchedFor(same && !reads ? present.vouchedBy() : by.identity())
                    .changed(address, kinds, off ? Webhook.State.OFF : Webhook.State.ON);
        }));
    }

    /** Removes one; what waits for it is given up. */
    void remove(@Nullable UUID agency, UUID id, @Nullable String ifMatch) {
        changed(
                agency,
                id,
                ifMatch,
                present -> present.changed(present.address(), present.kinds(), Webhook.State.REMOVED));
    }

    /** Gives one a new secret, which is told this once; the one before signs for a day, too. */
    Webhook.WithSecret rotate(@Nullable UUID agency, UUID id, @Nullable String ifMatch) {
        Instant until = clock.instant().plus(OLD_SECRET);
        return withSecret(changed(agency, id, ifMatch, present -> present.rotated(until)));
    }

    /** Sends a test to one that is on. */
    Webhook test(@Nullable UUID agency, UUID id, @Nullable String ifMatch) {
        require(agency);
        return within(agency, () -> {
            Webhook webhook = webhooks.lock(agencies.allIdsOf(agency), id).orElseThrow(Problem::notFound);
            ETags.require(ifMatch, webhook.version());
            if (webhook.state() != Webhook.State.ON) {
                throw Problem.conflict("The webhook is turned off. Turn it on first.");
            }
            if (deliveries.testsSince(id, clock.instant().minus(Duration.ofHours(1))) >= MOST_TESTS) {
                throw Problem.of(
                        429,
                        "too-many-tests",
                        "Too many tests",
                        "A webhook takes " + MOST_TESTS + " tests an hour. Wait an hour.");
            }
            channel.test(webhook);
            return webhook;
        });
    }

    /** What was given to one, the latest first. */
    Page<WebhookDelivery> log(@Nullable UUID agency, UUID id, @Nullable Integer limit, @Nullable String cursor) {
        BoundCursor cursors = BoundCursor.to("webhook-deliveries", id);
        BoundCursor.Place after = cursors.read(cursor, 2);
        int most = Page.limit(limit);
        return within(agency, () -> {
            if (webhooks.of(agencies.allIdsOf(agency)).stream()
                    .noneMatch(webhook -> webhook.id().equals(id))) {
                throw Problem.notFound();
            }
            return Page.cut(
                    deliveries.of(id, after, most + 1), most, last -> cursors.after(last.createdAt(), last.id()), null);
        });
    }

    private Webhook changed(
            @Nullable UUID agency, UUID id, @Nullable String ifMatch, Function<Webhook, Webhook> change) {
        require(agency);
        return within(agency, () -> {
            Webhook present = webhooks.lock(agencies.allIdsOf(agency), id).orElseThrow(Problem::notFound);
            ETags.require(ifMatch, present.version());
            Webhook after = change.apply(present);
            webhooks.keep(after);
            if (after.state() != Webhook.State.ON) {
                deliveries.giveUp(id, "The webhook was turned off.", clock.instant());
            }
            return after;
        });
    }

    /** Where notifications go from now on is told to the people of the agency, and to the office. */
    private void say(Webhook webhook, Caller by) {
        UUID agency = webhook.agencyId();
        Map<String, Value> values =
                Map.of("host", Value.text(URI.create(webhook.address()).getHost()), "author", Value.text(by.name()));
        String path = (agency == null ? "" : "/agencies/" + agency) + "/webhooks";
        sql.as(NEWS, () -> {
            if (agency != null) {
                notifications.tell(Notification.of(NotificationKind.WEBHOOK_ADDED, agency, values, path));
            }
            notifications.tell(Notification.of(NotificationKind.OFFICE_WEBHOOK_ADDED, agency, values, path));
        });
    }

    private Webhook.WithSecret withSecret(Webhook webhook) {
        byte[] secret = WebhookSignature.secret(key.text(), webhook.id(), webhook.secretNumber());
        return new Webhook.WithSecret(webhook, WebhookSignature.shown(secret));
    }

    private String address(WebhookRequest asked) {
        try {
            WebhookAddress address = WebhookAddress.of(asked.address(), settings.loopback());
            address.resolved(settings.loopback());
            return address.uri().toString();
        } catch (WebhookAddress.Refused refused) {
            throw Problem.invalid("/address", "no-receiver", String.valueOf(refused.getMessage()));
        }
    }

    private static List<NotificationKind> kinds(@Nullable UUID agency, WebhookRequest asked) {
        List<NotificationKind> heard = NotificationKind.of(agency == null ? Side.OFFICE : Side.AGENCY);
        Set<NotificationKind> kinds = new LinkedHashSet<>();
        for (NotificationKind kind : asked.kinds() == null ? List.<@Nullable NotificationKind>of() : asked.kinds()) {
            if (kind == null || !heard.contains(kind) || !kind.isForWebhooks()) {
                throw Problem.invalid(
                        "/kinds", "unknown-kind", "Nobody here gets notifications of one of these kinds.");
            }
            kinds.add(kind);
        }
        if (kinds.isEmpty()) {
            throw Problem.invalid("/kinds", "missing", "Choose at least one kind that the address receives.");
        }
        return List.copyOf(kinds);
    }

    /** Whoever manages the people of an agency need not read its data, so the rows of that agency are asked for by name. */
    private <T> T within(@Nullable UUID agency, Supplier<T> work) {
        Caller caller = require(agency);
        RowScope scope = caller.isOfOffice() || agency == null
                ? RowScope.office(caller.subject())
                : RowScope.agencies(caller.subject(), Set.of(agency));
        return sql.as(scope, () -> sql.inTransaction(work));
    }
}
