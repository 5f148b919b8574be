package org.sightline.gateway.reason;

import java.util.Map;

/**
 * A sentence of a reason as matching-service sends it; {@code messages/finding.v1.schema.json} has the same.
 *
 * @param pattern name of the pattern, such as notNamed
 * @param values codes, ISO days, names, and words of the rule book in English, by name
 */
public record ReasonSentence(String pattern, Map<String, String> values) {

    public ReasonSentence {
        values = values == null ? Map.of() : Map.copyOf(values);
    }
}
