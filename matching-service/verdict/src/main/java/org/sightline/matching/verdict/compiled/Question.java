package org.sightline.matching.verdict.compiled;

import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.Purpose;

/** Facts in the form in which rules are compared with them: bits instead of sets, so that a million a second go by. */
public final class Question {

    static final int CONTRACTOR_UNKNOWN = 0;
    static final int CONTRACTOR_NO = 1;
    static final int CONTRACTOR_YES = 2;

    final int buyerBit;
    final boolean buyerKnown;
    /** The buyer, or every kind where it is not known. */
    final int buyersMeant;

    final boolean stateKnown;
    /** Ordinal of the class of goods. */
    final int item;

    final int itemBit;
    final boolean makerKnown;
    final boolean makerProven;
    public final boolean component;
    final boolean outOfScope;
    final int fundingBits;
    final boolean fundingOpen;
    final int contractor;
    final int eventBit;
    public final boolean removal;
    final Circumstances circumstances;
    /** Whether nothing is known beyond the purchase record. */
    final boolean nothingBeyond;

    public Question(Facts facts) {
        buyerKnown = facts.buyerKind() != null;
        buyerBit = facts.buyerKind() == null ? 0 : bit(facts.buyerKind());
        stateKnown = facts.state() != null;
        buyersMeant = buyerKnown ? buyerBit : -1;
        item = facts.itemClass().ordinal();
        itemBit = 1 << item;
        makerKnown = facts.entityId() != null;
        makerProven = facts.basis() == Basis.MADE_BY || facts.basis() == Basis.SUBSIDIARY;
        component = facts.basis() == Basis.COMPONENT;
        outOfScope = facts.purpose() == Purpose.OUT_OF_SCOPE;
        fundingBits = bits(facts.funding());
        fundingOpen = (fundingBits & bit(FundingKind.UNKNOWN)) != 0;
        contractor = contractor(facts);
        eventBit = bit(facts.event());
        removal = facts.event() == ContractEvent.REMOVAL;
        circumstances = facts.circumstances();
        nothingBeyond = circumstances.equals(Circumstances.NONE);
    }

    static int bit(Enum<?> constant) {
        return 1 << constant.ordinal();
    }

    static int bits(Iterable<? extends Enum<?>> constants) {
        int bits = 0;
        for (Enum<?> constant : constants) {
            bits |= bit(constant);
        }
        return bits;
    }

    /** Who pays with money of a federal contract holds one. */
    private static int contractor(Facts facts) {
        Boolean federalContractor = facts.federalContractor();
        if (Boolean.TRUE.equals(facts.circumstances().answer(Circumstance.CONTRACT_MONEY))) {
            return CONTRACTOR_YES;
        }
        if (federalContractor == null) {
            return CONTRACTOR_UNKNOWN;
        }
        return federalContractor ? CONTRACTOR_YES : CONTRACTOR_NO;
    }
}
