package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sightline.matching.verdict.compiled.Rank;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.compiled.Step;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.VendorOwnership;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.FundingTrigger;
import org.sightline.matching.verdict.rule.LawException;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Verdict;

/**
 * Why a rule says of a purchase what it says, as sentences.
 *
 * @param maker the maker's name
 * @param known whether the rule book holds the maker: then the way to it, through its owners, is said
 */
record Reasons(Facts facts, String maker, boolean known) {

    private static final String MAKER = "maker";
    private static final String DATE = "date";
    private static final String EXCEPTIONS = "exceptions";

    /** A period of which the two ends give different answers. */
    ReasonSentence straddling(Verdict begin, Verdict end) {
        return facts.date().isUnknown()
                ? ReasonSentence.of("noDate", "begin", WireNames.of(begin), "end", WireNames.of(end))
                : ReasonSentence.of(
                        "changesInSpan",
                        "first",
                        facts.date().first().toString(),
                        "last",
                        facts.date().last().toString(),
                        "begin",
                        WireNames.of(begin),
                        "end",
                        WireNames.of(end));
    }

    ReasonSentence notNamed() {
        return ReasonSentence.of("notNamed", MAKER, maker);
    }

    List<ReasonSentence> of(Rule rule, Found found, Reach reach) {
        return found.step() == Step.MET ? met(found, reach) : List.of(unmet(rule, found.step(), reach));
    }

    /** Why it does not apply. */
    private ReasonSentence unmet(Rule rule, Step step, Reach reach) {
        return switch (step) {
            case REMOVAL -> ReasonSentence.of("removal");
            case BEFORE -> ReasonSentence.of("before", MAKER, maker, "from", day(reach.from), DATE, date());
            case AFTER -> ReasonSentence.of("after", MAKER, maker, "until", day(reach.until - 1), DATE, date());
            case STANDING -> ReasonSentence.of("decidesNothing", "standing", WireNames.of(reach.part.standing));
            case BUYER -> ReasonSentence.of("otherBuyer", "buyers", WireNames.joined(rule.binds()), "buyer", buyer());
            case EVENT -> ReasonSentence.of("otherEvent", "event", facts.event().wireName());
            case ITEM -> item();
            case PURPOSE -> ReasonSentence.of("otherPurpose", MAKER, maker);
            case FUNDING ->
                ReasonSentence.of("otherMoney", "trigger", WireNames.of(reach.part.part.funding()), "money", money());
            default -> condition(step, reach);
        };
    }

    /** A condition beyond the purchase record that is not met. */
    private ReasonSentence condition(Step step, Reach reach) {
        Circumstances known = facts.circumstances();
        return switch (step) {
            case CONTRACTOR -> contract(known);
            case AMOUNT ->
                ReasonSentence.of(
                        "smallContract",
                        "threshold",
                        String.valueOf(reach.part.part.amountFrom()),
                        "amount",
                        String.valueOf(known.amount()));
            case ORIGIN ->
                ReasonSentence.of("otherOrigin", "origin", known.origin().toString());
            case EXEMPT -> excepted(reach);
            case CERTIFIED ->
                ReasonSentence.of(known.vendor() == VendorOwnership.CERTIFIED ? "certified" : "otherVendor");
            case ACCESS -> ReasonSentence.of("noAccess");
            case KNOWLEDGE -> ReasonSentence.of("notKnowing");
            case LISTED -> ReasonSentence.of("notListed");
            default -> notNamed();
        };
    }

    private ReasonSentence contract(Circumstances known) {
        String clause = known.clause();
        return clause == null || Boolean.FALSE.equals(facts.federalContractor())
                ? ReasonSentence.of("noContract")
                : ReasonSentence.of("otherClause", "clause", clause);
    }

    /** The exceptions that the goods or the buyer have, with the lists that say so. */
    private ReasonSentence excepted(Reach reach) {
        Circumstances known = facts.circumstances();
        List<LawException> held = reach.part.exemptionsOn(facts.date().last()).stream()
                .filter(one -> Boolean.TRUE.equals(known.holds(one.kind(), one.list())))
                .toList();
        String exceptions = held.stream().map(one -> one.kind().wireName()).collect(Collectors.joining(", "));
        String lists = held.stream()
                .map(LawException::list)
                .filter(known.listed()::contains)
                .collect(Collectors.joining(", "));
        return lists.isEmpty()
                ? ReasonSentence.of("excepted", EXCEPTIONS, exceptions)
                : ReasonSentence.of("exceptedByList", EXCEPTIONS, exceptions, "lists", lists);
    }

    private ReasonSentence item() {
        return facts.itemClass() == ItemClass.ACCESSORY
                ? ReasonSentence.of("accessory")
                : ReasonSentence.of(
                        "otherItem", MAKER, maker, "item", facts.itemClass().wireName());
    }

    private List<ReasonSentence> met(Found found, Reach reach) {
        Verdict outcome = reach.part.part.outcome();
        if (reach.part.part.isNote()) {
            return List.of(ReasonSentence.of("forbidsNothing", "part", reach.part.part.name()));
        }
        ReasonSentence covered = covered(reach);
        if (found.rank() == Rank.FLAGGED) {
            return List.of(covered, ReasonSentence.of("warning"));
        }
        if (found.missing() != 0) {
            return List.of(covered, ReasonSentence.of(outcome == Verdict.PROHIBITED ? "mayProhibit" : "mayRestrict"));
        }
        // Some rules that restrict bind the seller; what they do is restrict what this buyer can get.
        boolean prohibits = outcome == Verdict.PROHIBITED;
        return List.of(
                covered,
                reach.part.part.funding() == FundingTrigger.ANY
                        ? ReasonSentence.of(prohibits ? "appliesToAnyMoney" : "restrictsAnyMoney", "buyer", buyer())
                        : ReasonSentence.of(prohibits ? "applies" : "restricts", "buyer", buyer(), "money", money()));
    }

    /** That the maker is reached on the day of the order, or when the order may have been placed where no record gives the day. */
    private ReasonSentence covered(Reach reach) {
        String path = known ? reach.path : maker;
        return facts.date().isExact()
                ? ReasonSentence.of("covered", "path", path, "day", date())
                : ReasonSentence.of(
                        "coveredInSpan",
                        "path",
                        path,
                        "first",
                        facts.date().first().toString(),
                        "last",
                        facts.date().last().toString());
    }

    private String date() {
        return facts.date().toString();
    }

    private String buyer() {
        return facts.buyerKind() == null
                ? ReasonSentence.UNKNOWN
                : Objects.requireNonNull(facts.buyerKind()).wireName();
    }

    private String money() {
        return WireNames.joined(facts.funding());
    }

    private static String day(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }
}
