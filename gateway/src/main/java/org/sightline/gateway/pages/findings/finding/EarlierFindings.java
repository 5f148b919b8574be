package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.paging.Page;

/** Findings as they were said on an earlier day. The view holds only what is now; matching-service keeps every version. */
@ApplicationScoped
class EarlierFindings {

    private final Relay relay;
    private final ViewRepository view;

    EarlierFindings(Relay relay, ViewRepository view) {
        this.relay = relay;
        this.view = view;
    }

    /**
     * One page, newest first.
     *
     * @param agencyId null for all
     */
    Page<FindingRow> page(@Nullable UUID agencyId, FindingFilter filter) {
        JsonNode page = relay.get(
                Part.MATCHING,
                ServiceQuery.to("/findings")
                        .with("limit", Page.limit(filter.limit))
                        .with("agencyId", agencyId)
                        .with("cursor", filter.cursor)
                        .with("asOf", filter.asOf)
                        .with("knownAt", filter.knownAt)
                        .toString());
        List<JsonNode> findings = page.path("items").valueStream().toList();
        Map<UUID, String> names = view.agencyNames(
                findings.stream().map(EarlierFindings::agency).distinct().toList());
        return new Page<>(
                findings.stream()
                        .map(finding -> FindingRow.of(finding, agency(finding), names.get(agency(finding)), null))
                        .toList(),
                page.path("nextCursor").textValue(),
                page.path("total").isNumber() ? page.path("total").asLong() : null);
    }

    private static UUID agency(JsonNode finding) {
        return UUID.fromString(finding.path("agencyId").asText());
    }
}
