package org.sightline.gateway.pages.office.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.count.VerdictCount;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.pages.office.overview.Overview.Group;
import org.sightline.gateway.pages.office.overview.Overview.Headline;
import org.sightline.gateway.pages.office.overview.Overview.Quarter;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.words.Verdict;

/**
 * The counts of the overview by what they are broken down by, each with the link of its list.
 *
 * @param counts most agencies first
 */
record Breakdown(PurchaseFilter filter, List<Tallied> counts) {

    private static final int MONTHS_OF_QUARTER = 3;

    Headline headline() {
        Tallied bought = one("bought");
        Tallied toReview = one("to_review");
        return new Headline(
                bought.agencies(),
                filter.agencies("bought", true),
                toReview.agencies(),
                filter.agencies("toReview", true),
                bought.purchases(),
                filter.purchases(),
                bought.quantity(),
                bought.amount(),
                toReview.purchases(),
                filter.toReview(),
                one("earlier").purchases(),
                filter.findings("counted", true, "band", "MATCH", "since", "", "before", filter.countedSince()),
                one("undated").purchases(),
                filter.findings("counted", true, "band", "MATCH", "since", "", "before", "", "year", 0));
    }

    List<Group> kinds() {
        return groups("kind", Formats::kinds);
    }

    List<Group> makers() {
        return of("maker")
                .map(count -> group(count, count.name() == null ? count.key() : count.name(), "maker", count.key()))
                .toList();
    }

    List<Group> verdicts() {
        List<String> gravest = Verdict.codes();
        return groups("verdict", Formats::words).stream()
                .sorted(Comparator.comparingInt(group -> gravest.indexOf(group.key())))
                .toList();
    }

    List<Group> years() {
        return of("year")
                .sorted(Comparator.comparing(Tallied::key))
                .map(count -> {
                    Days days = Days.ofYear(Integer.parseInt(count.key())).within(filter);
                    return group(count, count.key(), "since", days.since(), "before", days.before());
                })
                .toList();
    }

    List<Group> counties() {
        return of("county")
                .map(count -> group(
                        count,
                        place(count),
                        "state",
                        count.state() == null ? "" : count.state(),
                        "county",
                        count.key()))
                .toList();
    }

    private String place(Tallied county) {
        String name = known(county.key(), Function.identity());
        return PurchaseFilter.ANY.equals(filter.state) ? name + ", " + county.state() : name;
    }

    List<Group> vendors() {
        return groups("vendor", vendor -> known(vendor, Function.identity()));
    }

    List<Group> funding() {
        return groups("funding", fund -> known(fund, Formats::words)).stream()
                .filter(group -> filter.hasAllOf(Set.of(group.key())))
                .toList();
    }

    /** Null where other money is asked for: those of both would be no list. */
    @Nullable
    Group federal() {
        return filter.hasAllFederal() ? group(one("federal"), "federal", "funding", PurchaseFilter.FEDERAL) : null;
    }

    /** Null where those that bought before are asked for. */
    @Nullable
    Group afterNotice(Tallied count) {
        return Boolean.FALSE.equals(filter.afterNotice) ? null : group(count, count.dimension(), "afterNotice", true);
    }

    /** Each quarter with its verdicts. */
    List<Quarter> quarters() {
        Map<String, List<Tallied>> byQuarter = of("quarter")
                .collect(Collectors.groupingBy(
                        count -> count.key().substring(0, count.key().indexOf(' ')),
                        TreeMap::new,
                        Collectors.toList()));
        return byQuarter.entrySet().stream()
                .map(quarter -> quarter(quarter.getKey(), quarter.getValue()))
                .toList();
    }

    private Quarter quarter(String key, List<Tallied> counts) {
        int year = Integer.parseInt(key.substring(0, key.indexOf('Q')));
        int month = (Integer.parseInt(key.substring(key.indexOf('Q') + 1)) - 1) * MONTHS_OF_QUARTER + 1;
        LocalDate first = LocalDate.of(year, month, 1);
        Days days = new Days(first, first.plusMonths(MONTHS_OF_QUARTER)).within(filter);
        return new Quarter(
                key,
                days.since(),
                days.before(),
                counts.stream().mapToLong(Tallied::purchases).sum(),
                filter.purchases("since", days.since(), "before", days.before()),
                sum(counts, Tallied::quantity),
                sum(counts, Tallied::amount),
                verdicts(counts, days));
    }

    private List<VerdictCount> verdicts(List<Tallied> counts, Days days) {
        List<String> gravest = Verdict.codes();
        return counts.stream()
                .map(count -> {
                    String verdict = count.key().substring(count.key().indexOf(' ') + 1);
                    return new VerdictCount(
                            verdict,
                            count.purchases(),
                            filter.purchases("since", days.since(), "before", days.before(), "verdict", verdict));
                })
                .sorted(Comparator.comparingInt(count -> gravest.indexOf(count.verdict())))
                .toList();
    }

    private static String sum(List<Tallied> counts, Function<Tallied, String> number) {
        return counts.stream()
                .map(number)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    /** All states, each by itself, whatever else is narrowed. */
    static List<Group> states(List<Tallied> states) {
        return states.stream()
                .map(count -> new Breakdown(new PurchaseFilter(), states)
                        .group(count, known(count.key(), Formats::place), "state", count.key()))
                .toList();
    }

    private static String known(String key, Function<String, String> words) {
        return key.equals(PurchaseFilter.UNKNOWN) ? Formats.words(null) : words.apply(key);
    }

    /** What is narrowed by the key itself. */
    private List<Group> groups(String dimension, Function<String, String> words) {
        return of(dimension)
                .map(count -> group(count, words.apply(count.key()), dimension, count.key()))
                .toList();
    }

    private Group group(Tallied count, String name, Object... narrower) {
        Object[] ofAgencies = Stream.concat(Stream.of("bought", true), Arrays.stream(narrower))
                .toArray();
        return new Group(
                count.key(),
                name,
                count.agencies(),
                filter.agencies(ofAgencies),
                count.purchases(),
                filter.purchases(narrower),
                count.quantity(),
                count.amount());
    }

    private Tallied one(String dimension) {
        return of(dimension).findFirst().orElseGet(() -> Tallied.nothing(dimension));
    }

    private Stream<Tallied> of(String dimension) {
        return counts.stream().filter(count -> count.dimension().equals(dimension));
    }

    /** A period. */
    private record Days(LocalDate since, LocalDate before) {

        static Days ofYear(int year) {
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        }

        /** As much of it as the filter counts. */
        Days within(PurchaseFilter filter) {
            LocalDate first = since.isBefore(filter.countedSince()) ? filter.countedSince() : since;
            LocalDate end = filter.before == null || before.isBefore(filter.before) ? before : filter.before;
            return new Days(first, end);
        }
    }
}
