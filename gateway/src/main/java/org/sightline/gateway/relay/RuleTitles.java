package org.sightline.gateway.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.sightline.gateway.route.Part;
import org.sightline.kit.problem.Problem;

/** What rules are called, in English as all of their text. */
@ApplicationScoped
public class RuleTitles {

    private final Relay relay;

    RuleTitles(Relay relay) {
        this.relay = relay;
    }

    /** The titles of these rules; of one that is not known, or while matching-service is away, its id. */
    public Map<String, String> of(Collection<String> rules) {
        Map<String, String> titles = new TreeMap<>();
        rules.forEach(rule -> titles.put(rule, rule));
        if (titles.isEmpty()) {
            return titles;
        }
        try {
            relay.get(Part.MATCHING, "/rules")
                    .path("rules")
                    .forEach(rule -> titles.computeIfPresent(
                            rule.path("id").asText(),
                            (id, same) -> rule.path("title").asText(id)));
        } catch (Problem away) {
            if (away.status() < 500) {
                throw away;
            }
        }
        return titles;
    }
}
