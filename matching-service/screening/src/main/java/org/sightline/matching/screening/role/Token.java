package org.sightline.matching.screening.role;

import org.jspecify.annotations.Nullable;

/**
 * A word, a punctuation mark or a found name.
 *
 * @param word as written out
 * @param says its class
 * @param named what was found here, null for a word
 */
record Token(
        String word,
        String says,
        int start,
        int end,
        @Nullable RoleSpan named) {

    Token saying(String other) {
        return new Token(word, other, start, end, named);
    }

    boolean endsSentence() {
        return says.equals("STOP");
    }
}
