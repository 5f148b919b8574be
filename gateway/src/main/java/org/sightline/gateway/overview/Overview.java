package org.sightline.gateway.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statewide view. Purchases are counted by the rule of {@link Links#SINCE}: of a designated maker, role PURCHASE,
 * still holding, not dismissed, no credit, the last day of the period on or after 2019-08-13. Order, invoice and payment
 * of one purchase are one. Each number has the link of the list that it counts.
 *
 * @param since the day from which purchases count
 * @param first the first counted purchase, null where there is none
 * @param last the last counted purchase, null where there is none
 * @param watchlistVersion null where no list was published yet
 * @param asOf when the newest fact in this view became true, null where the view is empty
 */
public record Overview(
        LocalDate since,
        Headline headline,
        List<Group> byKind,
        List<Group> byMaker,
        List<Group> byVerdict,
        List<Group> byYear,
        @Nullable Mark first,
        @Nullable Mark last,
        CoverageTotal coverage,
        DeviceTotal devices,
        @Nullable String watchlistVersion,
        @Nullable Instant asOf) {

    /**
     * @param agenciesThatBought distinct agencies with a counted purchase
     * @param agenciesToReview distinct agencies with a purchase that a person must look at before it counts
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
