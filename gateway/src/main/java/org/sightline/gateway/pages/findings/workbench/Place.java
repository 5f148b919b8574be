package org.sightline.gateway.pages.findings.workbench;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is in the review queue.
 *
 * @param agencyId the one agency whose findings are listed; null for all
 * @param at the finding at the right; null for the first
 */
record Place(Queue queue, @Nullable UUID agencyId, @Nullable UUID at) {

    /** The place that a form or an address names. */
    static Place of(@Nullable String queue, @Nullable UUID agencyId, @Nullable UUID at) {
        return new Place(Queue.of(queue), agencyId, at);
    }

    public Place in(Queue other) {
        return new Place(other, agencyId, null);
    }

    public Place with(@Nullable UUID other) {
        return new Place(queue, agencyId, other);
    }

    /** The queue's first finding. */
    public Place first() {
        return new Place(queue, agencyId, null);
    }

    public String address() {
        return "/workbench" + query() + (at == null ? "" : "&at=" + at);
    }

    /** The queue and the agency, for an address of another page. */
    public String query() {
        return "?queue=" + queue.code() + (agencyId == null ? "" : "&agencyId=" + agencyId);
    }
}
