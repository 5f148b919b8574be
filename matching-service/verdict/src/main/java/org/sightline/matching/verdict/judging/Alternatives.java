package org.sightline.matching.verdict.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.compiled.Compiled;
import org.sightline.matching.verdict.compiled.Reach;
import org.sightline.matching.verdict.facts.Basis;
import org.sightline.matching.verdict.facts.FactWords;
import org.sightline.matching.verdict.facts.Facts;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.facts.Purpose;
import org.sightline.matching.verdict.rule.Verdict;

/** What would change a verdict: each fact is tried the other way, one at a time. For the page "may we buy this?". */
public final class Alternatives {

    private final RuleBook book;
    private final Facts facts;
    private final Verdict now;
    private final List<Alternative> found = new ArrayList<>();

    private Alternatives(RuleBook book, Facts facts) {
        this.book = book;
        this.facts = facts;
        this.now = Judgement.of(book, facts, LocalDate.EPOCH).headline();
    }

    /** The alternatives that give another headline, in the order of the facts. */
    public static List<Alternative> of(RuleBook book, Facts facts) {
        Alternatives alternatives = new Alternatives(book, facts);
        alternatives.funding();
        alternatives.maker();
        alternatives.item();
        alternatives.purpose();
        alternatives.contractor();
        alternatives.date();
        return List.copyOf(alternatives.found);
    }

    private void funding() {
        for (FundingKind kind : FundingKind.values()) {
            if (kind != FundingKind.UNKNOWN && !facts.funding().equals(Set.of(kind))) {
                test(
                        "funding",
                        FactWords.funding(facts.funding()),
                        FactWords.funding(Set.of(kind)) + " only",
                        facts.withFunding(Set.of(kind)));
            }
        }
    }

    private void maker() {
        boolean proven = facts.basis() == Basis.MADE_BY || facts.basis() == Basis.SUBSIDIARY;
        if (facts.entityId() != null && !proven) {
            test(
                    "maker",
                    FactWords.basis(facts.basis()),
                    "proven to be built by the listed maker",
                    facts.withMaker(facts.entityId(), Basis.MADE_BY));
        }
        if (facts.entityId() != null) {
            test(
                    "maker",
                    facts.entityId(),
                    "proven to be built by a maker on no list",
                    facts.withMaker("a maker on no list", Basis.MADE_BY));
        }
    }

    private void item() {
        for (ItemClass item : ItemClass.values()) {
            boolean worthTrying = item == ItemClass.ACCESSORY
                    || facts.itemClass() == ItemClass.UNKNOWN
                    || facts.itemClass() == ItemClass.OTHER;
            if (item != ItemClass.UNKNOWN && worthTrying) {
                test("item", FactWords.item(facts.itemClass()), FactWords.item(item), facts.withItemClass(item));
            }
        }
    }

    private void purpose() {
        Purpose other = facts.purpose() == Purpose.DEFAULT ? Purpose.OUT_OF_SCOPE : Purpose.DEFAULT;
        test("purpose", facts.purpose().wireName(), other.wireName(), facts.withPurpose(other));
    }

    private void contractor() {
        for (Boolean holds : new Boolean[] {Boolean.TRUE, Boolean.FALSE}) {
            if (!holds.equals(facts.federalContractor())) {
                test(
                        "contractor",
                        contractor(facts.federalContractor()),
                        contractor(holds),
                        facts.withFederalContractor(holds));
            }
        }
    }

    private static String contractor(@Nullable Boolean holds) {
        return holds == null
                ? "not known to hold a federal contract"
                : holds ? "holds a federal contract" : "holds no federal contract";
    }

    /** The nearest day before and the nearest day after on which the verdict is another. */
    private void date() {
        NavigableSet<LocalDate> turns = turns();
        LocalDate first = facts.date().first();
        LocalDate last = facts.date().last();
        for (LocalDate turn : turns.headSet(first, true).descendingSet()) {
            if (test(
                    "date",
                    facts.date().toString(),
                    turn.minusDays(1) + " or before",
                    facts.withDate(ObligationDate.of(turn.minusDays(1))))) {
                break;
            }
        }
        for (LocalDate turn : turns.tailSet(last, false)) {
            if (test("date", facts.date().toString(), turn + " or after", facts.withDate(ObligationDate.of(turn)))) {
                break;
            }
        }
    }

    /** Every day on which something begins or ends for this maker. */
    private NavigableSet<LocalDate> turns() {
        NavigableSet<LocalDate> turns = new TreeSet<>();
        Compiled.Subject subject = book.compiled().subject(facts.entityId());
        for (Compiled.Designation designation : subject.designations) {
            add(turns, designation.period().from(), designation.period().until());
        }
        int state = book.compiled().jurisdiction(facts.state());
        for (int i = 0; i < subject.byJurisdiction.length; i++) {
            if (i == 0 || i == state) {
                for (Reach reach : subject.byJurisdiction[i]) {
                    add(turns, reach.from, reach.until);
                }
            }
        }
        return turns;
    }

    private static void add(Set<LocalDate> turns, long from, long until) {
        if (from != Long.MIN_VALUE) {
            turns.add(LocalDate.ofEpochDay(from));
        }
        if (until != Long.MAX_VALUE) {
            turns.add(LocalDate.ofEpochDay(until));
        }
    }

    private boolean test(String fact, String from, String to, Facts other) {
        Judgement judgement = Judgement.of(book, other, LocalDate.EPOCH);
        boolean changes = judgement.headline() != now;
        if (changes) {
            found.add(new Alternative(fact, from, to, judgement.headline(), judgement.decidingRules()));
        }
        return changes;
    }
}
