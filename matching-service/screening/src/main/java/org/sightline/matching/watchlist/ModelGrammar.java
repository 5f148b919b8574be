package org.sightline.matching.watchlist;

import java.util.Set;

/**
 * The shape of a family of model numbers, blind to hyphens and spaces.
 *
 * <p>Syntax: letters and digits stand for themselves; {@code @} any letter, {@code #} any digit, {@code *} any of both;
 * {@code (A|B)} alternatives; {@code ?} after an item makes it optional; {@code _} where a space may stand. Hyphens, dots,
 * slashes and underscores may stand anywhere. The grammar describes the head that decides; what follows in the same word
 * belongs to the model.
 *
 * @param id rule id shown as evidence, such as {@code HIK-CAM}
 * @param entityId whose models they are
 * @param family the kind of goods, for the explanation
 * @param grammar the shape
 * @param end how the model must end
 * @param needs what else the line must speak of; empty if the shape alone decides
 * @param certain whether the shape alone identifies the maker (a match) or other makers use similar ones (a review)
 * @param fact source and certainty
 */
public record ModelGrammar(
        String id,
        String entityId,
        String family,
        String grammar,
        End end,
        Set<Context> needs,
        boolean certain,
        Fact fact)
        implements Row {

    /** What may follow the head. */
    public enum End {
        /** Anything. */
        OPEN,
        /** No further digit. */
        NO_DIGIT,
        /** The word must end. */
        WORD
    }

    /** Keeps the needs in one fixed order, so that versions hash alike everywhere. */
    public ModelGrammar {
        needs = Context.ordered(needs);
    }
}
