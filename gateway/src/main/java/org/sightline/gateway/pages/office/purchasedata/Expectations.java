package org.sightline.gateway.pages.office.purchasedata;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** How many of the texts that would be found are shown. */
    private static final int SHOWN = 10;

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
        List<Expected.Hit> first = new ArrayList<>();
        for (JsonNode answer : answers) {
            texts++;
            JsonNode best = answer.path("matches").path(0);
            if (!best.isMissingNode()) {
                boolean match = best.path("band").asText().equals("MATCH");
                matches += match ? 1 : 0;
                reviews += match ? 0 : 1;
                makers.merge(best.path("shortName").asText(), 1L, Long::sum);
                if (first.size() < SHOWN) {
                    first.add(hit(answer, best));
                }
            }
        }
        return new Expected.Found(texts, matches, reviews, Expected.Count.of(makers), first);
    }

    private static Expected.Hit hit(JsonNode answer, JsonNode best) {
        return new Expected.Hit(
                answer.path("id").asText(),
                best.path("shortName").asText(),
                best.path("evidence")
                        .valueStream()
                        .map(one -> one.path("text").asText())
                        .filter(text -> !text.isBlank())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                best.path("band").asText().equals("MATCH"));
    }
}
