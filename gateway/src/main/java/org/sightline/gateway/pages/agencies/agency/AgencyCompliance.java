package org.sightline.gateway.pages.agencies.agency;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.count.VerdictCount;
import org.sightline.gateway.pages.findings.finding.FindingRow;

/**
 * One agency's compliance view. Purchases are counted by the rule of {@link Overview}; each number has the link of the
 * list that it counts.
 *
 * @param verdicts a row for each verdict, gravest first, also where it is zero
 * @param findings the first findings of each verdict that has any
 * @param toReview purchases that a person must look at before they count
 * @param earlier counted by the same rule, but before 2019-08-13
 * @param undated counted by the same rule, but without any date
 * @param reconciliation bought against registered, a row a maker
 * @param waiting what waits for the agency, most pressing first
 * @param asOf when the newest fact in this view became true; null where nothing is known
 */
public record AgencyCompliance(
        Agency agency,
        Posture posture,
        List<VerdictCount> verdicts,
        List<VerdictGroup> findings,
        Count purchases,
        Count toReview,
        Count earlier,
        Count undated,
        Devices devices,
        List<Reconciliation> reconciliation,
        List<Coverage> coverage,
        List<Waiting> waiting,
        @Nullable String watchlistVersion,
        @Nullable Instant asOf) {

    /**
     * @param kind null where not known
     * @param status registered, unclaimed or unnamed
     */
    public record Agency(
            UUID id,
            String name,
            @Nullable String kind,
            @Nullable String state,
            @Nullable String county,
            String status,
            boolean sample) {}

    /** A number and the list that it counts. */
    public record Count(long count, String link) {}

    /** The first findings of a verdict. */
    public record VerdictGroup(String verdict, long count, String link, List<FindingRow> first) {}

    /**
     * @param pieces reported devices, whatever became of them
     * @param byStatus pieces by installed, in_stock, removed, disposed
     * @param flagged findings about devices of designated makers that are in use or in stock
     */
    public record Devices(
            long pieces, Map<String, Long> byStatus, long flagged, String flaggedLink, List<VerdictCount> verdicts) {}

    /**
     * What was bought of a maker against what is registered of it, in pieces. All counted purchases of equipment, of
     * any date; services, software and accessories are left out.
     *
     * @param bought decimal, as the records say, less what was returned
     * @param purchasesWithoutQuantity purchases whose record does not say how many; they are not in {@code bought}
     * @param registered pieces in the register, whatever became of them
     * @param missing what is not explained: bought less what is registered, taken away as lines say, reported as gone with proof
     *     in an accepted plan, or verified as removed by the office, and explained, model by model; 0 where it is not more. The
     *     page of the reconciliation has its parts
     * @param text the same in plain words
     */
    public record Reconciliation(
            String makerId,
            String makerName,
            String bought,
            long purchases,
            long purchasesWithoutQuantity,
            long registered,
            Map<String, Long> registeredByStatus,
            String missing,
            String text,
            String link) {

        /** Whole pieces that are missing. */
        long missingPieces() {
            return new BigDecimal(missing).longValue();
        }
    }

    /**
     * What we hold of the agency from one source.
     *
     * @param firstDate null where no line has a date
     * @param withDescription null where not known
     */
    public record Coverage(
            String sourceId,
            String sourceName,
            long lines,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            @Nullable Long withDescription,
            @Nullable Long withFunding,
            @Nullable Instant lastImportAt) {}
}
