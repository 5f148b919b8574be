package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import org.sightline.matching.verdict.facts.WireNames;

/**
 * Where a law stands from a day on, until the next of its standings begins.
 *
 * @param kind in force or not
 * @param from the first day
 * @param note what makes it so: the notice, the bill, or what could not be found
 */
public record Standing(Kind kind, LocalDate from, String note) {

    /** The kinds. Only {@code IN_FORCE} and {@code NOT_CONFIRMED} decide anything. */
    public enum Kind {
        /** Somebody proposed it. It decides nothing. */
        PROPOSED("proposed"),
        /** It binds. */
        IN_FORCE("in force"),
        /** It was in force and rests. It decides nothing. */
        SUSPENDED("suspended"),
        /** It was taken back before it bound anybody. It decides nothing. */
        WITHDRAWN("withdrawn"),
        /** It ended by its own text. It decides nothing. */
        EXPIRED("expired"),
        /** Whether it is in force is not confirmed: what it would forbid is undetermined. */
        NOT_CONFIRMED("not confirmed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind in plain words, as the rule book writes it. */
        public String words() {
            return words;
        }

        /** Whether a rule can prohibit, or leave open, while it stands so. */
        public boolean decides() {
            return this == IN_FORCE || this == NOT_CONFIRMED;
        }

        static Kind parse(String text) {
            return WireNames.parse(Kind.class, text, "standing");
        }
    }
}
