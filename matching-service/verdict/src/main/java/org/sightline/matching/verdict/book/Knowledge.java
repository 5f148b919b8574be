package org.sightline.matching.verdict.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.rule.Brand;
import org.sightline.matching.verdict.rule.Certainty;
import org.sightline.matching.verdict.rule.Listing;
import org.sightline.matching.verdict.rule.Maker;
import org.sightline.matching.verdict.rule.MakerList;
import org.sightline.matching.verdict.rule.Rule;
import org.sightline.matching.verdict.rule.RuleText;

/**
 * All that Sightline ever came to hold about the law, each fact with the day on which it did. Nothing is deleted: a
 * corrected rule is a further version, a wrong listing is retracted. What was known on a day is a selection.
 *
 * @param rules    every version of every rule, in the order of recording
 * @param withdrawals when rules were withdrawn as wrong, in the order of recording
 */
public record Knowledge(
        List<Rule> rules,
        List<Withdrawal> withdrawals,
        List<MakerList> lists,
        List<Listing> listings,
        List<Maker> makers,
        List<Brand> brands) {

    /**
     * That a rule was taken out.
     *
     * @param recorded    the day on which it was
     * @param afterRules  how many versions of rules the book held by then: a version that was entered later puts the
     *                    rule back, also on the same day
     */
    record Withdrawal(String ruleId, LocalDate recorded, int afterRules) {}

    public Knowledge {
        rules = List.copyOf(rules);
        withdrawals = List.copyOf(withdrawals);
        lists = List.copyOf(lists);
        listings = List.copyOf(listings);
        makers = List.copyOf(makers);
        brands = List.copyOf(brands);
    }

    static Knowledge builtIn() {
        RuleText.Contents contents = RuleText.parse(DataFiles.text(Knowledge.class, "rules.txt"));
        List<Rule> readings = new ArrayList<>(contents.rules());
        readings.addAll(RuleText.parse(DataFiles.text(Knowledge.class, "earlier-rules.txt"))
                .rules());
        return new Knowledge(
                readings, List.of(), contents.lists(), builtInListings(), builtInMakers(), builtInBrands());
    }

    /** What ships, without what was recorded after a day. What ships has no withdrawal. */
    static Knowledge builtIn(LocalDate day) {
        Knowledge all = builtIn();
        return new Knowledge(
                all.rules.stream().filter(rule -> !rule.recorded().isAfter(day)).toList(),
                List.of(),
                all.lists,
                all.listings.stream()
                        .filter(listing -> !listing.recorded().isAfter(day))
                        .map(listing -> retractedBy(listing, day) ? listing : listing.retractedOn(null))
                        .toList(),
                all.makers.stream()
                        .filter(maker -> !maker.recorded().isAfter(day))
                        .toList(),
                all.brands.stream()
                        .filter(brand -> !brand.recorded().isAfter(day))
                        .toList());
    }

    private static boolean retractedBy(Listing listing, LocalDate day) {
        return listing.retracted() != null && !listing.retracted().isAfter(day);
    }

    /**
     * The rules in force of our knowledge on a day: of each id the latest version recorded by then, unless the rule was
     * withdrawn by then and not entered again since.
     */
    List<Rule> rulesKnownAt(LocalDate day) {
        Map<String, Rule> latest = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Rule held = latest.get(rule.id());
            boolean known = !rule.recorded().isAfter(day);
            if (known && (held == null || !rule.recorded().isBefore(held.recorded()))) {
                latest.put(rule.id(), rule);
            }
        }
        withdrawals.stream()
                .filter(withdrawal -> !withdrawal.recorded().isAfter(day))
                .filter(withdrawal -> rules.indexOf(latest.get(withdrawal.ruleId())) < withdrawal.afterRules())
                .forEach(withdrawal -> latest.remove(withdrawal.ruleId()));
        return List.copyOf(latest.values());
    }

    List<Listing> listingsKnownAt(LocalDate day) {
        return listings.stream()
                .filter(listing -> !listing.recorded().isAfter(day))
                .filter(listing ->
                        listing.retracted() == null || listing.retracted().isAfter(day))
                .toList();
    }

    List<Maker> makersKnownAt(LocalDate day) {
        Map<String, Maker> latest = new LinkedHashMap<>();
        makers.stream().filter(maker -> !maker.recorded().isAfter(day)).forEach(maker -> latest.put(maker.id(), maker));
        return List.copyOf(latest.values());
    }

    List<Brand> brandsKnownAt(LocalDate day) {
        Map<String, Brand> latest = new LinkedHashMap<>();
        brands.stream().filter(brand -> !brand.recorded().isAfter(day)).forEach(brand -> latest.put(brand.id(), brand));
        return List.copyOf(latest.values());
    }

    /** The last day, up to and with {@code until}, on which anything was recorded, retracted or withdrawn. */
    Optional<LocalDate> lastRecorded(LocalDate until) {
        return Stream.of(
                        rules.stream().map(Rule::recorded),
                        listings.stream().map(Listing::recorded),
                        listings.stream().map(Listing::retracted).filter(Objects::nonNull),
                        withdrawals.stream().map(Withdrawal::recorded),
                        makers.stream().map(Maker::recorded),
                        brands.stream().map(Brand::recorded))
                .flatMap(days -> days)
                .filter(day -> !day.isAfter(until))
                .max(LocalDate::compareTo);
    }

    Knowledge withRule(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new Knowledge(more, withdrawals, lists, listings, makers, brands);
    }

    Knowledge withWithdrawal(String ruleId, LocalDate recorded) {
        List<Withdrawal> more = new ArrayList<>(withdrawals);
        more.add(new Withdrawal(ruleId, recorded, rules.size()));
        return new Knowledge(rules, more, lists, listings, makers, brands);
    }

    Knowledge withList(MakerList list) {
        List<MakerList> more = new ArrayList<>(lists);
        more.add(list);
        return new Knowledge(rules, withdrawals, more, listings, makers, brands);
    }

    Knowledge withListings(List<Listing> others) {
        return new Knowledge(rules, withdrawals, lists, others, makers, brands);
    }

    Knowledge withMaker(Maker maker) {
        List<Maker> more = new ArrayList<>(makers);
        more.add(maker);
        return new Knowledge(rules, withdrawals, lists, listings, more, brands);
    }

    Knowledge withBrand(Brand brand) {
        List<Brand> more = new ArrayList<>(brands);
        more.add(brand);
        return new Knowledge(rules, withdrawals, lists, listings, makers, more);
    }

    private static List<Listing> builtInListings() {
        return DataFiles.rows(Knowledge.class, "listings.csv").stream()
                .map(row -> new Listing(
                        row.getField("list"),
                        row.getField("maker"),
                        DataFiles.requiredDay(row, "from"),
                        DataFiles.day(row, "until"),
                        DataFiles.yes(row, "purpose_limited"),
                        Certainty.parse(row.getField("certainty")),
                        row.getField("citation"),
                        DataFiles.requiredDay(row, "recorded"),
                        DataFiles.day(row, "retracted")))
                .toList();
    }

    private static List<Maker> builtInMakers() {
        return DataFiles.rows(Knowledge.class, "makers.csv").stream()
                .map(row -> new Maker(
                        row.getField("maker"),
                        row.getField("name"),
                        row.getField("kind").equals("category"),
                        row.getField("origin"),
                        row.getField("owner"),
                        row.getField("tie"),
                        DataFiles.day(row, "owned_from"),
                        DataFiles.day(row, "owned_until"),
                        DataFiles.day(row, "sold_by"),
                        row.getField("after_sale"),
                        DataFiles.yes(row, "items_unsure"),
                        Certainty.parse(row.getField("certainty")),
                        DataFiles.requiredDay(row, "recorded")))
                .toList();
    }

    private static List<Brand> builtInBrands() {
        return DataFiles.rows(Knowledge.class, "brands.csv").stream()
                .map(row -> new Brand(
                        row.getField("brand"),
                        row.getField("name"),
                        builtBy(row.getField("built_by")),
                        DataFiles.yes(row, "only_as_component"),
                        row.getField("strength"),
                        DataFiles.requiredDay(row, "recorded")))
                .toList();
    }

    private static List<String> builtBy(String value) {
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(" "));
    }
}
