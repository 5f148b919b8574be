package org.sightline.gateway.finding;

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
import org.sightline.gateway.route.Part;
import org.sightline.gateway.route.Relay;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.paging.Page;

/** Findings as they were said on an earlier day. The view holds only what is now; matching-service keeps every version. */
@ApplicationScoped
class EarlierFindings {

    private final Relay relay;
    private final ViewRepository agencies;
    private final ObjectMapper json;

    EarlierFindings(Relay relay, ViewRepository agencies, ObjectMapper json) {
        this.relay = relay;
        this.agencies = agencies;
        this.json = json;
    }

    /**
     * One page, newest first.
     *
     * @param agencyId null for all
     */
    Page<FindingRow> page(UUID agencyId, FindingFilter filter) {
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
                agencies.agencyNames(findings.stream().map(Finding::agencyId).collect(Collectors.toSet()));
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
