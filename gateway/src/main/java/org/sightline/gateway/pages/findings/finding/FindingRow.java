package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.message.Epoch;

/**
 * One finding in a list.
 *
 * @param agencyName null where the agency is not known yet
 * @param agencyKind null where not known
 * @param shortName what to call the designated maker, or whom the evidence names where none is designated
 * @param vendorName of the first line; null for a device
 * @param description what the record says, or the device's maker and model
 * @param documentNumber of the first line, else of its order; null where the record has neither
 * @param date a day, month, quarter, year or fiscal year; null where not known
 * @param amount decimal; null where not known
 * @param unverified whether no law that decides the verdict was read in its own text yet
 */
public record FindingRow(
        UUID id,
        long version,
        UUID agencyId,
        @Nullable String agencyName,
        @Nullable String agencyKind,
        String subject,
        @Nullable String makerId,
        @Nullable String makerName,
        @Nullable String entityName,
        String shortName,
        String basis,
        @Nullable String vendorName,
        @Nullable String description,
        @Nullable String documentNumber,
        @Nullable String date,
        @Nullable String quantity,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String itemClass,
        List<String> funding,
        String verdict,
        boolean unverified,
        String role,
        String band,
        @Nullable BigDecimal score,
        String status,
        @Nullable String outcome,
        @Nullable String decision,
        boolean withdrawn,
        Instant updatedAt) {

    /**
     * The row of a finding.
     *
     * @param finding as matching-service sends it
     * @param agencyId under which agency it is counted
     */
    public static FindingRow of(
            JsonNode finding, UUID agencyId, @Nullable String agencyName, @Nullable String agencyKind) {
        JsonNode line = finding.path("lines").path(0);
        return new FindingRow(
                UUID.fromString(finding.path("id").asText()),
                Epoch.own(finding.path("version").asLong()),
                agencyId,
                agencyName,
                agencyKind,
                finding.path("subject").asText(),
                text(finding, "makerId"),
                text(finding, "makerName"),
                text(finding, "entityName"),
                shortName(finding),
                finding.path("basis").asText(),
                text(line, "vendorName"),
                description(line, finding.path("device")),
                text(line, "documentNumber") == null ? text(line, "orderNumber") : text(line, "documentNumber"),
                text(finding, "date"),
                text(finding, "quantity"),
                text(finding, "amount"),
                text(finding, "currency"),
                text(finding, "itemClass"),
                texts(finding.path("funding")),
                finding.path("verdict").asText(),
                unverified(finding),
                finding.path("role").asText(),
                finding.path("band").asText(),
                finding.path("score").isNumber() ? finding.path("score").decimalValue() : null,
                finding.path("status").asText(),
                text(finding, "outcome"),
                text(finding, "decision"),
                finding.path("withdrawn").asBoolean(),
                Instant.parse(finding.path("updatedAt").asText()));
    }

    /** The short name that the finding gives; one that was sent before there were short names has the whole name. */
    public static String shortName(JsonNode finding) {
        return Stream.of("shortName", "makerName", "entityName")
                .flatMap(field -> Stream.ofNullable(text(finding, field)))
                .findFirst()
                .orElse("");
    }

    private static @Nullable String description(JsonNode line, JsonNode device) {
        String text = text(line, "description");
        if (text != null) {
            return text;
        }
        String named = Stream.of(text(device, "maker"), text(device, "model"))
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return named.isEmpty() ? null : named;
    }

    /** Whether every law that decides the headline verdict is one whose own text was not read yet. */
    static boolean unverified(JsonNode finding) {
        List<String> deciding = texts(finding.path("decidingRules"));
        List<Boolean> unverified = new ArrayList<>();
        for (JsonNode ruling : finding.path("verdicts")) {
            if (deciding.contains(ruling.path("ruleId").asText())) {
                unverified.add(ruling.path("unverified").asBoolean());
            }
        }
        return !unverified.isEmpty() && !unverified.contains(false);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isNull() ? null : node.path(field).asText(null);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
