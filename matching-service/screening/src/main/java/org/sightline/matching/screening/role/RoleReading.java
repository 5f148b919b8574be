package org.sightline.matching.screening.role;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.text.Text;

/** A field that was read once for all names in it. */
public final class RoleReading {

    /** Classes of words that say what and how many, and nothing else. */
    private static final Set<String> PLAIN = Set.of(
            Vocabulary.OTHER,
            "NAME",
            "MODEL",
            "GOODS",
            "NUM",
            "CODE",
            "COMMA",
            "SLASH",
            "THE",
            "ACQUIRE",
            "INSTALL",
            "PAY");

    final Text text;
    final Phrase phrase;
    final int makers;
    final Set<String> vendor;
    final @Nullable RoleDecision clause;
    private final boolean plain;

    RoleReading(Text text, Phrase phrase, int makers, Set<String> vendor, @Nullable RoleDecision clause) {
        this.text = text;
        this.phrase = phrase;
        this.makers = makers;
        this.vendor = vendor;
        this.clause = clause;
        this.plain = isPlain();
    }

    /** Whether the text names goods and does nothing with them, and the vendor's name says nothing about its trade. */
    boolean plain() {
        return plain;
    }

    private boolean isPlain() {
        return phrase.tokens.stream().allMatch(token -> PLAIN.contains(token.says()))
                && phrase.tokens.stream()
                                .filter(token -> token.says().equals(Vocabulary.OTHER))
                                .count()
                        <= 2
                && vendor.stream().allMatch(PLAIN::contains);
    }

    RoleSpan named(int index) {
        RoleSpan named = phrase.tokens.get(index).named();
        if (named == null) {
            throw new IllegalArgumentException("no name at token " + index);
        }
        return named;
    }

    /** The token of the found name that covers an offset, or -1. */
    int indexAt(int offset) {
        List<Token> tokens = phrase.tokens;
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < tokens.size() && tokens.get(low).named() != null ? low : -1;
    }
}
