package org.sightline.matching.verdict.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RulePart;

/**
 * One change to the rule book. A change in the law and a change in our reading of it are different edits: the first
 * leaves earlier purchases judged as before, the second re-judges them.
 */
public sealed interface RuleEdit {

    /** The day from which Sightline holds the edit. */
    LocalDate recorded();

    /** The knowledge after the edit. Nothing is taken out of it. */
    Knowledge applyTo(Knowledge knowledge);

    /**
     * A new reading of a law, for all time, or a law that the book did not hold.
     *
     * @param rule the whole reading, with a version that the book does not have
     */
    record Correct(Rule rule) implements RuleEdit {
        @Override
        public LocalDate recorded() {
            return rule.recorded();
        }

        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            requireNewVersion(knowledge, rule.id(), rule.version(), rule.recorded());
            return knowledge.withRule(rule);
        }
    }

    /**
     * The law itself changes on a day: until then it holds as the book has it, from then on as given.
     *
     * @param rule      the law as it reads from that day on
     * @param effective the first day on which it does
     */
    record Supersede(Rule rule, LocalDate effective) implements RuleEdit {
        @Override
        public LocalDate recorded() {
            return rule.recorded();
        }

        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            Rule held = requireRule(knowledge, rule.id());
            requireNewVersion(knowledge, rule.id(), rule.version(), rule.recorded());
            List<RulePart> parts = new ArrayList<>(held.partsUntil(effective));
            parts.addAll(rule.partsFrom(effective));
            return knowledge.withRule(rule.with(rule.version(), rule.recorded(), parts));
        }
    }

    /**
     * The law ends on a day; what was bought before stays judged by it.
     *
     * @param ruleId    the rule
     * @param version   version of the reading that knows of the end
     * @param effective the first day on which it no longer holds
     */
    record Repeal(String ruleId, String version, LocalDate effective, LocalDate recorded) implements RuleEdit {
        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            Rule held = requireRule(knowledge, ruleId);
            requireNewVersion(knowledge, ruleId, version, recorded);
            List<RulePart> parts = held.partsUntil(effective);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException(
                        "rule " + ruleId + " was never in force before " + effective + "; withdraw it instead");
            }
            return knowledge.withRule(held.with(version, recorded, parts));
        }
    }

    /**
     * A person has read the source of a rule, and it says what the book holds: the rule is found from then on. What it says
     * stays as it is.
     *
     * @param ruleId  the rule
     * @param version version of the reading that was checked
     * @param source  what was read, and what was not
     */
    record Confirm(String ruleId, String version, String source, LocalDate recorded) implements RuleEdit {
        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            Rule held = requireRule(knowledge, ruleId);
            requireNewVersion(knowledge, ruleId, version, recorded);
            return knowledge.withRule(held.confirmed(version, recorded, source));
        }
    }

    /** The rule should never have been in the book: it is judged as if it had not been, from now on. */
    record Withdraw(String ruleId, LocalDate recorded) implements RuleEdit {
        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            requireRule(knowledge, ruleId);
            return knowledge.withWithdrawal(ruleId, recorded);
        }
    }

    /** A list that the book did not hold, such as a list of approved goods. */
    record AddList(MakerList list, LocalDate recorded) implements RuleEdit {
        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            requireRule(knowledge, list.namedBy());
            if (knowledge.lists().stream().anyMatch(other -> other.id().equals(list.id()))) {
                throw new IllegalArgumentException("there is a list \"" + list.id() + "\" in the rule book already");
            }
            return knowledge.withList(list);
        }
    }

    /** A maker comes onto a list, or goods of it onto a list of approved goods, or a stay that was missing is entered. */
    record AddListing(Listing listing) implements RuleEdit {
        @Override
        public LocalDate recorded() {
            return listing.recorded();
        }

        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            boolean listKnown =
                    knowledge.lists().stream().anyMatch(list -> list.id().equals(listing.list()));
            boolean makerKnown = listing.isOfGoods()
                    || knowledge.makers().stream().anyMatch(maker -> maker.id().equals(listing.maker()));
            if (!listKnown || !makerKnown) {
                throw new IllegalArgumentException(
                        "there is no " + (listKnown ? "maker \"" + listing.maker() : "list \"" + listing.list())
                                + "\" in the rule book; add it first");
            }
            List<Listing> more = new ArrayList<>(knowledge.listings());
            more.add(listing);
            return knowledge.withListings(more);
        }
    }

    /**
     * A maker, or some of its goods, leaves a list on a day.
     *
     * @param goods the goods; empty for the maker itself
     * @param until the first day on which it is off the list
     */
    record EndListing(String list, String maker, String goods, LocalDate until, LocalDate recorded)
            implements RuleEdit {
        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            Listing open = requireListing(knowledge, list, maker, goods);
            List<Listing> more = new ArrayList<>(knowledge.listings());
            more.set(more.indexOf(open), open.retractedOn(recorded));
            more.add(open.endedOn(until, recorded));
            return knowledge.withListings(more);
        }
    }

    /**
     * A stay on a list was entered by mistake.
     *
     * @param goods the goods; empty for the maker itself
     */
    record RetractListing(String list, String maker, String goods, LocalDate recorded) implements RuleEdit {
        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            Listing wrong = requireListing(knowledge, list, maker, goods);
            List<Listing> more = new ArrayList<>(knowledge.listings());
            more.set(more.indexOf(wrong), wrong.retractedOn(recorded));
            return knowledge.withListings(more);
        }
    }

    /** A maker, a category, or what we now know of one that the book holds. */
    record AddMaker(Maker maker) implements RuleEdit {
        @Override
        public LocalDate recorded() {
            return maker.recorded();
        }

        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            boolean ownerKnown = maker.owner().isEmpty()
                    || knowledge.makers().stream().anyMatch(other -> other.id().equals(maker.owner()));
            if (!ownerKnown || maker.owner().equals(maker.id())) {
                throw new IllegalArgumentException("there is no other maker \"" + maker.owner()
                        + "\" in the rule book to own " + maker.id() + "; add it first");
            }
            return knowledge.withMaker(maker);
        }
    }

    /** A relabelled brand, or what we now know of one. */
    record AddBrand(Brand brand) implements RuleEdit {
        @Override
        public LocalDate recorded() {
            return brand.recorded();
        }

        @Override
        public Knowledge applyTo(Knowledge knowledge) {
            for (String source : brand.builtBy()) {
                if (knowledge.makers().stream().noneMatch(maker -> maker.id().equals(source))) {
                    throw new IllegalArgumentException("there is no maker \"" + source + "\" in the rule book to build "
                            + brand.name() + "; add it first");
                }
            }
            return knowledge.withBrand(brand);
        }
    }

    private static Optional<Rule> held(Knowledge knowledge, String ruleId) {
        return knowledge.rulesKnownAt(LocalDate.MAX).stream()
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst();
    }

    private static Rule requireRule(Knowledge knowledge, String ruleId) {
        return held(knowledge, ruleId)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no rule \"" + ruleId + "\" in the rule book"));
    }

    private static void requireNewVersion(Knowledge knowledge, String ruleId, String version, LocalDate recorded) {
        boolean taken = knowledge.rules().stream()
                .anyMatch(rule -> rule.id().equals(ruleId) && rule.version().equals(version));
        if (taken) {
            throw new IllegalArgumentException(
                    "rule " + ruleId + " has a version " + version + " already; number it again");
        }
        boolean early = knowledge.rules().stream()
                        .anyMatch(rule -> rule.id().equals(ruleId) && recorded.isBefore(rule.recorded()))
                || knowledge.withdrawals().stream()
                        .anyMatch(withdrawal ->
                                withdrawal.ruleId().equals(ruleId) && recorded.isBefore(withdrawal.recorded()));
        if (early) {
            throw new IllegalArgumentException(
                    "rule " + ruleId + " cannot be recorded on " + recorded + ", before its last version was");
        }
    }

    private static Listing requireListing(Knowledge knowledge, String list, String maker, String goods) {
        return knowledge.listings().stream()
                .filter(listing ->
                        listing.list().equals(list) && listing.maker().equals(maker))
                .filter(listing -> listing.goods().equals(goods))
                .filter(listing -> listing.until() == null && listing.retracted() == null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + (maker + " " + goods).strip() + "\" is not now on the list \"" + list + "\""));
    }
}
