package org.sightline.matching.rulenews;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * So many findings of an agency that went from one headline verdict to another, were withdrawn, or are new.
 *
 * @param before null where they did not go from one verdict to another
 * @param after null with it
 * @param findings how many
 */
record Turned(What what, @Nullable Verdict before, @Nullable Verdict after, int findings) {

    /** What became of a finding. */
    enum What {
        /** Another verdict. */
        TURNED,
        /** It no longer holds. */
        WITHDRAWN,
        /** It is new, or holds again. */
        OPENED,
        /** That it is no match was decided of another list, and is to be decided again. */
        REOPENED
    }

    /** What an agency is told of its findings: how many changed, and how, those with the most first. */
    static Map<String, Value> values(List<Turned> turned) {
        List<Value> each = turned.stream()
                .sorted(Comparator.comparingInt(Turned::findings).reversed())
                .map(Turned::inWords)
                .toList();
        int all = turned.stream().mapToInt(Turned::findings).sum();
        return Map.of("findings", Value.counted(Phrase.Counted.FINDINGS_TURNED, all), "turns", Value.listed(each));
    }

    private Value inWords() {
        return switch (what) {
            case WITHDRAWN -> Value.counted(Phrase.Counted.FINDINGS_WITHDRAWN, findings);
            case OPENED -> Value.counted(Phrase.Counted.FINDINGS_OPENED, findings);
            case REOPENED -> Value.counted(Phrase.Counted.FINDINGS_REOPENED, findings);
            case TURNED ->
                Value.said(
                        Phrase.VERDICT_TURNED,
                        Map.of(
                                "number", Value.text(Integer.toString(findings)),
                                "before", Value.said(words(Objects.requireNonNull(before, "before"))),
                                "after", Value.said(words(Objects.requireNonNull(after, "after")))));
        };
    }

    private static Phrase words(Verdict verdict) {
        return Phrase.valueOf("VERDICT_" + verdict.name());
    }
}
