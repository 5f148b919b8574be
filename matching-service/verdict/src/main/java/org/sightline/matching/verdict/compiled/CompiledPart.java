package org.sightline.matching.verdict.compiled;

import java.util.EnumSet;
import java.util.List;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.FundingTrigger;
import org.sightline.matching.verdict.rule.Need;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RulePart;
import org.sightline.matching.verdict.rule.Verdict;

/** A part of a rule as bits. */
public final class CompiledPart {

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
    final int needs;
    final boolean flagOnly;
    final boolean ofAState;

    CompiledPart(Rule rule, RulePart part, int ruleIndex) {
        this.rule = rule;
        this.part = part;
        this.ruleIndex = ruleIndex;
        makers = part.makers().stream().map(MakerReference::parse).toList();
        binds = Question.bits(part.binds());
        mayBind = Question.bits(part.mayBind());
        items = Question.bits(part.items());
        itemsUnsure = Question.bits(part.itemsUnsure());
        wholeRange = part.items().containsAll(EnumSet.allOf(ItemClass.class));
        events = Question.bits(part.events());
        fundingKinds = Question.bits(part.funding().kinds());
        anyFunding = part.funding() == FundingTrigger.ANY;
        needs = part.needs().stream().mapToInt(need -> Need.parse(need).bit()).reduce(0, (a, b) -> a | b);
        flagOnly = part.outcome() == Verdict.FLAGGED;
        ofAState = !rule.isFederal();
    }

    boolean asksWhoMade() {
        return !flagOnly;
    }
}
