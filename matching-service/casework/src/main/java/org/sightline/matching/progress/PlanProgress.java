package org.sightline.matching.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the remediation plans of an agency are, or of all agencies. Findings, pieces and money are those of plans that the
 * office accepted, carried out or not.
 *
 * @param agencyId null for all agencies together
 * @param drafts plans that the agency works on
 * @param submitted plans that the office has to decide
 * @param accepted plans that are carried out
 * @param completed plans that were carried out
 * @param items how many findings are in them
 * @param settledItems of how many of them nothing is left to do
 * @param pieces how many pieces of equipment they are
 * @param provenPieces of how many pieces there is proof that they are gone
 * @param overdue how many steps and findings are not done and their day has passed (at the office)
 * @param cost what is estimated in US dollars, as a decimal
 * @param nextDue the first day on which something is due; null where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanProgress(
        @Nullable UUID agencyId,
        int drafts,
        int submitted,
        int accepted,
        int completed,
        int items,
        int settledItems,
        long pieces,
        long provenPieces,
        int overdue,
        String cost,
        @Nullable LocalDate nextDue) {}
