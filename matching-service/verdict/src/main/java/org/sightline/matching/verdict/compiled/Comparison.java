package org.sightline.matching.verdict.compiled;

import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.Need;

/** Whether a part of a rule applies to a purchase. All conditions are compared as bits, so that a million a second go by. */
public final class Comparison {

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

    private Comparison() {}

    /**
     * Compares what a rule reaches with a question, on a day: the period first, then the conditions of the part.
     *
     * @return rank, step and missing facts in one number; {@link #rank}, {@link #step} and {@link #missing} read it
     */
    public static int of(Question question, Reach reach, long day) {
        if (day < reach.from) {
            return failed(Step.BEFORE);
        }
        if (day >= reach.until) {
            return failed(Step.AFTER);
        }
        if (reach.onlyAsComponent && !question.component) {
            return failed(Step.NOT_NAMED);
        }
        return question.removal ? failed(Step.REMOVAL) : buyer(question, reach);
    }

    private static int buyer(Question question, Reach reach) {
        CompiledPart part = reach.part;
        int missing = part.needs;
        if ((part.binds & question.buyerBit) == 0) {
            boolean open = (part.mayBind & question.buyerBit) != 0 || !question.buyerKnown;
            if (!open) {
                return failed(Step.BUYER);
            }
            missing |= Need.BUYER.bit();
        }
        if (part.ofAState && !question.stateKnown) {
            missing |= Need.BUYER.bit();
        }
        return event(question, reach, missing);
    }

    private static int event(Question question, Reach reach, int open) {
        CompiledPart part = reach.part;
        int missing = open;
        if ((part.events & question.eventBit) == 0) {
            return failed(Step.EVENT);
        }
        if (part.flagOnly) {
            return reach.leavesOut(question.itemBit) ? failed(Step.ITEM) : done(Rank.FLAGGED, Step.MET, 0);
        }
        int item = item(question, reach);
        if (item == ITEM_NO) {
            return failed(Step.ITEM);
        }
        missing |= item;
        if (part.part.purposeAsListed() && reach.purposeLimited && question.outOfScope) {
            return failed(Step.PURPOSE);
        }
        return money(question, reach, missing);
    }

    private static int money(Question question, Reach reach, int open) {
        CompiledPart part = reach.part;
        int missing = open;
        if (!part.anyFunding && (part.fundingKinds & question.fundingBits) == 0) {
            if (!question.fundingOpen) {
                return failed(Step.FUNDING);
            }
            missing |= Need.FUNDING.bit();
        }
        if (part.part.contractorRequired() && question.contractor != Question.CONTRACTOR_YES) {
            if (question.contractor == Question.CONTRACTOR_NO) {
                return failed(Step.CONTRACTOR);
            }
            missing |= Need.CONTRACTOR.bit();
        }
        if (reach.unproven || !question.makerProven || !question.makerKnown) {
            missing |= Need.MAKER.bit();
        }
        return missing == 0
                ? done(Rank.met(part.part.outcome()), Step.MET, 0)
                : done(Rank.open(part.part.outcome()), Step.MET, missing);
    }

    /** Zero when the item is covered, the bit of the missing fact when it may be, {@code ITEM_NO} when it is not. */
    private static int item(Question question, Reach reach) {
        CompiledPart part = reach.part;
        int bit = question.itemBit;
        if (bit == ACCESSORY || reach.leavesOut(bit)) {
            return ITEM_NO;
        }
        if (!question.makerKnown) {
            return (bit & WORTH_ASKING & part.items) != 0 ? 0 : ITEM_NO;
        }
        if (bit == UNKNOWN_ITEM) {
            return Need.ITEM.bit();
        }
        if (part.wholeRange || reach.isCategory) {
            return 0;
        }
        if ((part.items & bit) != 0) {
            return reach.itemsUnsure ? Need.ITEM.bit() : 0;
        }
        return (part.itemsUnsure & bit) != 0 ? Need.ITEM.bit() : ITEM_NO;
    }

    private static int failed(Step step) {
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
