package org.sightline.localstack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import org.sightline.localstack.people.Tokens;

/** The statewide counts in a few lines, as the gateway tells them to the analyst. */
public final class Headline {

    private Headline() {}

    public static String text(String gateway, String keycloak) {
        Tokens.from(keycloak);
        JsonNode overview = Api.at(gateway, () -> Tokens.of("analyst")).get("/overview");
        JsonNode headline = overview.path("headline");
        return String.format(
                "%n%,d public bodies bought equipment of designated makers since %s, in %,d purchases.%n"
                        + "%,d bodies have purchases that a person must look at before they count.%n%s%s%s",
                headline.path("agenciesThatBought").asLong(),
                overview.path("since").asText(),
                headline.path("purchases").asLong(),
                headline.path("agenciesToReview").asLong(),
                table("by kind of body", overview.path("byKind")),
                table("by maker", overview.path("byMaker")),
                table("by verdict", overview.path("byVerdict")));
    }

    private static String table(String title, JsonNode groups) {
        StringBuilder table = new StringBuilder(String.format("  %-34s %8s %10s%n", title, "bodies", "purchases"));
        for (JsonNode group : groups) {
            table.append(String.format(
                    "    %-32s %,8d %,10d%n",
                    group.path("name").asText(),
                    group.path("agencies").asLong(),
                    group.path("purchases").asLong()));
        }
        return table.toString();
    }
}
