package org.sightline.matching.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.notification.Channel;
import org.sightline.matching.notification.Told;
import org.sightline.matching.template.Written;

/**
 * Notifications by webhook: to those of the agency that is told, or of the office, that want the kind. Programs read
 * English.
 */
@ApplicationScoped
class WebhookChannel implements Channel {

    /** The kind of a delivery that only tries the address. */
    static final String TEST = "test";

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final AgencyRepository agencies;
    private final String publicUrl;
    private final Clock clock;

    WebhookChannel(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            AgencyRepository agencies,
            @ConfigProperty(name = "sightline.public-url", defaultValue = "http://127.0.0.1:8080") String publicUrl,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.agencies = agencies;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.clock = clock;
    }

    @Override
    public void hand(Told told) {
        UUID agency = told.agencyId();
        if (!told.isForOffice() && agency == null) {
            return;
        }
        Written english = told.written().english();
        Set<UUID> ids = told.isForOffice() ? Set.of() : agencies.allIdsOf(agency);
        for (Webhook webhook : webhooks.wanting(ids, told.kind())) {
            deliveries.add(
                    webhook,
                    UUID.randomUUID(),
                    told.id(),
                    told.kind().wireName(),
                    body(told.kind().wireName(), told.at(), agency, english.subject(), english.text(), told.path()),
                    clock.instant());
        }
    }

    /** Tries an address with an invented notification. */
    void test(Webhook webhook) {
        deliveries.add(
                webhook,
                UUID.randomUUID(),
                null,
                TEST,
                body(
                        TEST,
                        clock.instant(),
                        webhook.agencyId(),
                        "A test of this webhook",
                        "Somebody pressed the test button. Nothing has happened.",
                        "/inbox"),
                clock.instant());
    }

    private String body(String type, Instant at, @Nullable UUID agency, String subject, String text, String path) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (agency != null) {
            data.put("agencyId", agency);
        }
        data.put("subject", subject);
        data.put("text", text);
        data.put("url", publicUrl + path);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", at);
        body.put("data", data);
        return Json.write(body);
    }
}
