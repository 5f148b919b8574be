package org.sightline.matching.rulenews;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * So many findings of an agency that went from one headline verdict to another.
 *
 * @param findings how many
 */
record Turned(Verdict before, Verdict after, int findings) {

    /** What an agency is told of its findings: how many, and from what to what, those with the most first. */
    static Map<String, Value> values(List<Turned> turned) {
        List<Value> each = turned.stream()
                .sorted(Comparator.comparingInt(Turned::findings).reversed())
                .map(Turned::inWords)
                .toList();
        int all = turned.stream().mapToInt(Turned::findings).sum();
        return Map.of("findings", Value.counted(Phrase.Counted.FINDINGS_TURNED, all), "turns", Value.listed(each));
    }

    private Value inWords() {
        return Value.said(
                Phrase.VERDICT_TURNED,
                Map.of(
                        "number",
                        Value.text(Integer.toString(findings)),
                        "before",
                        Value.said(words(before)),
                        "after",
                        Value.said(words(after))));
    }

    private static Phrase words(Verdict verdict) {
        return Phrase.valueOf("VERDICT_" + verdict.name());
    }
}
