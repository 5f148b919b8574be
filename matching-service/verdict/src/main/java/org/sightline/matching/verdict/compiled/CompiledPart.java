package org.sightline.matching.verdict.compiled;

import java.util.EnumSet;
import java.util.List;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.FundingTrigger;
import org.sightline.matching.verdict.rule.Need;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RulePart;
import org.sightline.matching.verdict.rule.Verdict;

/** A part of a rule as bits, and the comparison of one part with one question. */
public final class CompiledPart {

    private static final int ACCESSORY = Question.bit(ItemClass.ACCESSORY);
    private static final int UNKNOWN_ITEM = Question.bit(ItemClass.UNKNOWN);
    /** What a line without a brand must be for the question "who made it?" to be worth a letter. */
    private static final int WORTH_ASKING = Question.bit(ItemClass.CAMERA)
            | Question.bit(ItemClass.RECORDER)
            | Question.bit(ItemClass.NETWORK_EQUIPMENT)
            | Question.bit(ItemClass.RADIO)
            | Question.bit(ItemClass.HANDSET)
            | Question.bit(ItemClass.DRONE);

    private static final int ITEM_NO = -1;
    private static final int MISSING_SHIFT = 8;
    private static final int RANK_MASK = 0xF;
    private static final int STEP_SHIFT = 4;

    /** Why a part does not apply, in the order in which conditions are looked at; a later step came closer. */
    public enum Step {
        NOT_NAMED,
        REMOVAL,
        BEFORE,
        AFTER,
        BUYER,
        EVENT,
        ITEM,
        PURPOSE,
        FUNDING,
        CONTRACTOR,
        MET
    }

    private static final Step[] STEPS = Step.values();

    public final Rule rule;
    public final RulePart part;
    public final int ruleIndex;
    final List<Named> makers;
    private final int binds;
    private final int mayBind;
    private final int items;
    private final int itemsUnsure;
    private final int events;
    private final int fundingKinds;
    private final boolean wholeRange;
    private final boolean anyFunding;
    private final int needs;
    private final boolean flagOnly;
    private final boolean ofAState;

    CompiledPart(Rule rule, RulePart part, int ruleIndex) {
        this.rule = rule;
        this.part = part;
        this.ruleIndex = ruleIndex;
        makers = part.makers().stream().map(Named::parse).toList();
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

    /** Compares the part with a question about a maker that it reaches. Returns rank, step and missing facts. */
    int compare(Question question, Reach reach) {
        int missing = needs;
        if ((question.eventBit & Reach.REMOVAL) != 0) {
            return failed(Step.REMOVAL);
        }
        if ((binds & question.buyerBit) == 0) {
            boolean open = (mayBind & question.buyerBit) != 0 || !question.buyerKnown;
            if (!open) {
                return failed(Step.BUYER);
            }
            missing |= Need.BUYER.bit();
        }
        if (ofAState && !question.stateKnown) {
            missing |= Need.BUYER.bit();
        }
        if ((events & question.eventBit) == 0) {
            return failed(Step.EVENT);
        }
        if (flagOnly) {
            return reach.leavesOut(question.itemBit) ? failed(Step.ITEM) : done(Rank.FLAGGED, Step.MET, 0);
        }
        int item = item(question, reach);
        if (item == ITEM_NO) {
            return failed(Step.ITEM);
        }
        missing |= item;
        if (part.purposeAsListed() && reach.purposeLimited && question.outOfScope) {
            return failed(Step.PURPOSE);
        }
        return money(question, reach, missing);
    }

    private int money(Question question, Reach reach, int open) {
        int missing = open;
        if (!anyFunding && (fundingKinds & question.fundingBits) == 0) {
            if (!question.fundingOpen) {
                return failed(Step.FUNDING);
            }
            missing |= Need.FUNDING.bit();
        }
        if (part.contractorRequired() && question.contractor != Question.CONTRACTOR_YES) {
            if (question.contractor == Question.CONTRACTOR_NO) {
                return failed(Step.CONTRACTOR);
            }
            missing |= Need.CONTRACTOR.bit();
        }
        if (reach.unproven || !question.makerProven || !question.makerKnown) {
            missing |= Need.MAKER.bit();
        }
        return missing == 0
                ? done(Rank.met(part.outcome()), Step.MET, 0)
                : done(Rank.open(part.outcome()), Step.MET, missing);
    }

    /** Zero when the item is covered, the bit of the missing fact when it may be, {@code ITEM_NO} when it is not. */
    private int item(Question question, Reach reach) {
        int bit = question.itemBit;
        if (bit == ACCESSORY || reach.leavesOut(bit)) {
            return ITEM_NO;
        }
        if (!question.makerKnown) {
            return (bit & WORTH_ASKING & items) != 0 ? 0 : ITEM_NO;
        }
        if (bit == UNKNOWN_ITEM) {
            return Need.ITEM.bit();
        }
        if (wholeRange || reach.isCategory) {
            return 0;
        }
        if ((items & bit) != 0) {
            return reach.itemsUnsure ? Need.ITEM.bit() : 0;
        }
        return (itemsUnsure & bit) != 0 ? Need.ITEM.bit() : ITEM_NO;
    }

    static int failed(Step step) {
        return done(Rank.NOT_COVERED, step, 0);
    }

    private static int done(int rank, Step step, int missing) {
        return rank | step.ordinal() << STEP_SHIFT | missing << MISSING_SHIFT;
    }

    public static int rank(int result) {
        return result & RANK_MASK;
    }

    public static Step step(int result) {
        return STEPS[result >> STEP_SHIFT & RANK_MASK];
    }

    public static int missing(int result) {
        return result >>> MISSING_SHIFT;
    }
}
