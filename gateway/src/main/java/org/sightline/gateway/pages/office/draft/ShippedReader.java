package org.sightline.gateway.pages.office.draft;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.relay.Unanswered;
import org.sightline.gateway.route.Part;

/** Reads what this release ships and the record does not have yet. */
@ApplicationScoped
public class ShippedReader {

    private final ServiceReader services;
    private final Unanswered unanswered;

    ShippedReader(ServiceReader services, Unanswered unanswered) {
        this.services = services;
        this.unanswered = unanswered;
    }

    /** What waits; null where matching-service does not answer. */
    public @Nullable Shipped read() {
        return unanswered.read(() -> services.one(Part.MATCHING, ServiceQuery.to("/shipped"), Shipped.class));
    }
}
