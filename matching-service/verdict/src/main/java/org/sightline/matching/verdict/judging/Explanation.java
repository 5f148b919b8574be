package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.compiled.Comparison;
import org.sightline.matching.verdict.compiled.Compiled;
import org.sightline.matching.verdict.compiled.Question;
import org.sightline.matching.verdict.compiled.Rank;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstances;
import org.sightline.matching.verdict.facts.FactWords;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.Origin;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.facts.VendorOwnership;
import org.sightline.matching.verdict.facts.WireNames;
import org.sightline.matching.verdict.rule.Need;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.Verdict;

/** The verdict of each rule in words, by the same comparison that gave the headline. */
final class Explanation {

    private final RuleBook book;
    private final Facts facts;
    private final Question question;
    private final Compiled.Subject subject;
    private final Reasons reasons;

    Explanation(RuleBook book, Facts facts) {
        this.book = book;
        this.facts = facts;
        this.question = new Question(facts);
        this.subject = book.compiled().subject(facts.entityId());
        this.reasons = new Reasons(facts, makerName(), book.knows(String.valueOf(facts.entityId())));
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
        boolean straddles = Rank.verdict(begin.rank()) != Rank.verdict(end.rank());
        Verdict verdict = straddles ? Verdict.UNDETERMINED : Rank.verdict(weightier.rank());
        int missing = begin.missing() | end.missing() | (straddles ? Need.DATE.bit() : 0);
        List<ReasonSentence> why = straddles
                ? List.of(reasons.straddling(Rank.verdict(begin.rank()), Rank.verdict(end.rank())))
                : reason(rule, weightier);
        List<ReasonSentence> notes = LawNotes.of(rule, weightier.reach(), facts, verdict != Verdict.NOT_COVERED);
        boolean unverified = weightier.reach() == null ? !rule.isVerified() : weightier.reach().unverified;
        return new RegimeVerdict(
                rule.id(),
                rule.version(),
                rule.title(),
                verdict,
                rule.citation(),
                english(why).collect(Collectors.joining(" ")),
                factsUsed(weightier),
                MissingFact.of(missing),
                unverified,
                english(notes).toList(),
                rule.sourcing().looked(),
                Stream.concat(why.stream(), notes.stream()).toList());
    }

    private static Stream<String> english(List<ReasonSentence> sentences) {
        return sentences.stream().map(EnglishReasons::of);
    }

    private List<ReasonSentence> reason(Rule rule, Found found) {
        return found.reach() == null ? List.of(reasons.notNamed()) : reasons.of(rule, found, found.reach());
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
                (found.reach() == null || !book.knows(String.valueOf(facts.entityId()))
                                ? makerName()
                                : found.reach().path)
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
