package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.ItemClass;

/**
 * One law as the rule book holds it: the words for the legal page and the conditions for the verdict.
 *
 * @param id           stable id, such as {@code LA-1753}
 * @param version      version of our reading of the law; a new reading is a new version
 * @param recorded     the day on which Sightline came to hold this version
 * @param title        one line in plain words
 * @param jurisdiction {@code US} or the postal code of a state
 * @param plain        what it says, in words that an eighth-grader reads
 * @param citation     where the law stands
 * @param sourcing     what the reading rests on, and how sure we are
 * @param source       what was read, and what was not
 * @param exception    waivers and exceptions in words; empty when none is known
 * @param standings    where the law stands, in the order of days; empty where it is in force as its parts say
 * @param pending      what may change it
 * @param parts        the conditions; at least one
 */
public record Rule(
        String id,
        String version,
        LocalDate recorded,
        String title,
        String jurisdiction,
        String plain,
        String citation,
        Sourcing sourcing,
        String source,
        String exception,
        List<Standing> standings,
        List<Pending> pending,
        List<RulePart> parts) {

    /** The jurisdiction of federal rules. */
    public static final String UNITED_STATES = "US";

    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(recorded, "recorded");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a rule needs at least one part");
        }
        standings = List.copyOf(standings);
        pending = List.copyOf(pending);
        parts = List.copyOf(parts);
    }

    /** How sure we are of what it says. */
    public Certainty certainty() {
        return sourcing.text();
    }

    /** Whether what it says, its first day and whom it binds were all read in the source. */
    public boolean isVerified() {
        return sourcing.isVerified();
    }

    /** Where the law stands on a day. */
    public Standing.Kind standingOn(LocalDate day) {
        Standing.Kind kind = Standing.Kind.IN_FORCE;
        for (Standing standing : standings) {
            kind = standing.from().isAfter(day) ? kind : standing.kind();
        }
        return kind;
    }

    /** Every kind of buyer that a part of the rule binds. */
    public Set<BuyerKind> binds() {
        EnumSet<BuyerKind> all = EnumSet.noneOf(BuyerKind.class);
        parts.forEach(part -> all.addAll(part.binds()));
        return all;
    }

    /** The first day on which any part is in force. */
    public LocalDate since() {
        return parts.stream().map(RulePart::from).min(LocalDate::compareTo).orElseThrow();
    }

    /** Whether the rule binds the whole country. */
    public boolean isFederal() {
        return jurisdiction.equals(UNITED_STATES);
    }

    public Rule with(String newVersion, LocalDate newRecorded, List<RulePart> newParts) {
        return new Rule(
                id,
                newVersion,
                newRecorded,
                title,
                jurisdiction,
                plain,
                citation,
                sourcing,
                source,
                exception,
                standings,
                pending,
                newParts);
    }

    /** The same rule as it was found in its source. */
    public Rule confirmed(String newVersion, LocalDate newRecorded, String read) {
        return new Rule(
                id,
                newVersion,
                newRecorded,
                title,
                jurisdiction,
                plain,
                citation,
                sourcing.found(newRecorded),
                read,
                exception,
                standings,
                pending,
                parts);
    }

    /** What a record has to say before the rule can be judged, in the order in which questions are put. */
    public Set<Need> needs() {
        EnumSet<Need> all = EnumSet.of(Need.MAKER, Need.DATE);
        for (RulePart part : parts) {
            part.needs().forEach(need -> all.add(Need.parse(need)));
            addIf(all, Need.FUNDING, part.funding() != FundingTrigger.ANY);
            addIf(all, Need.ITEM, part.items().size() < ItemClass.values().length);
            addIf(all, Need.PURPOSE, part.purposeAsListed());
            addIf(all, Need.CONTRACTOR, part.contractorRequired());
            addIf(all, Need.CLAUSE, !part.clause().isEmpty());
            addIf(all, Need.AMOUNT, part.amountFrom() > 0);
            addIf(all, Need.BUYER, !part.mayBind().isEmpty());
            addIf(all, Need.ORIGIN, !part.origin().isEmpty());
            addIf(all, Need.EXCEPTION, part.exemptions().stream().anyMatch(LawException::asked));
        }
        return all;
    }

    private static void addIf(Set<Need> all, Need need, boolean isNeeded) {
        if (isNeeded) {
            all.add(need);
        }
    }

    /** The parts up to a day: those that begin later fall away, those that go on end there. */
    public List<RulePart> partsUntil(LocalDate day) {
        List<RulePart> kept = new ArrayList<>();
        for (RulePart part : parts) {
            if (part.from().isBefore(day)) {
                boolean endsBefore = part.until() != null && !part.until().isAfter(day);
                kept.add(endsBefore ? part : part.during(part.from(), day));
            }
        }
        return kept;
    }

    /** The parts from a day on: those that ended before fall away, those that began earlier begin there. */
    public List<RulePart> partsFrom(LocalDate day) {
        List<RulePart> kept = new ArrayList<>();
        for (RulePart part : parts) {
            if (part.until() == null || part.until().isAfter(day)) {
                kept.add(part.from().isBefore(day) ? part.during(day, part.until()) : part);
            }
        }
        return kept;
    }
}
