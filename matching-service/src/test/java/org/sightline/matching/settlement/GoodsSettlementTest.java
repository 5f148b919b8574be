package org.sightline.matching.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.matching.RealService;

/** Goods that are found by their class are a finding where a law reaches them, and no case by themselves. All are invented. */
@QuarkusTest
class GoodsSettlementTest extends RealService {

    private final UUID school = UUID.randomUUID();

    private void bought(String description, String day, String money) {
        UUID id = UUID.nameUUIDFromBytes((school + description + day + money).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> line = new HashMap<>(Map.of(
                "id", id, "version", 1, "sourceId", "invented", "importId", school, "row", 2, "agencyId", school));
        line.putAll(Map.of("buyerName", "SCHOOLS OF NOWHERE (INVENTED)", "state", "XF"));
        line.putAll(Map.of("documentType", "purchase_order", "documentNumber", "PO-" + id));
        line.putAll(Map.of("description", description, "obligationDate", day, "currency", "USD"));
        line.putAll(Map.of("codes", List.of(), "withdrawn", false, "recordedAt", "2026-11-24T15:30:00Z"));
        Map<String, Object> funding = new HashMap<>(Map.of("text", money, "recordedBy", "test", "afterNotice", false));
        funding.put("recordedAt", "2026-11-24T15:30:00Z");
        line.put("funding", money.isEmpty() ? List.of() : List.of(funding));
        send("contract-lines", id, line);
    }

    @Test
    void goodsOfAClassAreAFindingWhereALawReachesThemAndTheMoneyIsKnown() {
        agency(school, 1, "school_district", false);
        bought("NETGEAR NIGHTHAWK RAX50 ROUTER", "2026-06-15", "E-RATE");
        bought("NETGEAR NIGHTHAWK RAX50 ROUTER", "2026-05-21", "E-RATE");
        bought("NETGEAR NIGHTHAWK RAX50 ROUTER", "2026-06-15", "GENERAL FUND");
        bought("NETGEAR NIGHTHAWK RAX50 ROUTER", "2026-06-15", "");
        bought("CISCO CATALYST 9300 SWITCH AND ROUTER", "2026-06-15", "E-RATE");
        bought("HIKVISION DS-2CD2143G0-I 4MP DOME", "2022-06-15", "GENERAL FUND");

        assertThat(settled(school, 2))
                .extracting(finding -> finding.get("verdict"))
                .containsExactlyInAnyOrder("UNDETERMINED", "FLAGGED");
        eventually().during(Duration.ofSeconds(3)).until(() -> holding(school).size() == 2);
        assertThat(holding(school))
                .filteredOn(finding -> "UNDETERMINED".equals(finding.get("verdict")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("2026-06-15", "FCC-CAT"));
    }
}
