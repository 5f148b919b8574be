package org.sightline.matching.screening.examine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sightline.matching.screening.find.Hit;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Basis;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.PathStep;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.role.RoleDecision;
import org.sightline.matching.watchlist.Entity;

/**
 * Goods that a list names by class and not by maker, in a line in which no maker of a list is bought. The words of a class, and
 * model numbers of its series, are rows of the watchlist as those of a maker are. They are always for a person to look at, since
 * who made the goods, and where, is not known.
 */
final class GoodsMatches {

    private static final double BY_MODEL = 0.75;
    private static final double BY_WORD = 0.6;
    private static final int SHOWN = 90;
    private static final String NEGATION = "negation";

    private final ListContext list;

    GoodsMatches(ListContext list) {
        this.list = list;
    }

    /** One match for each class; those that are only talked about are left out. */
    List<Match> of(List<Hit> hits) {
        Map<String, List<Hit>> byClass = new LinkedHashMap<>();
        for (Hit hit : hits) {
            if (!isTalk(hit)) {
                byClass.computeIfAbsent(hit.pattern.entityId, none -> new ArrayList<>())
                        .add(hit);
            }
        }
        List<Match> matches = new ArrayList<>();
        byClass.forEach((entityId, its) -> matches.add(match(list.watchlist.requireEntity(entityId), its)));
        return matches;
    }

    /**
     * Whether a text of a law names the class, or the line says that there is none. What else is said around a name ("battery for
     * ...", "bomb disposal ...") tells of goods what they are, and the classifier of items reads that.
     */
    private boolean isTalk(Hit hit) {
        RoleDecision clause = list.roles.clause(hit.text, 0);
        RoleDecision words = list.roles.byRules(hit.text, hit.start, hit.end, null, hit.isModel());
        return clause != null || NEGATION.equals(words.reason());
    }

    private Match match(Entity goods, List<Hit> hits) {
        double score = hits.stream().anyMatch(Hit::isModel) ? BY_MODEL : BY_WORD;
        return new Match(
                goods.id(),
                goods.name(),
                null,
                null,
                goods.shortName(),
                Basis.MADE_BY,
                Role.PURCHASE,
                score,
                Band.of(score),
                hits.stream().map(GoodsMatches::evidence).toList(),
                List.of(new PathStep(goods.id(), goods.name(), Match.CLASS_OF_GOODS, null, null)),
                explanation(goods, hits, score),
                list.watchlist.version());
    }

    private static Evidence evidence(Hit hit) {
        return new Evidence(
                hit.isModel() ? EvidenceKind.MODEL : EvidenceKind.CONTEXT,
                hit.text.field,
                hit.start,
                hit.end,
                written(hit),
                hit.isModel()
                        ? hit.pattern.grammar().id()
                        : "GOODS:" + hit.pattern.name().text(),
                0,
                hit.isModel() ? hit.pattern.grammar().family() : "word of the class");
    }

    private static String explanation(Entity goods, List<Hit> hits, double score) {
        Hit first = hits.get(0);
        String raw = first.text.raw;
        return (raw.length() <= SHOWN ? raw : raw.substring(0, SHOWN) + "...") + ": "
                + (first.isModel() ? "model " : "word ") + written(first) + " of the class " + goods.name()
                + "; who made it, and where, is not known from this; score "
                + String.format(Locale.ROOT, "%.3f", score).substring(1);
    }

    private static String written(Hit hit) {
        return hit.text.raw.substring(hit.start, hit.end);
    }
}
