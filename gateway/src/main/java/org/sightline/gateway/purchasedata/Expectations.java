package org.sightline.gateway.purchasedata;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.kit.problem.Problem;

/**
 * What an import would do: the figures from ingest-service, and what matching-service finds in the first texts of the
 * file, asked with the token of whoever looks.
 */
@ApplicationScoped
class Expectations {

    private final Relay relay;
    private final ServiceReader services;

    Expectations(Relay relay, ServiceReader services) {
        this.relay = relay;
        this.services = services;
    }

    Expected of(UUID id) {
        return new Expected(
                services.one(Part.INGEST, ServiceQuery.to("/imports/{}/preview", id), Expected.Preview.class),
                found(id));
    }

    private Expected.@Nullable Found found(UUID id) {
        try {
            return count(relay.askLines(
                    Part.INGEST,
                    ServiceQuery.to("/imports/{}/preview/texts", id).toString(),
                    Part.MATCHING,
                    "/screen/bulk"));
        } catch (Problem away) {
            return null;
        }
    }

    private static Expected.Found count(Iterable<JsonNode> answers) {
        long texts = 0;
        long matches = 0;
        long reviews = 0;
        Map<String, Long> makers = new TreeMap<>();
        for (JsonNode answer : answers) {
            texts++;
            JsonNode best = answer.path("matches").path(0);
            if (!best.isMissingNode()) {
                boolean match = best.path("band").asText().equals("MATCH");
                matches += match ? 1 : 0;
                reviews += match ? 0 : 1;
                makers.merge(best.path("shortName").asText(), 1L, Long::sum);
            }
        }
        return new Expected.Found(texts, matches, reviews, Expected.Count.of(makers));
    }
}
