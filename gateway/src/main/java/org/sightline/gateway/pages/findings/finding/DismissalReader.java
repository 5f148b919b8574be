package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.relay.Unanswered;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** The remembered "not a match" that keeps a finding closed, for those who decide; matching-service keeps it. */
@ApplicationScoped
class DismissalReader {

    private final CurrentCaller current;
    private final ViewRepository known;
    private final Relay relay;
    private final ServiceReader services;
    private final Unanswered unanswered;

    DismissalReader(
            CurrentCaller current, ViewRepository known, Relay relay, ServiceReader services, Unanswered unanswered) {
        this.current = current;
        this.known = known;
        this.relay = relay;
        this.services = services;
        this.unanswered = unanswered;
    }

    /**
     * A remembered decision, as matching-service tells it.
     *
     * @param findingId the finding that was decided
     * @param triagedBy who decided it first; null where that was not kept
     * @param settled how many findings it keeps closed
     */
    record Dismissal(
            UUID findingId,
            @Nullable String triagedBy,
            String decidedBy,
            Instant decidedAt,
            @Nullable String reason,
            boolean applies,
            int settled) {}

    /** The one behind this finding; null where there is none, or matching-service does not answer. */
    @Nullable
    Dismissal of(UUID findingId) {
        try {
            return unanswered.read(() ->
                    services.one(Part.MATCHING, ServiceQuery.to("/findings/{}/dismissal", findingId), Dismissal.class));
        } catch (Problem none) {
            if (none.status() != 404) {
                throw none;
            }
            return null;
        }
    }

    /**
     * Withdraws it.
     *
     * @param version of the finding that the person saw
     * @return how many findings are open again
     * @throws Problem as matching-service refuses it
     */
    int withdraw(UUID findingId, long version, String reason) {
        UUID agency = known.finding(current.get(), findingId).agencyId();
        current.require(Action.DECIDE, agency);
        JsonNode withdrawn = relay.send(
                Part.MATCHING,
                "POST",
                ServiceQuery.to("/findings/{}/dismissal/withdrawal", findingId).toString(),
                Map.of("reason", reason),
                ETags.of(version),
                agency,
                "withdraw dismissal");
        return withdrawn.path("reopened").asInt();
    }
}
