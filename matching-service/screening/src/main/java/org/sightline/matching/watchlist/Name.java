package org.sightline.matching.watchlist;

import java.util.Set;

/**
 * One way to write an entity.
 *
 * @param entityId whom it means
 * @param text the name as written; matched without regard to case, spaces and punctuation
 * @param kind how it may be matched
 * @param needs what else the line must speak of before the name counts; empty if nothing
 * @param fact source and certainty
 */
public record Name(String entityId, String text, Kind kind, Set<Context> needs, Fact fact) implements Row {

    /** How a name may be matched. */
    public enum Kind {
        /** A coined word, unlike any other: one slip of typing or scanning is forgiven, and it is found inside longer words. */
        COINED,
        /** A word that is also a family name, a place or another firm's name: slips are forgiven only with support around it. */
        SHARED,
        /** A known misspelling: as it stands only, never with a further slip. */
        SLIP,
        /** Three or four letters: only as a whole word. */
        SHORT,
        /** Chinese, Cyrillic or another script. */
        NATIVE,
        /** Several plain words that count only together and in this order. */
        PHRASE,
        /** A brand that mostly sells other makers' goods: counts only together with one of the entity's model numbers. */
        SUPPORT,
        /** A path or title that the maker's firmware shows on the network: only in banners, and never more than a review. */
        BANNER,
        /** A full name from an imported list: matched by its distinctive words. */
        LISTED
    }

    /** Keeps the needs in one fixed order, so that versions hash alike everywhere. */
    public Name {
        needs = Context.ordered(needs);
    }
}
