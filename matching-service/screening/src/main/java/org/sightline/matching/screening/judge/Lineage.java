package org.sightline.matching.screening.judge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Basis;
import org.sightline.matching.screening.match.PathStep;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Watchlist;

/**
 * Who stands behind an entity on a day, and why.
 *
 * @param maker the designated or listed maker, null if the entity is only watched
 * @param basis why
 * @param cautious whether the link alone must not be called a match
 * @param path from the entity to the maker
 */
public record Lineage(@Nullable Entity maker, Basis basis, boolean cautious, List<PathStep> path) {

    private static final List<Ownership.Relation> RANK =
            List.of(Ownership.Relation.OWNED_BY, Ownership.Relation.SUCCEEDED, Ownership.Relation.SOURCED_FROM);

    /**
     * The lineage of an entity.
     *
     * @param day purchase date, null if unknown: then a period that has ended makes the link cautious
     * @return null if nothing leads to a maker on that day
     */
    public static @Nullable Lineage of(Watchlist list, String entityId, @Nullable LocalDate day) {
        Entity entity = list.requireEntity(entityId);
        return switch (entity.kind()) {
            case DESIGNATED -> ends(entity, "designated", entity);
            case LISTED, PARENT -> ends(entity, "listed", entity);
            case PERSON ->
                new Lineage(
                        entity,
                        Basis.MADE_BY,
                        true,
                        List.of(new PathStep(entity.id(), entity.name(), "listed", null, null)));
            case WATCH -> ends(entity, "watched", null);
            case CATEGORY, NOT_DESIGNATED -> null;
            case SUBSIDIARY, AFFILIATE, SUCCESSOR, RELABEL -> up(list, entity, day);
        };
    }

    private static Lineage ends(Entity entity, String relation, @Nullable Entity maker) {
        return new Lineage(
                maker, Basis.MADE_BY, false, List.of(new PathStep(entity.id(), entity.name(), relation, null, null)));
    }

    private static @Nullable Lineage up(Watchlist list, Entity entity, @Nullable LocalDate day) {
        Ownership link = link(list, entity, day);
        if (link == null) {
            return null;
        }
        Lineage above = of(list, link.parentId(), day);
        if (above == null) {
            return null;
        }
        List<PathStep> path = new ArrayList<>();
        path.add(new PathStep(entity.id(), entity.name(), words(link.relation()), link.from(), link.to()));
        path.addAll(above.path());
        Basis basis = switch (link.relation()) {
            case OWNED_BY -> Basis.SUBSIDIARY;
            case SUCCEEDED -> Basis.SUCCESSOR;
            case SOURCED_FROM -> Basis.RELABEL;
        };
        boolean cautious = above.cautious() || basis != Basis.SUBSIDIARY || day == null && link.to() != null;
        return new Lineage(above.maker(), basis, cautious, List.copyOf(path));
    }

    /** Ownership on the day, else succession, else source of goods. An unknown day cannot prove that a brand was owned. */
    private static @Nullable Ownership link(Watchlist list, Entity entity, @Nullable LocalDate day) {
        Ownership best = null;
        for (Ownership link : list.upstream(entity.id())) {
            boolean brandOnly = day == null
                    && entity.kind() == Entity.Kind.RELABEL
                    && link.relation() == Ownership.Relation.OWNED_BY;
            if (link.holdsOn(day)
                    && !brandOnly
                    && (best == null || RANK.indexOf(link.relation()) < RANK.indexOf(best.relation()))) {
                best = link;
            }
        }
        return best;
    }

    private static String words(Ownership.Relation relation) {
        return switch (relation) {
            case OWNED_BY -> "owned by";
            case SUCCEEDED -> "succeeded";
            case SOURCED_FROM -> "sourced from";
        };
    }
}
