package org.sightline.gateway.pages.agencies.agency;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agency with its counts. Purchases are those counted since 2019-08-13; one purchase is one, however many orders,
 * invoices and payments tell of it.
 *
 * @param kind null where not known
 * @param county null where not known
 * @param status registered or unclaimed; unnamed where only its findings are known yet
 * @param sample invented sample data
 * @param purchases counted purchases with any verdict
 * @param quantity pieces of these purchases, as far as the records say; a decimal
 * @param amount their money, as far as the records say; a decimal
 * @param toReview purchases that a person must look at before they count
 * @param devices reported devices, in pieces, whatever became of them
 * @param flaggedDevices findings about devices
 * @param lines purchase lines that we hold
 * @param lastImportAt null where we hold none
 */
public record AgencyRow(
        UUID id,
        String name,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String county,
        String status,
        boolean sample,
        long purchases,
        String quantity,
        String amount,
        long prohibited,
        long undetermined,
        long restricted,
        long flagged,
        long notCovered,
        long toReview,
        long devices,
        long flaggedDevices,
        long lines,
        @Nullable Instant lastImportAt) {

    /** The state that the sample is about. */
    public static final String INVENTED_STATE = "XF";

    /** Whether the agency and its purchases are made up: sample data, or a body of the sample's state. */
    public boolean invented() {
        return sample || INVENTED_STATE.equals(state);
    }
}
