package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.sightline.gateway.compliance.AgencyList;
import org.sightline.gateway.compliance.EarlierFindings;
import org.sightline.gateway.compliance.Finding;
import org.sightline.gateway.compliance.FindingFilter;
import org.sightline.gateway.compliance.FindingRow;
import org.sightline.kit.paging.Page;

/** Earlier findings, by way of matching-service, as rows of the list. */
@ApplicationScoped
class LookingBack implements EarlierFindings {

    private final Relay relay;
    private final AgencyList agencies;
    private final ObjectMapper json;

    LookingBack(Relay relay, AgencyList agencies, ObjectMapper json) {
        this.relay = relay;
        this.agencies = agencies;
        this.json = json;
    }

    @Override
    public Page<FindingRow> page(UUID agencyId, FindingFilter filter) {
        StringBuilder query = new StringBuilder("/findings?limit=").append(Page.limit(filter.limit));
        add(query, "agencyId", agencyId);
        add(query, "cursor", filter.cursor);
        add(query, "asOf", filter.asOf);
        add(query, "knownAt", filter.knownAt);
        JsonNode page = relay.get(Part.MATCHING, query.toString());
        List<Finding> findings = StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> json.convertValue(item, Finding.class))
                .toList();
        Map<UUID, String> names =
                agencies.names(findings.stream().map(Finding::agencyId).collect(Collectors.toSet()));
        String next =
                page.path("nextCursor").isTextual() ? page.path("nextCursor").asText() : null;
        return new Page<>(
                findings.stream()
                        .map(finding -> row(finding, names.get(finding.agencyId())))
                        .toList(),
                next,
                page.path("total").isNumber() ? page.path("total").asLong() : null);
    }

    private static void add(StringBuilder query, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            query.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static FindingRow row(Finding finding, String agencyName) {
        Finding.Line line = finding.lines() == null || finding.lines().isEmpty()
                ? null
                : finding.lines().get(0);
        Finding.Device device = finding.device();
        String description = line != null
                ? line.description()
                : device == null ? null : (text(device.maker()) + " " + text(device.model())).strip();
        return new FindingRow(
                finding.id(),
                finding.version(),
                finding.agencyId(),
                agencyName,
                null,
                finding.subject(),
                finding.makerId(),
                finding.makerName(),
                finding.entityName(),
                finding.basis(),
                line == null ? null : line.vendorName(),
                description,
                line == null ? null : line.documentNumber(),
                finding.date(),
                finding.quantity(),
                finding.amount(),
                finding.currency(),
                finding.itemClass(),
                finding.funding(),
                finding.verdict(),
                finding.restsOnUnverified(),
                finding.role(),
                finding.band(),
                finding.score(),
                finding.status(),
                finding.outcome(),
                finding.decision(),
                finding.withdrawn(),
                finding.updatedAt());
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
