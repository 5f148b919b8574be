package org.sightline.matching.verdict.compiled;

import java.util.Set;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.Need;

/** Whether a part of a rule applies to a purchase. All conditions are compared as bits, so that a million a second go by. */
public final class Comparison {

    private static final int ACCESSORY = Question.bit(ItemClass.ACCESSORY);
    private static final int UNKNOWN_ITEM = Question.bit(ItemClass.UNKNOWN);
    /** What a line without a brand must be for the question "who made it?" to be worth a letter. */
    private static final int WORTH_ASKING = Question.bit(ItemClass.CAMERA)
            | Question.bit(ItemClass.RECORDER)
            | Question.bit(ItemClass.RADIO)
            | Question.bit(ItemClass.HANDSET)
            | Question.bits(ItemClass.withNarrower(Set.of(ItemClass.NETWORK_EQUIPMENT, ItemClass.DRONE)))
            | Question.bit(ItemClass.DRONE_PART);
    /** Goods that fall into a category of the FCC's list by what they are. */
    private static final int OF_A_CATEGORY = Question.bits(Set.of(
            ItemClass.CONSUMER_ROUTER,
            ItemClass.DRONE,
            ItemClass.TOY_DRONE,
            ItemClass.DRONE_PART,
            ItemClass.GRID_INVERTER,
            ItemClass.GROUND_ROBOT));
    /** Goods that fall into none, whatever somebody calls them. */
    private static final int OF_NO_CATEGORY = Question.bits(
            Set.of(ItemClass.ENTERPRISE_NETWORK, ItemClass.OPTICAL_TERMINAL, ItemClass.OFF_GRID_INVERTER));

    private static final int ITEM_NO = -1;
    private static final int MISSING_SHIFT = 9;
    private static final int RANK_MASK = 0xF;
    private static final int STEP_MASK = 0x1F;
    private static final int STEP_SHIFT = 4;

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
        if (question.removal) {
            return failed(Step.REMOVAL);
        }
        return reach.part.standing.decides() ? buyer(question, reach, day) : failed(Step.STANDING);
    }

    private static int buyer(Question question, Reach reach, long day) {
        CompiledPart part = reach.part;
        int missing = reach.unconfirmed ? Need.LAW.bit() : 0;
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
        return event(question, reach, day, missing);
    }

    private static int event(Question question, Reach reach, long day, int open) {
        CompiledPart part = reach.part;
        int missing = open;
        if ((part.events & question.eventBit) == 0) {
            return failed(Step.EVENT);
        }
        if (part.flagOnly) {
            return flag(question, reach, day);
        }
        int item = item(question, reach);
        if (item == ITEM_NO) {
            return failed(Step.ITEM);
        }
        missing |= item;
        if (part.purposeAsListed && reach.purposeLimited && question.outOfScope) {
            return failed(Step.PURPOSE);
        }
        return money(question, reach, day, missing);
    }

    /** A warning is given where everything that it turns on is known, but for exceptions that nobody answered. */
    private static int flag(Question question, Reach reach, long day) {
        boolean outside = reach.leavesOut(question.itemBit)
                || reach.isCategory && (OF_NO_CATEGORY & question.itemBit) != 0
                || reach.part.anyMaker && (reach.part.items & question.itemBit) == 0;
        Conditions conditions = reach.part.conditions;
        int open = outside || conditions == null ? 0 : conditions.on(question, day);
        boolean applies = !outside && (open & ~Need.EXCEPTION.bit()) == 0;
        if (!applies) {
            return failed(outside ? Step.ITEM : Step.ORIGIN);
        }
        // What is not confirmed does not even warn: it is said, and weighs nothing.
        return reach.unconfirmed
                ? done(Rank.MAY_BE_RESTRICTED, Step.MET, Need.LAW.bit())
                : done(Rank.FLAGGED, Step.MET, 0);
    }

    private static int money(Question question, Reach reach, long day, int open) {
        CompiledPart part = reach.part;
        int missing = open;
        if (!part.anyFunding && (part.fundingKinds & question.fundingBits) == 0) {
            if (!question.fundingOpen) {
                return failed(Step.FUNDING);
            }
            missing |= Need.FUNDING.bit();
        }
        if (part.contractorRequired && question.contractor != Question.CONTRACTOR_YES) {
            // Money of a federal contract is asked for where the buyer is known to hold one.
            boolean notAsked = part.conditions != null && part.conditions.turnsOnContractMoney();
            if (question.contractor == Question.CONTRACTOR_NO || notAsked) {
                return failed(Step.CONTRACTOR);
            }
            missing |= Need.CONTRACTOR.bit();
        }
        if (!part.anyMaker && (reach.unproven || !question.makerProven || !question.makerKnown)) {
            missing |= Need.MAKER.bit();
        }
        if (part.conditions == null) {
            return outcome(part.met, part.open, missing);
        }
        int asked = part.conditions.on(question, day);
        if ((asked & Conditions.FAILED) != 0) {
            return failed(STEPS[asked & ~Conditions.FAILED]);
        }
        boolean restricts = (asked & Conditions.RESTRICTS) != 0;
        int left = missing | asked & ~(Conditions.RESTRICTS | Conditions.FAR);
        int result =
                restricts ? outcome(Rank.RESTRICTED, Rank.MAY_BE_RESTRICTED, left) : outcome(part.met, part.open, left);
        return (asked & Conditions.FAR) != 0 ? done(Rank.MAY_BE_RESTRICTED, Step.MET, left) : result;
    }

    /** What a part comes to that applies as far as is known. */
    private static int outcome(int met, int open, int missing) {
        if (missing == 0) {
            return done(met, Step.MET, 0);
        }
        return open == Rank.NOT_COVERED ? failed(Step.NOT_NAMED) : done(open, Step.MET, missing);
    }

    /** Zero when the item is covered, the bit of the missing fact when it may be, {@code ITEM_NO} when it is not. */
    private static int item(Question question, Reach reach) {
        CompiledPart part = reach.part;
        int bit = question.itemBit;
        if (bit == ACCESSORY || reach.leavesOut(bit)) {
            return ITEM_NO;
        }
        if (part.anyMaker) {
            return (part.items & bit) != 0 ? 0 : (part.itemsUnsure & bit) != 0 ? Need.ITEM.bit() : ITEM_NO;
        }
        if (!question.makerKnown) {
            return (bit & WORTH_ASKING & part.items) != 0 ? 0 : ITEM_NO;
        }
        if (bit == UNKNOWN_ITEM) {
            return Need.ITEM.bit();
        }
        if (reach.isCategory) {
            return (bit & OF_A_CATEGORY) != 0 ? 0 : (bit & OF_NO_CATEGORY) != 0 ? ITEM_NO : Need.ITEM.bit();
        }
        if (part.wholeRange) {
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
        return STEPS[result >> STEP_SHIFT & STEP_MASK];
    }

    public static int missing(int result) {
        return result >>> MISSING_SHIFT;
    }
}
