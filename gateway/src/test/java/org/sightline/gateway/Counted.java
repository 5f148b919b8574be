package org.sightline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Numbers beside the links of the lists that they count. */
public final class Counted {

    private static final Map<String, String> LINKS = Map.ofEntries(
            Map.entry("count", "link"),
            Map.entry("purchases", "purchasesLink"),
            Map.entry("agencies", "agenciesLink"),
            Map.entry("flagged", "flaggedLink"),
            Map.entry("agenciesThatBought", "agenciesThatBoughtLink"),
            Map.entry("agenciesToReview", "agenciesToReviewLink"),
            Map.entry("purchasesToReview", "purchasesToReviewLink"),
            Map.entry("earlierPurchases", "earlierPurchasesLink"),
            Map.entry("undatedPurchases", "undatedPurchasesLink"),
            Map.entry("findings", "findingsLink"));

    private Counted() {}

    /** Wherever a number has a link beside it, the list behind the link has so many rows. */
    public static void everyNumberIsTheTotalOfItsList(Ask whom, JsonNode node) {
        LINKS.forEach((number, link) -> {
            if (node.path(number).isNumber()
                    && node.has(link)
                    && !node.path("code").asText().equals("register_devices")) {
                JsonNode list = whom.json(node.path(link).asText());
                assertThat(list.path("total").asLong())
                        .as(node.path(link).asText())
                        .isEqualTo(node.path(number).asLong());
            }
        });
        node.forEach(below -> everyNumberIsTheTotalOfItsList(whom, below));
    }
}
