package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;

/**
 * What one row of a file says. What is null is not known.
 *
 * @param sourceKey the source's own key, or document and line number, where it has them
 * @param buyerName as published
 * @param state the buyer's, two capital letters
 * @param fund what the source says about the money; messages carry it in the funding history
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineContent(
        @Schema(description = "The source's own key, or document and line number") @Nullable
        String sourceKey,

        @Schema(required = true, description = "The buyer, as published")
        String buyerName,

        @Schema(required = true, description = "The buyer's state, two capital letters")
        String state,

        @JsonUnwrapped Document document,
        @JsonUnwrapped Vendor vendor,
        @JsonUnwrapped Item item,
        @JsonUnwrapped Price price,
        @JsonIgnore @Nullable String fund) {

    /** A 128-bit hash of all that the row says; equal for two rows only if they say the same. It protects nothing. */
    public UUID hash() {
        return LineTable.hash(this);
    }

    /**
     * The record that the line stands on.
     *
     * @param type what kind of record it is
     * @param obligationDate when the buyer committed itself: a day or a period, as in the message
     * @param paymentDate a day, ISO 8601
     * @param endDate the last day of the contract or of the place on a list, ISO 8601
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Document(
            @Schema(required = true) @JsonProperty("documentType")
            DocumentType type,

            @JsonProperty("documentNumber") @Nullable String number,

            @Schema(description = "The number of the order that it belongs to, where it has a number of its own")
            @JsonProperty("orderNumber")
            @Nullable
            String order,

            @JsonProperty("lineNumber") @Nullable String line,

            @Schema(
                    description =
                            "When the buyer committed itself: a day, a month, a quarter, a year or a" + " fiscal year",
                    examples = {"2021-05-20", "2021-05", "2021-Q2", "2021", "FY2021"})
            @Nullable
            String obligationDate,

            @Schema(description = "A day", examples = "2021-06-30") @Nullable
            String paymentDate,

            @Schema(description = "The last day of the contract or of the place on a list", examples = "2024-06-30")
            @Nullable
            String endDate) {

        private static final int YEAR = 4;

        /** The year of the obligation, else of the payment, fiscal where that is published; null where neither is known. */
        public @Nullable String year() {
            String day = obligationDate == null ? paymentDate : obligationDate;
            return day == null ? null : day.replaceFirst("^FY", "").substring(0, YEAR);
        }
    }

    /** Who sold, with the identifiers that federal registers give. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Vendor(
            @JsonProperty("vendorName") @Nullable String name,

            @Schema(description = "Unique Entity ID of SAM.gov") @JsonProperty("vendorUei") @Nullable
            String uei,

            @Schema(description = "Commercial and Government Entity code") @JsonProperty("vendorCage") @Nullable
            String cage) {}

    /** What was sold. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model,
            @Schema(required = true) List<Code> codes) {}

    /** How much was sold for how much: plain decimals, in units and in US dollars. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Price(
            @Schema(description = "A plain decimal", examples = "12") @Nullable
            String quantity,

            @Nullable String unit,

            @Schema(description = "A plain decimal", examples = "129.00") @Nullable
            String unitPrice,

            @Schema(description = "A plain decimal", examples = "1548.00") @Nullable
            String amount) {

        /** All amounts are in US dollars. */
        @Schema(required = true, enumeration = "USD")
        @JsonProperty
        public String currency() {
            return "USD";
        }
    }
}
