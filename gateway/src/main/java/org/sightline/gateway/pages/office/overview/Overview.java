package org.sightline.gateway.pages.office.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.count.VerdictCount;

/**
 * The statewide view. Purchases are counted by one rule: of a designated maker, role PURCHASE, still holding, not dismissed,
 * no credit, the last day of the period on or after the first day (2019-08-13 where no other is asked for). Order, invoice
 * and payment of one purchase are one. Each number has the link of the list that it counts.
 *
 * @param state whose agencies are counted; several states are added up only where that is asked for; null where they are,
 *     and where no state is known
 * @param since the day from which purchases count
 * @param before the day before which they count; null for no end
 * @param byState every state, by the same rule since 2019-08-13, whatever else is narrowed
 * @param byVerdict gravest first
 * @param byQuarter oldest first, without quarters in which nothing was bought
 * @param byVendor those who sold most, {@value #MOST_VENDORS} at most
 * @param byFunding kinds of money; a purchase of several is under each. Narrowed to some, only those
 * @param federal purchases with money that counts as a federal share; null where the view is narrowed to other money
 * @param afterNotice purchases that began after the agency was first told of a finding that stands; null where the others
 *     are asked for
 * @param first the first counted purchase, null where there is none
 * @param last the last counted purchase, null where there is none
 * @param devices null where the view is narrowed by what no device has: money, vendor, days of a purchase
 * @param watchlistVersion null where no list was published yet
 * @param asOf when the newest fact in this view became true, null where the view is empty
 */
public record Overview(
        @Nullable String state,
        LocalDate since,
        @Nullable LocalDate before,
        Headline headline,
        List<Group> byState,
        List<Group> byKind,
        List<Group> byMaker,
        List<Group> byVerdict,
        List<Group> byYear,
        List<Quarter> byQuarter,
        List<Group> byCounty,
        List<Group> byVendor,
        List<Group> byFunding,
        @Nullable Group federal,
        @Nullable Group afterNotice,
        @Nullable Mark first,
        @Nullable Mark last,
        CoverageTotal coverage,
        @Nullable DeviceTotal devices,
        @Nullable String watchlistVersion,
        @Nullable Instant asOf) {

    static final int MOST_VENDORS = 20;

    /**
     * @param agenciesThatBought distinct agencies with a counted purchase
     * @param agenciesToReview distinct agencies with a purchase that a person must look at before it counts
     * @param quantity pieces of the counted purchases, as far as the records say; a decimal
     * @param amount their money, as far as the records say; a decimal
     * @param earlierPurchases counted by the same rule, but before the day
     * @param undatedPurchases counted by the same rule, but without any date
     */
    public record Headline(
            long agenciesThatBought,
            String agenciesThatBoughtLink,
            long agenciesToReview,
            String agenciesToReviewLink,
            long purchases,
            String purchasesLink,
            @Nullable String quantity,
            @Nullable String amount,
            long purchasesToReview,
            String purchasesToReviewLink,
            long earlierPurchases,
            String earlierPurchasesLink,
            long undatedPurchases,
            String undatedPurchasesLink) {}

    /**
     * One row of a breakdown.
     *
     * @param key what the lists are filtered by
     * @param name to show
     * @param agencies distinct agencies with such a purchase
     * @param quantity pieces, as far as the records say; a decimal
     * @param amount money, as far as the records say; a decimal
     */
    public record Group(
            String key,
            String name,
            long agencies,
            String agenciesLink,
            long purchases,
            String purchasesLink,
            @Nullable String quantity,
            @Nullable String amount) {}

    /**
     * The purchases of a quarter of a year.
     *
     * @param key such as 2021Q3
     * @param since its first day, or the first that counts
     * @param before the day after its last, or after the last that counts
     * @param verdicts gravest first, without those that no purchase has
     */
    public record Quarter(
            String key,
            LocalDate since,
            LocalDate before,
            long purchases,
            String purchasesLink,
            String quantity,
            String amount,
            List<VerdictCount> verdicts) {

        /** Those with a verdict. */
        public VerdictCount of(String verdict) {
            return verdicts.stream()
                    .filter(count -> count.verdict().equals(verdict))
                    .findFirst()
                    .orElseGet(() -> new VerdictCount(verdict, 0, ""));
        }
    }

    /** A purchase that marks a time. */
    public record Mark(
            @Nullable LocalDate day,
            UUID findingId,
            UUID agencyId,
            @Nullable String agencyName,
            @Nullable String makerName) {}

    /**
     * What is held at all.
     *
     * @param agencies agencies that are known, registered or not
     * @param agenciesWithLines those of which purchase lines are held
     * @param lastImportAt null where nothing was loaded
     */
    public record CoverageTotal(
            long agencies,
            long registered,
            long agenciesWithLines,
            long lines,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            @Nullable Instant lastImportAt) {}

    /**
     * @param pieces reported devices, whatever became of them
     * @param findings findings about devices of designated makers
     */
    public record DeviceTotal(long pieces, long agenciesReporting, long findings, String findingsLink) {}
}
