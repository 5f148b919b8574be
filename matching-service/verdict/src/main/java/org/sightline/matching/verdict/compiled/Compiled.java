package org.sightline.matching.verdict.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Certainty;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;

/** What is known on one day, laid out for judging: for each maker or brand the parts of rules that reach it. */
public final class Compiled {

    private static final Maker NO_MAKER = new Maker(
            "",
            "an unknown maker",
            false,
            "",
            "",
            "",
            null,
            null,
            null,
            "",
            false,
            Certainty.FOUND,
            java.time.LocalDate.EPOCH);

    /** All that reaches one maker. Index 0 is the United States, the others are states. */
    public static final class Subject {
        public final String name;
        public final Reach[][] byJurisdiction;
        /** Stays on federal lists: these make a designated maker. */
        public final Designation[] designations;

        Subject(String name, Reach[][] byJurisdiction, Designation[] designations) {
            this.name = name;
            this.byJurisdiction = byJurisdiction;
            this.designations = designations;
        }

        public boolean isDesignatedOn(long day) {
            for (Designation designation : designations) {
                if (designation.period.contains(day)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A stay on a federal list, and the rule that explains the list. */
    public record Designation(Period period, int ruleIndex, boolean onlyAsComponent) {}

    public final List<Rule> rules;
    final List<CompiledPart> parts = new ArrayList<>();
    private final Map<String, Integer> jurisdictions = new HashMap<>();
    private final Map<String, Subject> subjects = new HashMap<>();
    private final Subject noMaker;
    private final Ties ties;
    private final List<Listing> listings;
    private final Map<String, MakerList> lists = new LinkedHashMap<>();
    private final Map<String, Integer> ruleIndex = new HashMap<>();

    public Compiled(
            List<Rule> rules, List<MakerList> lists, List<Listing> listings, List<Maker> makers, List<Brand> brands) {
        this.rules = rules;
        this.listings = listings;
        this.ties = new Ties(makers);
        lists.forEach(list -> this.lists.put(list.id(), list));
        jurisdictions.put(Rule.UNITED_STATES, 0);
        for (Rule rule : rules) {
            int index = ruleIndex.size();
            ruleIndex.put(rule.id(), index);
            jurisdictions.computeIfAbsent(rule.jurisdiction(), state -> jurisdictions.size());
            rule.parts().forEach(part -> parts.add(checked(new CompiledPart(rule, part, index))));
        }
        makers.forEach(maker -> subjects.put(maker.id(), subject(maker)));
        brands.forEach(brand -> subjects.put(brand.id(), subject(brand)));
        noMaker = subject("an unknown maker", asksWhoMade(), List.of());
    }

    /** Null when the book does not know the id: then the maker is on no list that it holds. */
    public @Nullable Subject subject(@Nullable String entityId) {
        return entityId == null ? noMaker : subjects.get(entityId);
    }

    public boolean knows(String entityId) {
        return subjects.containsKey(entityId);
    }

    /** The index of a state's rules, or -1 when the book holds none. */
    public int jurisdiction(@Nullable String state) {
        return state == null ? -1 : jurisdictions.getOrDefault(state, -1);
    }

    private CompiledPart checked(CompiledPart part) {
        for (MakerReference named : part.makers) {
            boolean known = named.origin() != null
                    || (named.list() != null ? lists.containsKey(named.list()) : ties.maker(named.maker()) != null);
            if (!known) {
                throw new IllegalArgumentException("rule " + part.rule.id() + " names \"" + named.text()
                        + "\", which is neither a maker nor a list of this book");
            }
        }
        return part;
    }

    private Subject subject(Maker maker) {
        List<Reach> reaches = new ArrayList<>();
        List<Ties.Tie> itsTies = ties.of(maker);
        for (CompiledPart part : parts) {
            for (Ties.Tie tie : itsTies) {
                addReaches(reaches, part, maker, tie, false, false);
            }
        }
        return subject(maker.name(), reaches, designations(maker, false));
    }

    private Subject subject(Brand brand) {
        List<Reach> reaches = new ArrayList<>();
        List<Designation> designations = new ArrayList<>();
        boolean severalSources = brand.builtBy().size() > 1;
        for (String source : brand.builtBy()) {
            Maker maker = Objects.requireNonNull(ties.maker(source), source);
            designations.addAll(designations(maker, brand.onlyAsComponent()));
            List<Ties.Tie> itsTies = ties.of(maker);
            for (CompiledPart part : parts) {
                for (Ties.Tie tie : itsTies) {
                    addReaches(reaches, part, maker, tie, severalSources, brand.onlyAsComponent());
                }
            }
        }
        return subject(brand.name(), reaches, designations);
    }

    private Subject subject(String name, List<Reach> reaches, List<Designation> designations) {
        Reach[][] byJurisdiction = new Reach[jurisdictions.size()][];
        for (int i = 0; i < byJurisdiction.length; i++) {
            int index = i;
            byJurisdiction[i] = reaches.stream()
                    .filter(reach -> jurisdiction(reach.part.rule.jurisdiction()) == index)
                    .toArray(Reach[]::new);
        }
        return new Subject(name, byJurisdiction, designations.toArray(Designation[]::new));
    }

    /** Adds what a part says of a maker through one tie: by name, by list, by origin. */
    private void addReaches(
            List<Reach> reaches,
            CompiledPart part,
            Maker maker,
            Ties.Tie tie,
            boolean unproven,
            boolean onlyAsComponent) {
        Period inForce = Period.of(part.part.from(), part.part.until()).and(tie.period());
        boolean open = unproven || tie.unproven();
        for (MakerReference named : part.makers) {
            if (named.list() != null) {
                for (Listing listing : listings) {
                    if (reaches(listing, named.list(), maker, tie)) {
                        Period period = inForce.and(listed(listing, named.delayDays()));
                        boolean unverified =
                                unverified(part, tie) || !listing.certainty().isVerified();
                        add(
                                reaches,
                                new Reach(
                                        part,
                                        period,
                                        listing.purposeLimited(),
                                        open,
                                        unverified,
                                        maker,
                                        onlyAsComponent,
                                        leftOut(part, tie),
                                        tie.path()));
                    }
                }
            } else if (names(named, tie)) {
                add(
                        reaches,
                        new Reach(
                                part,
                                inForce,
                                true,
                                open,
                                unverified(part, tie),
                                maker,
                                onlyAsComponent,
                                leftOut(part, tie),
                                tie.path()));
            }
        }
    }

    private static void add(List<Reach> reaches, Reach reach) {
        if (reach.from < reach.until) {
            reaches.add(reach);
        }
    }

    // There is one object for each maker.
    @SuppressWarnings("ReferenceEquality")
    private boolean reaches(Listing listing, String list, Maker maker, Ties.Tie tie) {
        boolean itself = tie.ancestor() == maker;
        return listing.list().equals(list)
                && listing.maker().equals(tie.ancestor().id())
                && (itself || known(list).reachesSubsidiaries());
    }

    private MakerList known(String list) {
        return Objects.requireNonNull(lists.get(list), list);
    }

    private static boolean names(MakerReference named, Ties.Tie tie) {
        return named.origin() != null
                ? tie.ancestor().origin().equals(named.origin())
                : tie.ancestor().id().equals(named.maker());
    }

    private static boolean unverified(CompiledPart part, Ties.Tie tie) {
        return !part.rule.certainty().isVerified() || !tie.verified();
    }

    private static int leftOut(CompiledPart part, Ties.Tie tie) {
        int bits = 0;
        for (String pair : part.part.notCovered()) {
            String[] makerAndItem = pair.split(" ");
            if (makerAndItem[0].equals(tie.ancestor().id())) {
                bits |= Question.bit(ItemClass.parse(makerAndItem[1]));
            }
        }
        return bits;
    }

    private List<Designation> designations(Maker maker, boolean onlyAsComponent) {
        List<Designation> designations = new ArrayList<>();
        for (Ties.Tie tie : ties.of(maker)) {
            for (Listing listing : listings) {
                MakerList list = lists.get(listing.list());
                if (list != null && list.designates() && reaches(listing, list.id(), maker, tie)) {
                    Period period = Period.of(listing.from(), listing.until()).and(tie.period());
                    if (!period.isEmpty()) {
                        int rule = ruleIndex.getOrDefault(list.namedBy(), -1);
                        designations.add(new Designation(period, rule, onlyAsComponent));
                    }
                }
            }
        }
        return designations;
    }

    /** For a line without a brand: every part that could restrict or prohibit, with the maker as the open question. */
    private List<Reach> asksWhoMade() {
        List<Reach> reaches = new ArrayList<>();
        for (CompiledPart part : parts) {
            if (part.asksWhoMade()) {
                Period period = Period.of(part.part.from(), part.part.until());
                reaches.add(new Reach(
                        part,
                        period,
                        false,
                        true,
                        !part.rule.certainty().isVerified(),
                        NO_MAKER,
                        false,
                        0,
                        NO_MAKER.name()));
            }
        }
        return reaches;
    }

    private static Period listed(Listing listing, int delayDays) {
        return Period.of(listing.from().plusDays(delayDays), listing.until());
    }
}
