package org.sightline.matching.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;

/**
 * That a supplier offers the goods of a listed maker, by a list of suppliers. It is no purchase.
 *
 * @param lineId the row of the list, as a contract line
 * @param makerId the maker, as the watchlist names it
 * @param supplier as published; null where the list names none
 * @param agencyId the public body that keeps the list
 * @param listKeeper its name as published
 * @param brands what the list says that the supplier sells
 * @param contract its number
 * @param endDate the last day of its place on the list; null where the list says none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offer(
        @Schema(required = true, description = "The row of the list, as a purchase line")
        UUID lineId,

        @Schema(required = true, description = "The maker, as the watchlist names it", examples = "hikvision")
        String makerId,

        @Schema(description = "As published") @Nullable String supplier,

        @Schema(required = true, description = "The public body that keeps the list")
        UUID agencyId,

        @Schema(required = true, description = "Its name, as published")
        String listKeeper,

        @Schema(required = true) String state,
        @Schema(required = true) String sourceId,

        @Schema(description = "What the list says that the supplier sells") @Nullable
        String brands,

        @Nullable String description,

        @Schema(description = "The number of its contract") @Nullable
        String contract,

        @Schema(description = "The last day of its place on the list", examples = "2027-06-30") @Nullable
        LocalDate endDate) {

    static Offer read(Row row) {
        return new Offer(
                row.requiredUuid("id"),
                row.requiredText("maker_key"),
                row.text("vendor_name"),
                row.requiredUuid("agency_id"),
                row.requiredText("buyer_name"),
                row.requiredText("state"),
                row.requiredText("source_id"),
                row.text("manufacturer"),
                row.text("description"),
                row.text("document_number"),
                row.day("end_date"));
    }
}
