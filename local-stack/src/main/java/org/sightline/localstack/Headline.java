package org.sightline.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.sightline.localstack.testing.Tokens;

/** The statewide counts in a few lines, as the gateway tells them to the analyst. */
final class Headline {

    private Headline() {}

    static String text(String gateway, String keycloak) {
        Tokens.from(keycloak);
        JsonNode overview = Api.at(gateway, () -> Tokens.of("analyst")).get("/overview");
        JsonNode headline = overview.path("headline");
        return "\n" + headline.path("agenciesThatBought").asLong()
                + " public bodies bought equipment of designated makers since 2019-08-13; "
                + headline.path("agenciesToReview").asLong() + " more have purchases to review."
                + "\n  by kind of body: " + counts(overview.path("byKind"))
                + "\n  by maker:        " + counts(overview.path("byMaker"))
                + "\n  by verdict:      " + counts(overview.path("byVerdict"));
    }

    private static String counts(JsonNode rows) {
        List<String> counts = new ArrayList<>();
        rows.forEach(row -> counts.add(row.toString()));
        return String.join(", ", counts);
    }
}
