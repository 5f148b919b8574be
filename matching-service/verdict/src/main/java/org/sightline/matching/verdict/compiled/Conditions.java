package org.sightline.matching.verdict.compiled;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.rule.LawException;
import org.sightline.matching.verdict.rule.Need;
import org.sightline.matching.verdict.rule.RulePart;
import org.sightline.matching.verdict.rule.Verdict;

/** What a part of a rule asks beyond the purchase record: origin, exceptions, vendor, knowledge, list, clause. */
final class Conditions {

    /** Added to what {@link #on} answers where a condition fails: then the rest is the ordinal of the step. */
    static final int FAILED = 1 << 30;
    /** Added where an exception leaves conditions: then the part restricts. */
    static final int RESTRICTS = 1 << 29;

    /** Added where the part is a far call: what it is about is not known to be there at all. */
    static final int FAR = 1 << 28;

    private static final String FOREIGN = "foreign";

    private final int needs;
    private final boolean foreignOnly;
    private final Set<String> countries;
    private final Dated[] exemptions;
    private final String clause;
    private final long amountFrom;
    private final Set<String> madeIn;
    private final @Nullable Circumstance only;
    private final Verdict outcome;
    /** What it comes to where nothing is known, but for exceptions: the same on each day, and asked of nearly every purchase. */
    private final int whereNothingIsKnown;

    private final Period[] askedExemptions;

    /** An exception with its days as epoch days. */
    private record Dated(LawException exemption, Period period) {}

    Conditions(RulePart part, int needs) {
        this.needs = needs;
        foreignOnly = part.origin().contains(FOREIGN);
        countries = part.origin();
        exemptions = part.exemptions().stream()
                .map(one -> new Dated(one, Period.of(one.from(), one.until())))
                .toArray(Dated[]::new);
        clause = part.clause();
        amountFrom = part.amountFrom();
        madeIn = part.madeIn();
        only = part.only();
        outcome = part.outcome();
        askedExemptions = Arrays.stream(exemptions)
                .filter(dated ->
                        dated.exemption().when() == null && dated.exemption().asked())
                .map(Dated::period)
                .toArray(Period[]::new);
        whereNothingIsKnown = withoutExemptions(Circumstances.NONE, Long.MAX_VALUE);
    }

    /** Whether a part asks for anything of the kind; most do not. */
    static boolean areIn(RulePart part, int needs) {
        return needs != 0
                || !part.origin().isEmpty()
                || !part.madeIn().isEmpty()
                || part.only() != null
                || !part.exemptions().isEmpty()
                || !part.clause().isEmpty()
                || part.amountFrom() > 0;
    }

    /**
     * Compares with what is known.
     *
     * @return bits of the missing facts, with {@link #RESTRICTS} and {@link #FAR}; or {@link #FAILED} with a step
     */
    int on(Question question, long day) {
        boolean nothing = question.nothingBeyond;
        Circumstances known = question.circumstances;
        int open = nothing ? whereNothingIsKnown : withoutExemptions(known, day);
        if ((open & FAILED) != 0) {
            return open;
        }
        int exempt = nothing ? askedOn(day) : exempt(known, day);
        return (exempt & FAILED) != 0 ? exempt : open | exempt;
    }

    private int askedOn(long day) {
        for (Period period : askedExemptions) {
            if (period.contains(day)) {
                return Need.EXCEPTION.bit();
            }
        }
        return 0;
    }

    private int withoutExemptions(Circumstances known, long day) {
        int needed = needed(known, day);
        if ((needed & FAILED) != 0) {
            return needed;
        }
        Boolean origin = countries.isEmpty() ? Boolean.TRUE : origin(known);
        if (Boolean.FALSE.equals(origin) || !madeIn.isEmpty() && !known.origin().madeIn(madeIn)) {
            return failed(Step.ORIGIN);
        }
        int contract = contract(known);
        return (contract & FAILED) != 0 ? contract : needed | contract | (origin == null ? Need.ORIGIN.bit() : 0);
    }

    /** What is open of the contract: its clause and its amount. */
    private int contract(Circumstances known) {
        if (!clause.isEmpty() && known.clause() != null && !clause.equals(known.clause())) {
            return failed(Step.CONTRACTOR);
        }
        Long amount = known.amount();
        if (amount != null && amount < amountFrom) {
            return failed(Step.AMOUNT);
        }
        int open = !clause.isEmpty() && known.clause() == null ? Need.CLAUSE.bit() : 0;
        return amountFrom > 0 && amount == null ? open | Need.AMOUNT.bit() : open;
    }

    /** Whether the part turns on money that a federal contract awarded, of which a record says nothing. */
    boolean turnsOnContractMoney() {
        return only == Circumstance.CONTRACT_MONEY;
    }

    /** What is open of the buyer and of {@code needs:}. */
    private int needed(Circumstances known, long day) {
        Boolean bound = only == null ? Boolean.TRUE : known.answer(only);
        if (Boolean.FALSE.equals(bound)) {
            return failed(Step.BUYER);
        }
        int open = vendor(known);
        open = (open & FAILED) != 0 ? open : knowledge(known, day, open);
        open = (open & FAILED) != 0 ? open : access(known, open);
        open = (open & FAILED) != 0 ? open : list(known, open);
        if (bound != null || (open & FAILED) != 0) {
            return open;
        }
        if (turnsOnContractMoney()) {
            return open | Need.FUNDING.bit();
        }
        // Neither the buyer nor the vendor is known to be one that the law means: it is not asked of everybody.
        return (open & Need.VENDOR.bit()) != 0 ? failed(Step.BUYER) : open | Need.BUYER.bit();
    }

    /** Whose owner it is: a law that forbids looks at the owner, one that restricts at the certificate. */
    private int vendor(Circumstances known) {
        if (!asks(Need.VENDOR)) {
            return needs;
        }
        boolean certificate = outcome == Verdict.RESTRICTED;
        return switch (known.vendor()) {
            case CERTIFIED -> failed(Step.CERTIFIED);
            case NOT_ADVERSARY_OWNED -> certificate ? needs : failed(Step.CERTIFIED);
            case UNCERTIFIED -> certificate ? needs & ~Need.VENDOR.bit() : needs;
            case ADVERSARY_OWNED -> needs & ~Need.VENDOR.bit();
            case UNKNOWN -> needs;
        };
    }

    private int knowledge(Circumstances known, long day, int open) {
        LocalDate knownOn = known.knownOn();
        if (!asks(Need.KNOWLEDGE) || knownOn == null) {
            return open;
        }
        return knownOn.toEpochDay() > day ? failed(Step.KNOWLEDGE) : open & ~Need.KNOWLEDGE.bit();
    }

    /** A law of access to infrastructure: not put to every buyer, only where the contract is known to serve such a thing. */
    private int access(Circumstances known, int open) {
        if (!asks(Need.PURPOSE)) {
            return open;
        }
        Boolean access = known.answer(Circumstance.INFRASTRUCTURE_ACCESS);
        Boolean serves = known.answer(Circumstance.CRITICAL_INFRASTRUCTURE);
        if (Boolean.FALSE.equals(access) || Boolean.FALSE.equals(serves)) {
            return failed(Step.ACCESS);
        }
        if (access != null) {
            return open & ~Need.PURPOSE.bit();
        }
        return serves == null ? open | FAR : open;
    }

    private int list(Circumstances known, int open) {
        Boolean listed = known.answer(Circumstance.ON_BANNED_LIST);
        if (!asks(Need.LIST) || listed == null) {
            return open;
        }
        return listed ? open & ~Need.LIST.bit() : failed(Step.LISTED);
    }

    private @Nullable Boolean origin(Circumstances known) {
        return foreignOnly ? known.origin().foreign() : known.origin().from(countries);
    }

    private boolean asks(Need need) {
        return (needs & need.bit()) != 0;
    }

    private int exempt(Circumstances known, long day) {
        int open = 0;
        for (Dated dated : exemptions) {
            Circumstance when = dated.exemption().when();
            boolean matters = when == null || Boolean.TRUE.equals(known.answer(when));
            if (matters && dated.period().contains(day)) {
                Boolean held =
                        known.holds(dated.exemption().kind(), dated.exemption().list());
                if (Boolean.TRUE.equals(held)) {
                    if (dated.exemption().outcome() == Verdict.NOT_COVERED) {
                        return failed(Step.EXEMPT);
                    }
                    open |= RESTRICTS;
                }
                open |= held == null && dated.exemption().asked() ? Need.EXCEPTION.bit() : 0;
            }
        }
        return open;
    }

    /** The exceptions that hold on a day. */
    List<LawException> exemptionsOn(LocalDate day) {
        return Arrays.stream(exemptions)
                .filter(dated -> dated.period().contains(day.toEpochDay()))
                .map(Dated::exemption)
                .toList();
    }

    private static int failed(Step step) {
        return FAILED | step.ordinal();
    }
}
