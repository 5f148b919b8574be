package org.sightline.gateway.pages.office.overview;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.office.overview.Overview.Group;

/**
 * Which years of a breakdown are counted in part only, so that nobody takes the first and the running one for quiet years.
 *
 * @param texts in the language in which it is said
 * @param since the day from which purchases count
 * @param before the day before which they count; null for no end
 * @param today the last day of which anything can be known
 */
record PartialYears(
        OverviewTexts texts,
        Locale language,
        LocalDate since,
        @Nullable LocalDate before,
        LocalDate today) {

    /** The same years, those counted in part with the days of it: "2026, until Nov 27". */
    public List<Group> named(List<Group> years) {
        return years.stream().map(this::marked).toList();
    }

    private Group marked(Group year) {
        return new Group(
                year.key(),
                name(year),
                year.agencies(),
                year.agenciesLink(),
                year.purchases(),
                year.purchasesLink(),
                year.quantity(),
                year.amount());
    }

    private String name(Group year) {
        int number = Integer.parseInt(year.key());
        LocalDate begin = LocalDate.of(number, 1, 1);
        LocalDate end = LocalDate.of(number, 12, 31);
        String from = since.isAfter(begin) && !since.isAfter(end) ? said(since) : "";
        LocalDate last = last();
        String until = last.isBefore(end) && !last.isBefore(begin) ? said(last) : "";
        return from.isEmpty() && until.isEmpty() ? year.name() : texts.partOfYear(year.name(), from, until);
    }

    /** The last day that is counted: whatever was asked for, tomorrow is not yet known. */
    public LocalDate last() {
        return before == null || before.isAfter(today) ? today : before.minusDays(1);
    }

    /** A day without its year, which stands beside it. */
    private String said(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.dayOfYearPattern(), language).format(day);
    }
}
