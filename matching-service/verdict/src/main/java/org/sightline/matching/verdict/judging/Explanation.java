package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.compiled.Comparison;
import org.sightline.matching.verdict.compiled.Compiled;
import org.sightline.matching.verdict.compiled.Question;
import org.sightline.matching.verdict.compiled.Rank;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.compiled.Step;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.FactWords;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.Origin;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.facts.VendorOwnership;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.FundingTrigger;
import org.sightline.matching.verdict.rule.LawException;
import org.sightline.matching.verdict.rule.Need;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Verdict;

/** The verdict of each rule in words, by the same comparison that gave the headline. */
final class Explanation {

    private final RuleBook book;
    private final Facts facts;
    private final Question question;
    private final Compiled.Subject subject;

    Explanation(RuleBook book, Facts facts) {
        this.book = book;
        this.facts = facts;
        this.question = new Question(facts);
        this.subject = book.compiled().subject(facts.entityId());
    }

    /** What one rule came to on one day: the reach that decided, null when the rule names the maker nowhere. */
    private record Found(
            int rank, Step step, int missing, @Nullable Reach reach) {

        static final Found NOTHING = new Found(Rank.NOT_COVERED, Step.NOT_NAMED, 0, null);

        Found weightier(Found other) {
            if (rank != other.rank) {
                return rank < other.rank ? this : other;
            }
            if (step != other.step) {
                return step.compareTo(other.step) > 0 ? this : other;
            }
            if (reach != null && other.reach != null && reach.part.anyMaker != other.reach.part.anyMaker) {
                return reach.part.anyMaker ? other : this;
            }
            boolean otherIsSurer = other.reach != null && !other.reach.unverified && reach != null && reach.unverified;
            return otherIsSurer ? other : this;
        }
    }

    List<RegimeVerdict> regimes() {
        List<RegimeVerdict> verdicts = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (rule.isFederal()
                    || rule.jurisdiction().equals(facts.state())
                    || facts.state() == null && facts.buyerKind() != BuyerKind.FEDERAL_AGENCY) {
                verdicts.add(regime(rule));
            }
        }
        return List.copyOf(verdicts);
    }

    private RegimeVerdict regime(Rule rule) {
        Found begin = find(rule, facts.date().first());
        Found end = facts.date().isExact() ? begin : find(rule, facts.date().last());
        Found weightier = end.weightier(begin);
        boolean straddles = Rank.verdict(begin.rank) != Rank.verdict(end.rank);
        Verdict verdict = straddles ? Verdict.UNDETERMINED : Rank.verdict(weightier.rank);
        int missing = begin.missing | end.missing | (straddles ? Need.DATE.bit() : 0);
        String reason = straddles ? straddling(begin, end) : reason(rule, weightier);
        boolean unverified = weightier.reach == null ? !rule.isVerified() : weightier.reach.unverified;
        return new RegimeVerdict(
                rule.id(),
                rule.version(),
                rule.title(),
                verdict,
                rule.citation(),
                reason,
                factsUsed(weightier),
                MissingFact.of(missing),
                unverified,
                LawNotes.of(rule, weightier.reach, facts),
                rule.sourcing().looked());
    }

    // There is one object for each rule of a book.
    @SuppressWarnings("ReferenceEquality")
    private Found find(Rule rule, LocalDate day) {
        Found found = Found.NOTHING;
        int jurisdiction = book.compiled().jurisdiction(rule.jurisdiction());
        for (Reach reach : subject.byJurisdiction[jurisdiction]) {
            if (reach.part.rule == rule) {
                int result = Comparison.of(question, reach, day.toEpochDay());
                found = found.weightier(
                        new Found(Comparison.rank(result), Comparison.step(result), Comparison.missing(result), reach));
            }
        }
        return found;
    }

    private String straddling(Found begin, Found end) {
        if (facts.date().isUnknown()) {
            return "The record has no date, and the answer depends on it: " + words(begin) + " for an early day, "
                    + words(end) + " for a late one.";
        }
        return "The record gives a period, " + facts.date() + ", in which the answer changes: " + words(begin)
                + " on the first day, " + words(end) + " on the last.";
    }

    private static String words(Found found) {
        return Rank.verdict(found.rank)
                .name()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' ');
    }

    private String reason(Rule rule, Found found) {
        Reach reach = found.reach;
        return reach == null ? notNamed() : reason(rule, found, reach);
    }

    private String reason(Rule rule, Found found, Reach reach) {
        return switch (found.step) {
            case NOT_NAMED -> notNamed();
            case REMOVAL -> "Equipment was taken out. That is evidence of a remedy, not a purchase.";
            case BEFORE ->
                "For " + makerName() + " this rule is in force from " + LocalDate.ofEpochDay(reach.from)
                        + "; the date is " + facts.date() + ".";
            case AFTER ->
                "For " + makerName() + " this rule ended on " + LocalDate.ofEpochDay(reach.until - 1) + "; the date is "
                        + facts.date() + ".";
            case STANDING -> "On that day this law is " + reach.part.standing.words() + ". It decides nothing.";
            case BUYER ->
                "This rule binds " + FactWords.buyers(rule.binds()) + ", not a " + FactWords.buyer(facts.buyerKind())
                        + ".";
            case EVENT -> "This rule does not reach a " + facts.event().wireName() + ".";
            case ITEM -> item();
            case PURPOSE ->
                "For " + makerName() + " this rule holds only for public safety, security of government "
                        + "buildings, critical infrastructure and national security. A reviewer found another purpose.";
            case FUNDING ->
                "This rule turns on " + reach.part.part.funding().words() + "; this was paid with "
                        + FactWords.funding(facts.funding()) + ".";
            case CONTRACTOR ->
                facts.circumstances().clause() == null || Boolean.FALSE.equals(facts.federalContractor())
                        ? "This rule binds holders of a federal contract; the buyer holds none."
                        : "The buyer's federal contract carries clause "
                                + facts.circumstances().clause() + ", not the one of this rule.";
            case AMOUNT ->
                "This rule holds for contracts from $" + reach.part.part.amountFrom() + "; this one is of $"
                        + facts.circumstances().amount() + ".";
            case ORIGIN ->
                "This rule turns on where the goods come from: "
                        + facts.circumstances().origin() + ".";
            case EXEMPT -> "The law excepts this: " + held(reach) + ".";
            case CERTIFIED ->
                facts.circumstances().vendor() == VendorOwnership.CERTIFIED
                        ? "The certificate that the law asks of the vendor is on file."
                        : "This rule looks at who owns the vendor; this vendor is not owned from a country that it names.";
            case ACCESS ->
                "This rule holds for contracts that give access to critical infrastructure; this one gives none.";
            case KNOWLEDGE ->
                "This rule binds a body that knows who owns the vendor; this one did not know on that day.";
            case LISTED -> "This rule bans what stands on a list; this does not stand on it.";
            case MET -> met(found, reach);
        };
    }

    /** The exceptions that the goods or the buyer have. */
    private String held(Reach reach) {
        return reach.part.exemptionsOn(facts.date().last()).stream()
                .filter(one -> Boolean.TRUE.equals(facts.circumstances().holds(one.kind(), one.list())))
                .map(this::held)
                .collect(Collectors.joining(", "));
    }

    private String held(LawException exception) {
        boolean listed = facts.circumstances().listed().contains(exception.list());
        return exception.kind().words() + (listed ? " (list " + exception.list() + ")" : "");
    }

    private String notNamed() {
        return "This rule does not name " + makerName() + ".";
    }

    private String item() {
        return facts.itemClass() == ItemClass.ACCESSORY
                ? "An accessory that carries no data is not covered. It shows that such equipment may be there."
                : "This rule does not cover this kind of item from " + makerName() + ": "
                        + FactWords.item(facts.itemClass()) + ".";
    }

    private String met(Found found, Reach reach) {
        Verdict outcome = reach.part.part.outcome();
        if (reach.part.part.isNote()) {
            return "This is a note; it forbids nothing: " + reach.part.part.name() + ".";
        }
        String covered = (book.knows(String.valueOf(facts.entityId())) ? reach.path : makerName()) + ": covered on "
                + day() + ".";
        if (found.rank == Rank.FLAGGED) {
            return covered + " This is a warning sign only; it does not forbid the purchase.";
        }
        if (found.missing != 0) {
            return covered + " Whether the rule " + (outcome == Verdict.PROHIBITED ? "prohibits" : "restricts")
                    + " this turns on a fact that is not in the record.";
        }
        String money = reach.part.part.funding() == FundingTrigger.ANY
                ? "whatever money pays"
                : "paid with " + FactWords.funding(facts.funding());
        // Some rules that restrict bind the seller; what they do is restrict what this buyer can get.
        String does =
                outcome == Verdict.PROHIBITED ? " The rule binds this " : " The rule restricts this purchase by a ";
        return covered + does + FactWords.buyer(facts.buyerKind()) + ", " + money + ".";
    }

    /** When the buyer bound itself: the day, or between which days it lies where the record gives none. */
    private String day() {
        return facts.date().first().equals(facts.date().last())
                ? facts.date().toString()
                : "the day of the order, which the record does not give; it lies between "
                        + facts.date().first() + " and " + facts.date().last();
    }

    private String makerName() {
        String entity = facts.entityId();
        return entity == null || book.knows(entity) ? subject.name : entity;
    }

    private Map<String, String> factsUsed(Found found) {
        Map<String, String> used = new LinkedHashMap<>();
        used.put("date", facts.date().toString());
        used.put("buyer", FactWords.buyer(facts.buyerKind()) + (facts.state() == null ? "" : ", " + facts.state()));
        used.put(
                "maker",
                (found.reach == null || !book.knows(String.valueOf(facts.entityId())) ? makerName() : found.reach.path)
                        + " (" + FactWords.basis(facts.basis()) + ")");
        used.put("item", facts.itemClass().wireName());
        if (facts.purpose() == Purpose.OUT_OF_SCOPE) {
            used.put("purpose", facts.purpose().wireName());
        }
        used.put("funding", WireNames.joined(facts.funding()));
        if (facts.federalContractor() != null) {
            used.put("federal contractor", facts.federalContractor() ? "yes" : "no");
        }
        used.put("event", facts.event().wireName());
        addCircumstances(used);
        return used;
    }

    /** What somebody answered beyond the purchase record. */
    private void addCircumstances(Map<String, String> used) {
        Circumstances known = facts.circumstances();
        if (!known.origin().equals(Origin.UNKNOWN)) {
            used.put("origin", known.origin().toString());
        }
        known.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(answer ->
                        used.put(answer.getKey().wireName().replace('_', ' '), answer.getValue() ? "yes" : "no"));
        if (known.vendor() != VendorOwnership.UNKNOWN) {
            used.put("vendor", known.vendor().wireName());
        }
        if (known.knownOn() != null) {
            used.put(
                    "known on",
                    known.knownOn().equals(LocalDate.MAX)
                            ? "never"
                            : known.knownOn().toString());
        }
        if (known.amount() != null) {
            used.put("amount", String.valueOf(known.amount()));
        }
        if (known.clause() != null) {
            used.put("clause", known.clause());
        }
    }
}
