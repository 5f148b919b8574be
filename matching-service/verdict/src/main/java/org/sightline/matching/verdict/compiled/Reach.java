package org.sightline.matching.verdict.compiled;

import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.Maker;

/** That a part of a rule reaches a maker in a period, and what that rests on. Days are epoch days, the end exclusive. */
public final class Reach {

    public final CompiledPart part;
    public final long from;
    public final long until;
    final boolean purposeLimited;
    /** Whether it is open who built the goods: a relabel, a successor, a company sold by its owner. */
    final boolean unproven;
    /** Whether it is not confirmed that the list, or the law, reached so far in the period. */
    public final boolean unconfirmed;

    public final boolean unverified;
    final boolean itemsUnsure;
    final boolean isCategory;
    final boolean onlyAsComponent;
    /** Bits of the items that are left out for this maker. */
    final int leftOut;
    /** Bits of the items, buyers and events for which it may come to more than "not covered". */
    private final int itemsInReach;

    private final int buyersInReach;
    private final int eventsInReach;
    /** The heaviest rank that it can come to. */
    public final int heaviest;
    /** How the maker is reached, in plain words. */
    public final String path;

    Reach(
            CompiledPart part,
            Period period,
            boolean purposeLimited,
            boolean unproven,
            boolean unconfirmed,
            boolean unverified,
            Maker maker,
            boolean onlyAsComponent,
            int leftOut,
            String path) {
        this.part = part;
        this.from = period.from();
        this.until = period.until();
        this.purposeLimited = purposeLimited;
        this.unproven = unproven;
        this.unconfirmed = unconfirmed;
        this.unverified = unverified;
        this.itemsUnsure = maker.itemsUnsure();
        this.isCategory = maker.category();
        this.onlyAsComponent = onlyAsComponent;
        this.leftOut = leftOut;
        this.path = path;
        this.itemsInReach = part.standing.decides() ? part.itemsInReach(maker.category()) : 0;
        this.buyersInReach = part.binds | part.mayBind;
        this.eventsInReach = part.events;
        this.heaviest = Rank.met(part.part.outcome());
    }

    /** Whether it may come to more than "not covered" for a class of goods. False only if it cannot. */
    boolean mayReach(ItemClass item) {
        return (itemsInReach & Question.bit(item)) != 0;
    }

    /**
     * Whether it may come to more than "not covered" for goods that it {@link #mayReach}. False only if it cannot: most of what a
     * maker meets ends here.
     */
    public boolean mayCount(Question question, long day) {
        return day >= from
                && day < until
                && (buyersInReach & question.buyersMeant) != 0
                && (eventsInReach & question.eventBit) != 0;
    }

    boolean leavesOut(int itemBit) {
        return (leftOut & itemBit) != 0;
    }
}
