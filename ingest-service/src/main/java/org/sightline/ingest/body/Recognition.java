package org.sightline.ingest.body;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.buyer.BuyerKind;
import org.sightline.kit.sql.Sql;

/**
 * Who is meant by a published buyer, according to the lists: by its identifier, then by its very name, then by name and
 * kind. What none of them decides is a question for a person, where the lists have bodies that may be meant.
 *
 * @param body who is meant; null where that is not certain
 * @param kind in the words of the agency message; null where neither name nor lists say it
 * @param candidates whom a person is asked about; empty where nobody has to be asked
 */
public record Recognition(
        @Nullable PublicBody body, @Nullable String kind, List<PublicBody> candidates) {

    /** The body with this identifier; null where none has it, or bodies of different names do. */
    public static @Nullable PublicBody byIdentifier(Sql sql, String state, BodyIdentifier identifier) {
        List<PublicBody> bodies = PublicBodyRepository.identified(sql, state, identifier);
        long names = bodies.stream().map(PublicBody::normalised).distinct().count();
        return names == 1 ? bodies.getFirst() : null;
    }

    /**
     * Looks a name up.
     *
     * @param normalised without its spelling
     * @param federalAwards whether it stands in a list of federal awards
     */
    public static Recognition byName(Sql sql, String state, String normalised, boolean federalAwards) {
        String told = BuyerKind.of(normalised, state, federalAwards);
        List<PublicBody> same = PublicBodyRepository.named(sql, state, normalised);
        if (!same.isEmpty()) {
            return new Recognition(null, kind(same, told), List.of());
        }
        if ("federal_agency".equals(told)) {
            // The federal government has no place in lists by state.
            return new Recognition(null, told, List.of());
        }
        List<PublicBody> alike = PublicBodyRepository.alike(sql, state, normalised);
        List<PublicBody> ofKind = alike.stream()
                .filter(body -> told != null && told.equals(body.kind()))
                .toList();
        return ofKind.size() == 1
                ? new Recognition(ofKind.getFirst(), told, List.of())
                : new Recognition(null, told, alike);
    }

    /** What the lists say of bodies of one name, where they agree; else what the name tells. */
    private static @Nullable String kind(List<PublicBody> same, @Nullable String told) {
        Set<String> kinds =
                same.stream().map(PublicBody::kind).filter(Objects::nonNull).collect(Collectors.toSet());
        return kinds.size() == 1 ? kinds.iterator().next() : told;
    }
}
