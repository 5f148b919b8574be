package org.sightline.matching.screening.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What screening says about a subject and one entity.
 *
 * @param entityId the entity found, such as {@code lorex}
 * @param entityName its name
 * @param makerId the designated maker behind it, such as {@code dahua}; null if the entity is only watched
 * @param makerName its name, null with {@code makerId}
 * @param shortName what to call the maker, or the entity if it is only watched, in a row or title
 * @param basis why the entity leads to the maker
 * @param role purchase or mention
 * @param score calibrated, over 0 and under 1
 * @param band what to do with it
 * @param evidence in order of field and position; never empty
 * @param path from the entity to the maker; never empty
 * @param explanation one sentence for a person
 * @param watchlistVersion the version of the list that was used
 */
public record Match(
        String entityId,
        String entityName,
        @Nullable String makerId,
        @Nullable String makerName,
        String shortName,
        Basis basis,
        Role role,
        double score,
        Band band,
        List<Evidence> evidence,
        List<PathStep> path,
        String explanation,
        String watchlistVersion) {

    /** The relation of the only step of a match that is of a class of goods and of no maker. */
    public static final String CLASS_OF_GOODS = "class of goods";

    /** Whether goods of a class were found and no maker. */
    public boolean ofGoods() {
        return path.get(0).relation().equals(CLASS_OF_GOODS);
    }
}
