package org.sightline.matching.verdict.judging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sentence of a reason as data, so that a reader gets it in another language than English: the pattern by its name in
 * {@code reasons.properties}, and what stands in it.
 *
 * <p>What a value holds follows from its name: {@code maker} and {@code path} names as the rule book writes them; {@code from},
 * {@code until}, {@code day}, {@code first}, {@code last} and {@code looked} ISO days; {@code date} a day, two days with "to"
 * between, or "not known"; {@code note}, {@code what}, {@code proof} and {@code part} words of the rule book, which stay in
 * English; {@code exceptions} codes, some with "until" and a day, with commas between; {@code clause}, {@code threshold} and
 * {@code amount} as they are, amounts in whole US dollars; all others codes, with commas between where there are several.
 *
 * @param pattern name of the pattern, such as notNamed
 * @param values  what stands in it, by name, in reading order; empty where the sentence has none
 */
public record ReasonSentence(String pattern, Map<String, String> values) {

    /** A buyer of a kind that is not known, or money of which the source is not known. */
    static final String UNKNOWN = "unknown";
    /** Between an exception and its last day. */
    static final String UNTIL = " until ";

    public ReasonSentence {
        values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A sentence; names and values in turns. */
    static ReasonSentence of(String pattern, String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ReasonSentence(pattern, values);
    }
}
