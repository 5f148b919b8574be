package org.sightline.matching.screening.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sightline.matching.screening.find.Hit;
import org.sightline.matching.screening.find.Identifiers;
import org.sightline.matching.screening.find.Traps;
import org.sightline.matching.screening.judge.Judge;
import org.sightline.matching.screening.judge.Lineage;
import org.sightline.matching.screening.match.Evidence;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.match.Role;
import org.sightline.matching.screening.role.RoleDecision;
import org.sightline.matching.screening.role.RoleReading;
import org.sightline.matching.screening.role.RoleSpan;
import org.sightline.matching.screening.role.Roles;
import org.sightline.matching.screening.subject.Field;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.screening.text.Text;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Trap;

/** The careful look at one subject: hits, their weight and role, and the matches that follow. */
public final class Examination {

    /** How far behind a name, in characters, a model takes over its role at most. */
    private static final int INHERITED_WITHIN = 400;

    private static final Field[] TEXTS = {
        Field.VENDOR_NAME, Field.DESCRIPTION, Field.MANUFACTURER, Field.MODEL, Field.BANNER
    };

    private final ListContext list;
    private final Subject subject;
    private final List<Text> texts = new ArrayList<>();
    private final Map<String, Boolean> standing = new HashMap<>();
    private final List<Hit> goods = new ArrayList<>();
    private boolean cut;
    private boolean many;

    public Examination(ListContext list, Subject subject) {
        this.list = list;
        this.subject = subject;
    }

    /** Goods of a class that a list names; to be asked after {@link #matches()}. */
    public List<Match> goods() {
        return goods.isEmpty() ? List.of() : new GoodsMatches(list).of(goods);
    }

    public List<Match> matches() {
        for (Field field : TEXTS) {
            String raw = subject.text(field);
            if (raw != null && !raw.isBlank()) {
                cut |= raw.length() > list.longest;
                texts.add(new Text(
                        field, raw.length() > list.longest ? raw.substring(0, list.longest) : raw, list.lexicon));
            }
        }
        List<Hit> hits = counted();
        Map<String, EntityHits> byEntity = new LinkedHashMap<>();
        for (Hit hit : hits) {
            byEntity.computeIfAbsent(hit.pattern.entityId, EntityHits::new).hits.add(hit);
        }
        identifiers(byEntity);
        absorb(byEntity);
        return byEntity.values().stream()
                .map(f -> new Conclusion(list, subject, limits(), f).match())
                .filter(java.util.Objects::nonNull)
                .sorted(ORDER)
                .toList();
    }

    /** Purchases before mentions; purchases by score, mentions as they stand in the line. */
    private static final Comparator<Match> ORDER = Comparator.<Match>comparingInt(
                    m -> m.role().ordinal())
            .thenComparingDouble(m -> m.role() == Role.MENTION ? 0 : -m.score())
            .thenComparingInt(m -> m.evidence().get(0).field().ordinal())
            .thenComparingInt(m -> m.evidence().get(0).start())
            .thenComparing(Match::entityId);

    private List<Hit> counted() {
        List<Hit> found = new ArrayList<>();
        for (Text text : texts) {
            found.addAll(first(makers(text, list.finder.find(text))));
        }
        found.removeIf(this::trapped);
        List<Hit> supports =
                found.stream().filter(h -> h.pattern.isName(Name.Kind.SUPPORT)).toList();
        Judge judge = new Judge(list.watchlist, list.roles, texts);
        judge.supportedBy(supports);
        List<Hit> hits = best(judge.judge(found));
        for (Text text : texts) {
            roles(text, hits.stream().filter(hit -> hit.text == text).toList());
        }
        inherit(hits);
        if (list.roles.moneyBack(subject.entry())) {
            hits.forEach(hit -> hit.role = Roles.MONEY_BACK);
        }
        return hits;
    }

    /** What is found of makers. Words of a class of goods are kept apart; in a company's name they say nothing of the goods. */
    private List<Hit> makers(Text text, List<Hit> found) {
        List<Hit> makers = new ArrayList<>(found.size());
        for (Hit hit : found) {
            if (!list.classesOfGoods.contains(hit.pattern.entityId)) {
                makers.add(hit);
            } else if (text.field != Field.VENDOR_NAME && text.field != Field.BANNER && !trapped(hit)) {
                goods.add(hit);
            }
        }
        return makers;
    }

    /** Of what is found in a text the first places of each entity: what a cell says of a maker it says in a few. */
    private List<Hit> first(List<Hit> found) {
        if (found.size() <= ListContext.MOST_PLACES) {
            return found;
        }
        many = true;
        Map<String, Integer> places = new HashMap<>();
        return found.stream()
                .sorted(Comparator.comparingInt(hit -> hit.start))
                .filter(hit -> places.merge(hit.pattern.entityId, 1, Integer::sum) <= ListContext.MOST_PLACES)
                .limit(ListContext.MOST_PLACES * 4L)
                .toList();
    }

    private String limits() {
        return (cut ? String.format(Locale.ROOT, "; a long text was read up to its character %,d", list.longest) : "")
                + (many ? "; of each name the first " + ListContext.MOST_PLACES + " places were read" : "");
    }

    /** Gives the hits in a text their roles. What is sold under a name, or says it of itself, is no talk about it. */
    private void roles(Text text, List<Hit> inText) {
        if (inText.isEmpty() || text.field == Field.VENDOR_NAME || text.field == Field.BANNER) {
            return;
        }
        List<RoleSpan> named = new ArrayList<>();
        for (Hit hit : inText) {
            if (named.isEmpty() || named.getLast().end() <= hit.start) {
                named.add(new RoleSpan(hit.start, hit.end, hit.pattern.entityId, hit.isModel()));
            }
        }
        if (text.field != Field.DESCRIPTION) {
            RoleDecision clause = list.roles.clause(text, makersNamed(inText));
            inText.forEach(hit -> hit.role = list.roles.byRules(text, hit.start, hit.end, clause, hit.isModel()));
            return;
        }
        Text vendor = texts.get(0).field == Field.VENDOR_NAME ? texts.get(0) : null;
        RoleReading reading = list.roles.read(text, named, vendor, makersNamed(inText));
        inText.forEach(hit -> hit.role = list.roles.of(reading, hit.start, hit.end, hit.isModel()));
    }

    private boolean trapped(Hit hit) {
        for (Trap trap : list.traps.getOrDefault(hit.pattern.entityId, List.of())) {
            for (Text text : texts) {
                // A model number that no other maker uses outweighs a look-alike of the name.
                boolean looked = hit.isModel() ? !hit.pattern.grammar().certain() || hit.garbled > 0 : text == hit.text;
                if (looked && springs(trap, text, hit)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** For models it does not matter where the look-alike stands, so it is looked for once in each field. */
    private boolean springs(Trap trap, Text text, Hit hit) {
        return hit.isModel()
                ? standing.computeIfAbsent(trap.text() + "@" + text.field, key -> Traps.springs(trap, text, hit))
                : Traps.springs(trap, text, hit);
    }

    /** Of overlapping hits for one entity the heaviest stays. */
    private static List<Hit> best(List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparingDouble((Hit h) -> -h.weight)
                .thenComparingInt(h -> h.start - h.end)
                .thenComparingInt(h -> h.pattern.index));
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : sorted) {
            if (kept.stream().noneMatch(k -> k.overlaps(hit) && k.pattern.entityId.equals(hit.pattern.entityId))) {
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt((Hit h) -> h.text.field.ordinal())
                .thenComparingInt(h -> h.start)
                .thenComparingInt(h -> h.pattern.index));
        return kept;
    }

    private int makersNamed(List<Hit> inText) {
        Set<String> named = new HashSet<>();
        for (Hit hit : inText) {
            if (!hit.isModel() && list.designated.contains(hit.pattern.entityId)) {
                named.add(hit.pattern.entityId);
            }
        }
        return named.size();
    }

    /** A model right after a name that is only mentioned is mentioned as well; so is the next name of a list. */
    private static void inherit(List<Hit> hits) {
        for (Hit hit : hits) {
            for (Hit name : hits) {
                if (hit.isModel()
                        && !name.isModel()
                        && name.text == hit.text
                        && name.end <= hit.start
                        && name.role.role() == Role.MENTION
                        && hit.start - name.end <= INHERITED_WITHIN
                        && hit.text.wordsBetween(name.end, hit.start) <= 4) {
                    hit.role = name.role;
                }
            }
        }
    }

    private void identifiers(Map<String, EntityHits> byEntity) {
        identifier(byEntity, Identifier.Scheme.MAC_PREFIX, Field.MAC, EvidenceKind.MAC_PREFIX);
        identifier(byEntity, Identifier.Scheme.FCC_GRANTEE, Field.FCC_ID, EvidenceKind.FCC_GRANTEE);
        identifier(byEntity, Identifier.Scheme.UEI, Field.UEI, EvidenceKind.UEI);
        identifier(byEntity, Identifier.Scheme.CAGE, Field.CAGE, EvidenceKind.CAGE);
    }

    private void identifier(
            Map<String, EntityHits> byEntity, Identifier.Scheme scheme, Field field, EvidenceKind kind) {
        String raw = subject.text(field);
        if (raw == null || raw.isBlank()) {
            return;
        }
        Identifiers.Found found = list.identifiers.find(scheme, raw);
        if (found == null) {
            return;
        }
        boolean sure = found.identifier().fact().certainty() != Fact.Certainty.UNVERIFIED;
        double weight = sure ? 7.2 : 4.8;
        String note = sure
                ? found.identifier().fact().source()
                : "unverified: " + found.identifier().fact().source();
        byEntity.computeIfAbsent(found.identifier().entityId(), EntityHits::new)
                .identifiers
                .add(new Evidence(
                        kind,
                        field,
                        found.start(),
                        found.end(),
                        raw.substring(found.start(), found.end()),
                        scheme + ":" + found.identifier().value(),
                        weight,
                        note));
    }

    /** A longer name of a group company, such as HYTERA AMERICA, takes the maker's own name inside it along. */
    private void absorb(Map<String, EntityHits> byEntity) {
        for (EntityHits found : List.copyOf(byEntity.values())) {
            Entity entity = list.watchlist.requireEntity(found.entityId);
            if (entity.kind() != Entity.Kind.SUBSIDIARY && entity.kind() != Entity.Kind.AFFILIATE) {
                continue;
            }
            Lineage lineage = Lineage.of(list.watchlist, found.entityId, subject.date());
            if (lineage == null || lineage.maker() == null) {
                continue;
            }
            EntityHits maker = byEntity.get(lineage.maker().id());
            if (maker != null
                    && maker.hits.stream()
                            .filter(h -> !h.isModel())
                            .allMatch(h -> found.hits.stream().anyMatch(f -> f.overlaps(h)))
                    && maker.hits.stream().anyMatch(h -> !h.isModel())) {
                boolean inVendor = found.hits.stream()
                        .allMatch(h -> h.text.field == Field.VENDOR_NAME || h.text.field == Field.MANUFACTURER);
                if (inVendor && maker.hits.stream().noneMatch(Hit::isModel) && maker.identifiers.isEmpty()) {
                    double heaviest =
                            maker.hits.stream().mapToDouble(h -> h.weight).max().orElse(0);
                    found.hits.forEach(h -> h.weight = Math.max(h.weight, heaviest));
                    byEntity.remove(maker.entityId);
                } else {
                    byEntity.remove(found.entityId);
                }
            }
        }
    }
}
