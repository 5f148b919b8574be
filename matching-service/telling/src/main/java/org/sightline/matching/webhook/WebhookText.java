package org.sightline.matching.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.HeldGrants;
import org.sightline.kit.json.Json;

/**
 * What a webhook gets of a notification: its kind and ids, and what it says only as long as the person may read that who said
 * where the webhook is. A webhook tells nobody more than they could read themselves.
 */
@ApplicationScoped
class WebhookText {

    private static final List<String> SAID = List.of("subject", "text");

    private final HeldGrants grants;
    private final Clock clock;

    WebhookText(HeldGrants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** What somebody must be allowed to do to read what a webhook is told of. */
    static Action reading(Webhook webhook) {
        return webhook.agencyId() == null ? Action.OVERSEE : Action.READ;
    }

    /** Whether it gets at this moment what notifications say. */
    boolean isFor(Webhook webhook) {
        String person = webhook.vouchedBy();
        return person != null && grants.allow(person, reading(webhook), webhook.agencyId(), clock.instant());
    }

    /** The body as it may be sent at this moment. */
    String body(Webhook webhook, String whole) {
        if (isFor(webhook)) {
            return whole;
        }
        ObjectNode body = (ObjectNode) Json.tree(whole);
        ((ObjectNode) body.path("data")).remove(SAID);
        return Json.write(body);
    }
}
