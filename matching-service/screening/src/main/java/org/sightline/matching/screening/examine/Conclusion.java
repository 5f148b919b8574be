package org.sightline.matching.screening.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.find.Hit;
import org.sightline.matching.screening.judge.Judge;
import org.sightline.matching.screening.judge.Lineage;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Basis;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.role.RoleDecision;
import org.sightline.matching.screening.role.Roles;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Name;

/** From the evidence for one entity to a match: role, score, band, path and explanation. */
final class Conclusion {

    /** Highest score of what only a person may decide. */
    private static final double REVIEW_CAP = 0.79;

    private static final int SHOWN = 90;

    private final ListContext list;
    private final Subject subject;
    private final String limits;
    private final EntityHits found;

    Conclusion(ListContext list, Subject subject, String limits, EntityHits found) {
        this.list = list;
        this.subject = subject;
        this.limits = limits;
        this.found = found;
    }

    /** The match, or null if the evidence does not reach the review band or nothing leads to a maker on the day. */
    @Nullable
    Match match() {
        Lineage lineage = Lineage.of(list.watchlist, found.entityId, subject.date());
        if (lineage == null) {
            return null;
        }
        List<Hit> bought =
                found.hits.stream().filter(h -> h.role.role() == Role.PURCHASE).toList();
        Role role = Role.PURCHASE;
        List<Hit> meant = bought;
        double score = score(bought, lineage);
        if (score < Band.REVIEW_FROM) {
            meant = found.hits;
            role = bought.size() == found.hits.size() ? Role.PURCHASE : Role.MENTION;
            score = score(found.hits, lineage);
        }
        if (score < Band.REVIEW_FROM) {
            return null;
        }
        RoleDecision decided = decided(meant, role);
        if (decided.unsure()) {
            score = Math.min(score, REVIEW_CAP);
        }
        Basis basis = component() ? Basis.COMPONENT : lineage.basis();
        Entity entity = list.watchlist.requireEntity(found.entityId);
        Entity maker = lineage.maker();
        List<Evidence> evidence = evidence(role);
        return new Match(
                entity.id(),
                entity.name(),
                maker == null ? null : maker.id(),
                maker == null ? null : maker.name(),
                (maker == null ? entity : maker).shortName(),
                basis,
                role,
                score,
                Band.of(score),
                evidence,
                lineage.path(),
                explain(entity, maker == null ? "its maker" : maker.name(), basis, role, decided, score),
                list.watchlist.version());
    }

    /** What decided the role: of several hits the first that is sure, else the first. */
    private static RoleDecision decided(List<Hit> hits, Role role) {
        List<RoleDecision> decisions =
                hits.stream().map(h -> h.role).filter(d -> d.role() == role).toList();
        return decisions.stream()
                .filter(d -> !d.unsure())
                .findFirst()
                .orElse(decisions.isEmpty() ? Roles.PURCHASE : decisions.get(0));
    }

    /** A chip maker's name in the description of another maker's product. */
    private boolean component() {
        return list.chipMakers.contains(found.entityId)
                && found.hits.stream().allMatch(h -> h.text.field == Field.DESCRIPTION);
    }

    private double score(List<Hit> hits, Lineage lineage) {
        double name = heaviest(hits, false);
        double model = heaviest(hits, true);
        double identifier =
                found.identifiers.stream().mapToDouble(Evidence::weight).max().orElse(0);
        double[] parts = {name, model, identifier};
        java.util.Arrays.sort(parts);
        // The strongest counts in full, the others less: they are not independent of it.
        double odds = Judge.PRIOR + parts[2] + 0.6 * parts[1] + 0.4 * parts[0];
        double score = probability(odds);
        boolean bannerOnly =
                !hits.isEmpty() && identifier == 0 && hits.stream().allMatch(h -> h.pattern.isName(Name.Kind.BANNER));
        boolean cautious = lineage.cautious() || component() || bannerOnly;
        return cautious ? Math.min(score, REVIEW_CAP - 0.1 / (1 + Math.exp(odds))) : score;
    }

    private static double heaviest(List<Hit> hits, boolean model) {
        return hits.stream()
                .filter(h -> h.isModel() == model)
                .mapToDouble(h -> h.weight)
                .max()
                .orElse(0);
    }

    /** The logistic of the log-odds, which above 3 are pressed together so that more evidence always shows. */
    private static double probability(double odds) {
        double pressed = odds > 3 ? 3 + Math.log1p(odds - 3) : odds;
        return Math.round(1000 / (1 + Math.exp(-pressed))) / 1000.0;
    }

    private List<Evidence> evidence(Role role) {
        List<Evidence> all = new ArrayList<>();
        for (Hit hit : found.hits) {
            all.add(new Evidence(
                    kind(hit),
                    hit.text.field,
                    hit.start,
                    hit.end,
                    hit.text.raw.substring(hit.start, hit.end),
                    ruleId(hit),
                    round(hit.weight),
                    hit.note));
        }
        all.addAll(found.identifiers);
        for (Hit hit : found.hits) {
            RoleDecision decided = hit.role;
            if (role == Role.MENTION && decided.reason() != null && decided.end() > decided.start()) {
                Evidence words = new Evidence(
                        EvidenceKind.ROLE,
                        hit.text.field,
                        decided.start(),
                        decided.end(),
                        hit.text.raw.substring(decided.start(), decided.end()),
                        "ROLE",
                        0,
                        decided.reason());
                if (!all.contains(words)) {
                    all.add(words);
                }
            }
        }
        all.sort(Comparator.comparingInt((Evidence e) -> e.kind() == EvidenceKind.ROLE ? 1 : 0)
                .thenComparingInt(e -> e.field().ordinal())
                .thenComparingInt(Evidence::start)
                .thenComparing(Evidence::ruleId));
        return List.copyOf(all);
    }

    private static double round(double weight) {
        return Math.round(weight * 100) / 100.0;
    }

    private static EvidenceKind kind(Hit hit) {
        if (hit.isModel()) {
            return EvidenceKind.MODEL;
        }
        return switch (hit.pattern.name().kind()) {
            case BANNER -> EvidenceKind.BANNER;
            case LISTED -> EvidenceKind.NAME;
            case COINED, SHARED, SUPPORT ->
                hit.text.field == Field.VENDOR_NAME ? EvidenceKind.NAME : EvidenceKind.BRAND;
            case SLIP, SHORT, NATIVE, PHRASE -> EvidenceKind.ALIAS;
        };
    }

    private static String ruleId(Hit hit) {
        return hit.isModel()
                ? hit.pattern.grammar().id()
                : hit.pattern.name().kind() + ":" + hit.pattern.name().text();
    }

    private String explain(Entity entity, String maker, Basis basis, Role role, RoleDecision decided, double score) {
        // The same words often stand in two columns of a line; a person reads each reason once.
        Set<String> reasons = new LinkedHashSet<>();
        for (Hit hit : found.hits) {
            String text = hit.text.raw.substring(hit.start, hit.end);
            reasons.add(
                    hit.isModel()
                            ? "model " + text + " (" + shortName(hit.pattern.entityId) + " " + hit.note + ", grammar "
                                    + hit.pattern.grammar().id() + ")"
                            : (hit.text.field == Field.VENDOR_NAME ? "name " : "brand ")
                                    + hit.pattern.name().text()
                                    + (text.equalsIgnoreCase(hit.pattern.name().text()) ? "" : " written " + text)
                                    + " ("
                                    + hit.note + ")");
        }
        for (Evidence evidence : found.identifiers) {
            reasons.add(evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + evidence.text() + " ("
                    + evidence.note() + ")");
        }
        String why = decided.reason() == null ? "" : " (" + decided.reason() + ")";
        String weighed = decided.weighed().isEmpty() ? "" : ", by what stands " + String.join(", ", decided.weighed());
        String again = decided.words().isEmpty()
                ? ""
                : ", by the words “" + String.join("”, “", decided.words()) + "” as the second reader weighs them";
        String unsure = decided.unsure() ? ", not sure: a person decides" : "";
        return shown() + ": " + String.join(", ", reasons) + link(entity, maker, basis) + "; role "
                + role.name().toLowerCase(Locale.ROOT) + why + weighed + again + unsure + "; score "
                + thousandths(score)
                + limits;
    }

    /** A score with three decimals, without the 0 before them. */
    private static String thousandths(double score) {
        return "." + String.valueOf(1000 + Math.round(1000 * score)).substring(1);
    }

    private static String link(Entity entity, String maker, Basis basis) {
        return switch (basis) {
            case MADE_BY -> "";
            case SUBSIDIARY -> "; " + entity.name() + " belongs to " + maker;
            case RELABEL ->
                "; " + entity.name() + " sells goods of " + maker + " under its own label: look at the device";
            case COMPONENT -> "; a part, not the product, would be made by " + maker;
            case SUCCESSOR -> "; " + entity.name() + " took over business of " + maker + ": look at who made the goods";
        };
    }

    /** What people call an entity: the first of its names in Latin letters. */
    private String shortName(String entityId) {
        return list.watchlist.content().names().stream()
                .filter(n ->
                        n.entityId().equals(entityId) && n.kind() != Name.Kind.NATIVE && n.kind() != Name.Kind.BANNER)
                .findFirst()
                .map(Name::text)
                .orElse(list.watchlist.requireEntity(entityId).name());
    }

    private String shown() {
        Text first = found.hits.isEmpty() ? null : found.hits.get(0).text;
        String raw = first != null ? first.raw : found.identifiers.get(0).text();
        return raw.length() <= SHOWN ? raw : raw.substring(0, SHOWN) + "...";
    }
}
