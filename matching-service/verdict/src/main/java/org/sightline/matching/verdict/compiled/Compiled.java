package org.sightline.matching.verdict.compiled;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.Origin;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Certainty;
import org.sightline.matching.verdict.rule.LawException;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Standing;

/** What is known on one day, laid out for judging: for each maker or brand the parts of rules that reach it. */
public final class Compiled {

    private static final List<Stretch> ITSELF = List.of(new Stretch(Period.ALWAYS, true));

    private static final Maker NO_MAKER = new Maker(
            "", "an unknown maker", false, "", "", "", null, null, null, "", false, Certainty.FOUND, LocalDate.EPOCH);

    /** All that reaches one maker. Index 0 is the United States, the others are states. */
    public static final class Subject {
        public final String name;
        public final Reach[][] byJurisdiction;
        /** The same for each class of goods, without what comes to nothing for it; see {@link #reaches}. */
        private final Reach[][][] byItem;
        /** Stays on federal lists: these make a designated maker. */
        public final Designation[] designations;

        Subject(String name, Reach[][] byJurisdiction, Designation[] designations) {
            this.name = name;
            this.byJurisdiction = byJurisdiction;
            this.byItem = Arrays.stream(byJurisdiction).map(Subject::byItem).toArray(Reach[][][]::new);
            this.designations = designations;
        }

        private static Reach[][] byItem(Reach[] reaches) {
            // Most classes are reached alike, and by nothing: each list of reaches is there once, so that all lie close
            // together.
            Map<List<Reach>, Reach[]> once = new HashMap<>();
            return Arrays.stream(ItemClass.values())
                    .map(item -> Arrays.stream(reaches)
                            .filter(reach -> reach.mayReach(item))
                            .sorted(Comparator.comparingInt(reach -> reach.heaviest))
                            .toList())
                    .map(some -> once.computeIfAbsent(some, list -> list.toArray(Reach[]::new)))
                    .toArray(Reach[][]::new);
        }

        /** What may come to more than "not covered" for the goods of a question, the heaviest first. */
        public Reach[] reaches(int jurisdiction, Question question) {
            return byItem[jurisdiction][question.item];
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
    /** A maker that the book does not hold: laws about goods reach what it makes. */
    private final Subject stranger;

    private final Ties ties;
    private final List<Listing> listings;
    private final Map<String, MakerList> lists = new LinkedHashMap<>();
    private final Map<String, Integer> ruleIndex = new HashMap<>();

    public Compiled(
            List<Rule> rules, List<MakerList> lists, List<Listing> listings, List<Maker> makers, List<Brand> brands) {
        this.rules = rules;
        // What is approved is an exception, and lists no maker.
        this.listings = listings.stream().filter(one -> !one.isOfGoods()).toList();
        this.ties = new Ties(makers);
        lists.forEach(list -> this.lists.put(list.id(), list));
        jurisdictions.put(Rule.UNITED_STATES, 0);
        for (Rule rule : rules) {
            int index = ruleIndex.size();
            ruleIndex.put(rule.id(), index);
            jurisdictions.computeIfAbsent(rule.jurisdiction(), state -> jurisdictions.size());
            rule.parts().forEach(part -> CompiledPart.of(rule, part, index).forEach(one -> parts.add(checked(one))));
        }
        makers.forEach(maker -> subjects.put(maker.id(), subject(maker)));
        brands.forEach(brand -> subjects.put(brand.id(), subject(brand)));
        noMaker = subject("an unknown maker", asksWhoMade(), List.of());
        stranger = stranger();
    }

    /** What reaches a maker; for an id that the book does not know only what laws say of goods, whoever made them. */
    public Subject subject(@Nullable String entityId) {
        return entityId == null ? noMaker : subjects.getOrDefault(entityId, stranger);
    }

    public boolean knows(String entityId) {
        return subjects.containsKey(entityId);
    }

    /** The index of a state's rules, or -1 when the book holds none. */
    public int jurisdiction(@Nullable String state) {
        return state == null ? -1 : jurisdictions.getOrDefault(state, -1);
    }

    private CompiledPart checked(CompiledPart part) {
        part.part.exemptions().stream()
                .map(LawException::list)
                .filter(list -> !list.isEmpty() && !lists.containsKey(list))
                .forEach(list -> {
                    throw new IllegalArgumentException(
                            "rule " + part.rule.id() + " names \"" + list + "\", which is no list of this book");
                });
        for (MakerReference named : part.makers) {
            boolean known = named.isAnyMaker()
                    || named.origin() != null
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

    /** Adds what a part says of a maker through one tie: by name, by list, by origin, or whoever made the goods. */
    private void addReaches(
            List<Reach> reaches,
            CompiledPart part,
            Maker maker,
            Ties.Tie tie,
            boolean unproven,
            boolean onlyAsComponent) {
        Period inForce = part.period.and(tie.period());
        boolean unconfirmed = part.standing == Standing.Kind.NOT_CONFIRMED;
        for (MakerReference named : part.makers) {
            Named by = new Named(part, maker, tie, unproven || tie.unproven(), onlyAsComponent);
            String list = named.list();
            if (list != null) {
                addListed(reaches, by, list, named.delayDays(), inForce, unconfirmed);
            } else if (named.isAnyMaker() ? reachesAnyMaker(maker, tie) : names(named, tie)) {
                boolean open = !named.isAnyMaker() && "".equals(named.origin());
                add(reaches, by.reach(inForce, true, open, unconfirmed, !part.rule.isVerified()));
            }
        }
    }

    /** What the reaches of a part through one tie have in common. */
    private record Named(CompiledPart part, Maker maker, Ties.Tie tie, boolean unproven, boolean onlyAsComponent) {

        Reach reach(Period period, boolean purposeLimited, boolean open, boolean unconfirmed, boolean unverified) {
            return new Reach(
                    part,
                    period,
                    purposeLimited,
                    unproven || open,
                    unconfirmed,
                    unverified || !tie.verified(),
                    maker,
                    onlyAsComponent,
                    leftOut(part, tie),
                    tie.path());
        }
    }

    private void addListed(
            List<Reach> reaches, Named by, String list, int delayDays, Period inForce, boolean unconfirmed) {
        for (Listing listing : listings) {
            for (Stretch stretch : stretches(listing, list, by.maker(), by.tie())) {
                Period period = inForce.and(listed(listing, delayDays)).and(stretch.period());
                boolean unverified =
                        !by.part().rule.isVerified() || !listing.certainty().isVerified();
                add(
                        reaches,
                        by.reach(
                                period,
                                listing.purposeLimited(),
                                false,
                                unconfirmed || !stretch.confirmed(),
                                unverified));
            }
        }
    }

    /** A category of goods is reached by its own entry, and what its owner makes is reached once, by the maker itself. */
    // There is one object for each maker.
    @SuppressWarnings("ReferenceEquality")
    private static boolean reachesAnyMaker(Maker maker, Ties.Tie tie) {
        return !maker.category() && tie.ancestor() == maker;
    }

    private static void add(List<Reach> reaches, Reach reach) {
        if (reach.from < reach.until) {
            reaches.add(reach);
        }
    }

    /** Days on which an entry of a list takes in a maker, and whether that is confirmed. */
    private record Stretch(Period period, boolean confirmed) {}

    // There is one object for each maker.
    @SuppressWarnings("ReferenceEquality")
    private List<Stretch> stretches(Listing listing, String list, Maker maker, Ties.Tie tie) {
        if (!listing.list().equals(list)
                || !listing.maker().equals(tie.ancestor().id())) {
            return List.of();
        }
        return tie.ancestor() == maker ? ITSELF : owned(known(list).reach(), maker);
    }

    private static List<Stretch> owned(List<MakerList.Reach> reach, Maker maker) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < reach.size(); i++) {
            MakerList.Reach one = reach.get(i);
            boolean takesIn = one.to() == MakerList.To.ALL
                    || one.to() == MakerList.To.FOREIGN && !maker.origin().equals(Origin.UNITED_STATES);
            if (takesIn) {
                LocalDate end = i + 1 == reach.size() ? null : reach.get(i + 1).from();
                LocalDate begin = one.from().equals(LocalDate.MIN) ? null : one.from();
                stretches.add(new Stretch(Period.of(begin, end), one.confirmed()));
            }
        }
        return stretches;
    }

    private MakerList known(String list) {
        return Objects.requireNonNull(lists.get(list), list);
    }

    private static boolean names(MakerReference named, Ties.Tie tie) {
        return named.origin() != null
                ? tie.ancestor().origin().equals(named.origin())
                : tie.ancestor().id().equals(named.maker());
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
                if (list != null && list.designates()) {
                    int rule = ruleIndex.getOrDefault(list.namedBy(), -1);
                    Period listed = Period.of(listing.from(), listing.until()).and(tie.period());
                    stretches(listing, list.id(), maker, tie).stream()
                            .filter(Stretch::confirmed)
                            .map(stretch -> listed.and(stretch.period()))
                            .filter(period -> !period.isEmpty())
                            .forEach(period -> designations.add(new Designation(period, rule, onlyAsComponent)));
                }
            }
        }
        return designations;
    }

    /** What laws say of goods of a maker that nobody listed and of which the seat is not known. */
    private Subject stranger() {
        List<Reach> reaches = new ArrayList<>();
        Ties.Tie itself =
                new Ties.Tie(NO_MAKER, Period.ALWAYS, false, true, "a maker that the rule book does not hold");
        parts.forEach(part -> addReaches(reaches, part, NO_MAKER, itself, false, false));
        return subject(itself.path(), reaches, List.of());
    }

    /**
     * For a line without a brand: every part that could restrict or prohibit, with the maker as the open question, and
     * what decides by the goods alone.
     */
    private List<Reach> asksWhoMade() {
        List<Reach> reaches = new ArrayList<>();
        for (CompiledPart part : parts) {
            if (part.asksWhoMade() || part.anyMaker) {
                reaches.add(new Reach(
                        part,
                        part.period,
                        false,
                        !part.anyMaker,
                        part.standing == Standing.Kind.NOT_CONFIRMED,
                        !part.rule.isVerified(),
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
