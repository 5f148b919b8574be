package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.ContractEvent;
import org.sightline.matching.verdict.facts.ItemClass;

/**
 * One set of conditions under which a rule has one outcome. All have to hold.
 *
 * @param name               what tells this part from its siblings; empty when the rule has one part
 * @param binds              kinds of buyer that the text binds
 * @param mayBind            kinds of buyer of which we have not read whether it binds them
 * @param makers             maker ids, {@code list X}, {@code list X after N days}, {@code origin CN}, {@code origin
 *                           unknown} for makers of which the book does not know where they are seated, or {@code any}:
 *                           then the goods decide, whoever made them
 * @param items              classes of item that are covered
 * @param itemsUnsure        classes of item of which only a closer look can say
 * @param notCovered         pairs {@code maker item} that are left out
 * @param purposeAsListed    whether entries that are limited by purpose fall away for another purpose
 * @param funding            the share of money that triggers
 * @param contractorRequired whether only a buyer with a federal contract is bound
 * @param events             contract events that count
 * @param needs              facts outside a purchase record without which the rule cannot bite: vendor, list,
 *                           purpose, knowledge
 * @param origin             where the goods come from: empty for anywhere, {@code foreign}, or codes of countries, of which
 *                           one has to be where they or their critical parts are made
 * @param madeIn             codes of countries, of which one has to be known as the place of manufacture or assembly; empty
 *                           for anywhere. Where the place is not known the part does not apply
 * @param only               what the buyer, or its money, has to be, or null
 * @param exemptions         what the law excepts
 * @param clause             the clause that the buyer's federal contract has to carry; empty for any
 * @param amountFrom         the amount of a contract, in whole US dollars, from which the law holds; 0 for any
 * @param from               first day in force
 * @param until              first day no longer in force, or null
 * @param outcome            PROHIBITED, RESTRICTED or FLAGGED; NOT_COVERED where it is only a note
 */
public record RulePart(
        String name,
        Set<BuyerKind> binds,
        Set<BuyerKind> mayBind,
        List<String> makers,
        Set<ItemClass> items,
        Set<ItemClass> itemsUnsure,
        List<String> notCovered,
        boolean purposeAsListed,
        FundingTrigger funding,
        boolean contractorRequired,
        Set<ContractEvent> events,
        Set<String> needs,
        Set<String> origin,
        Set<String> madeIn,
        @Nullable Circumstance only,
        List<LawException> exemptions,
        String clause,
        long amountFrom,
        LocalDate from,
        @Nullable LocalDate until,
        Verdict outcome) {

    static final String OUTCOMES = "the outcome of a rule is prohibited, restricted, flagged or note";

    /** The word for "whoever made it" among the makers. */
    public static final String ANY_MAKER = "any";

    public RulePart {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a rule must end (" + until + ") after it begins (" + from + ")");
        }
        if (outcome == Verdict.UNDETERMINED) {
            throw new IllegalArgumentException(OUTCOMES);
        }
        if (makers.isEmpty()) {
            throw new IllegalArgumentException("a rule needs makers: ids, \"list ...\" or \"origin ...\"");
        }
        if (binds.isEmpty() && mayBind.isEmpty()) {
            throw new IllegalArgumentException("a rule needs buyers: write \"binds: county, municipality\"");
        }
        if (items.isEmpty() && itemsUnsure.isEmpty()) {
            throw new IllegalArgumentException(
                    "a rule needs items: write \"items: camera, recorder\" or \"items: all\"");
        }
        makers = List.copyOf(makers);
        notCovered = List.copyOf(notCovered);
        origin = Set.copyOf(origin);
        madeIn = Set.copyOf(madeIn);
        exemptions = List.copyOf(exemptions);
    }

    /** Whether the goods decide, whoever made them. */
    public boolean ofAnyMaker() {
        return makers.contains(ANY_MAKER);
    }

    /** Whether it forbids nothing and only has something to say. */
    public boolean isNote() {
        return outcome == Verdict.NOT_COVERED;
    }

    /** The same conditions in another period. */
    RulePart during(LocalDate newFrom, @Nullable LocalDate newUntil) {
        return new RulePart(
                name,
                binds,
                mayBind,
                makers,
                items,
                itemsUnsure,
                notCovered,
                purposeAsListed,
                funding,
                contractorRequired,
                events,
                needs,
                origin,
                madeIn,
                only,
                exemptions,
                clause,
                amountFrom,
                newFrom,
                newUntil,
                outcome);
    }
}
