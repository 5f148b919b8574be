package org.sightline.matching.verdict.compiled;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.FundingTrigger;
import org.sightline.matching.verdict.rule.LawException;
import org.sightline.matching.verdict.rule.Need;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RulePart;
import org.sightline.matching.verdict.rule.Standing;
import org.sightline.matching.verdict.rule.Verdict;

/** A part of a rule as bits. */
public final class CompiledPart {

    private static final int ALL = -1;

    public final Rule rule;
    public final RulePart part;
    public final int ruleIndex;
    final List<MakerReference> makers;
    final int binds;
    final int mayBind;
    final int items;
    final int itemsUnsure;
    final int events;
    final int fundingKinds;
    final boolean wholeRange;
    final boolean anyFunding;
    final boolean contractorRequired;
    final boolean purposeAsListed;
    final boolean flagOnly;
    final boolean ofAState;
    /** What it comes to with nothing open, and with something open. */
    final int met;

    final int open;
    /** Whether the goods decide, whoever made them. */
    public final boolean anyMaker;
    /** The days of the part in which the law stands as {@link #standing} says. */
    final Period period;

    public final Standing.Kind standing;
    /** What it asks beyond the purchase record, or null. */
    final @Nullable Conditions conditions;

    CompiledPart(Rule rule, RulePart part, int ruleIndex, Period period, Standing.Kind standing) {
        this.rule = rule;
        this.part = part;
        this.ruleIndex = ruleIndex;
        this.period = period;
        this.standing = standing;
        anyMaker = part.ofAnyMaker();
        makers = part.makers().stream().map(MakerReference::parse).toList();
        binds = Question.bits(part.binds());
        mayBind = Question.bits(part.mayBind());
        items = Question.bits(items(part, part.items())) & ~Question.bits(part.itemsUnsure());
        itemsUnsure = Question.bits(items(part, part.itemsUnsure()));
        wholeRange = part.items().containsAll(EnumSet.allOf(ItemClass.class));
        events = Question.bits(part.events());
        fundingKinds = Question.bits(part.funding().kinds());
        anyFunding = part.funding() == FundingTrigger.ANY;
        int needs =
                part.needs().stream().mapToInt(need -> Need.parse(need).bit()).reduce(0, (a, b) -> a | b);
        conditions = Conditions.areIn(part, needs) ? new Conditions(part, needs) : null;
        contractorRequired = part.contractorRequired();
        purposeAsListed = part.purposeAsListed();
        flagOnly = part.outcome() == Verdict.FLAGGED;
        ofAState = !rule.isFederal();
        met = Rank.met(part.outcome());
        open = Rank.open(part.outcome());
    }

    /**
     * The part of a rule, once for each standing of the law in its days: most laws have one.
     *
     * @return in the order of days; none is empty
     */
    static List<CompiledPart> of(Rule rule, RulePart part, int ruleIndex) {
        List<CompiledPart> compiled = new ArrayList<>();
        Period whole = Period.of(part.from(), part.until());
        LocalDate begin = null;
        Standing.Kind kind = Standing.Kind.IN_FORCE;
        for (Standing next : rule.standings()) {
            add(compiled, rule, part, ruleIndex, whole.and(Period.of(begin, next.from())), kind);
            begin = next.from();
            kind = next.kind();
        }
        add(compiled, rule, part, ruleIndex, whole.and(Period.of(begin, null)), kind);
        return compiled;
    }

    private static void add(
            List<CompiledPart> compiled, Rule rule, RulePart part, int index, Period period, Standing.Kind kind) {
        if (!period.isEmpty()) {
            compiled.add(new CompiledPart(rule, part, index, period, kind));
        }
    }

    /** A law about goods of a class means that class; a law about a maker's goods means the class with all its kinds. */
    private static Set<ItemClass> items(RulePart part, Set<ItemClass> named) {
        return part.ofAnyMaker() ? named : ItemClass.withNarrower(named);
    }

    /** Bits of the items that do not end the comparison by themselves; a note counts for none. */
    int itemsInReach(boolean category) {
        if (part.isNote()) {
            return 0;
        }
        int named = items | itemsUnsure;
        if (anyMaker) {
            return named;
        }
        boolean any = flagOnly || category || wholeRange;
        return any ? ALL : named | Question.bit(ItemClass.UNKNOWN);
    }

    boolean asksWhoMade() {
        return !flagOnly && !anyMaker && !part.isNote();
    }

    /** The exceptions of the part on a day. */
    public List<LawException> exemptionsOn(LocalDate day) {
        return conditions == null ? List.of() : conditions.exemptionsOn(day);
    }
}
