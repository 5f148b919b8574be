package org.sightline.gateway.pages.followup.packet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a federal contractor, as matching-service fills them: two, or one where the clause asks for one.
 *
 * @param unverified whether the fields and days were not read in the clause itself
 * @param federalContractor null where the register does not say
 * @param initialDueAt when the only report is due; null where there are two
 * @param followUpDueOn null where the clause asks for one report
 * @param missing names of fields that have to be filled in
 */
record ContractorReport(
        UUID findingId,
        String citation,
        boolean unverified,
        String contractor,
        @Nullable Boolean federalContractor,
        LocalDate identifiedOn,
        @Nullable LocalDate submittedOn,
        LocalDate initialDueOn,
        @Nullable Instant initialDueAt,
        @Nullable LocalDate followUpDueOn,
        List<Field> initial,
        List<Field> followUp,
        List<String> missing) {

    /** A field of the clause; {@code value} is null where nothing is known. */
    record Field(String name, @Nullable String value, String source, boolean ifKnown) {}
}
