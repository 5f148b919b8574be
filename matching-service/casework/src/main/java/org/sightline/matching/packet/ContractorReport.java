package org.sightline.matching.packet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.lifecycle.WireNames;

/**
 * The reports that a federal contractor owes its contracting officer, with every field of the clause: two under 52.204-25, one
 * under 52.240-91. It is put together
 * from what is known, and not kept: the contractor completes it and sends it.
 *
 * @param citation the clause
 * @param unverified whether the fields and days were not read in the clause itself
 * @param contractor the agency
 * @param federalContractor whether the register says that it has a federal contract; null where it does not say
 * @param identifiedOn when the days began
 * @param identifiedAt hour and minute of that day, where the office is; null where it was not given
 * @param initialDueOn the day by whose end the first or only report is due: 1 business day of the federal government, or the day
 *     on which 72 hours end where the office is
 * @param initialDueAt when 72 hours end, UTC; null where the clause counts business days
 * @param followUpDueOn by when the second one is due: 10 business days after the first was sent, or is due; null where the
 *     clause asks for one report
 * @param initial the fields of the first or only report
 * @param followUp the fields of the second one; empty where the clause asks for one report
 * @param missing the names of fields that nothing is known of and that have to be filled in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContractorReport(
        UUID findingId,
        UUID agencyId,
        ReportClause clause,
        String citation,
        boolean unverified,
        String contractor,
        @Nullable Boolean federalContractor,
        LocalDate identifiedOn,
        @Nullable String identifiedAt,
        @Nullable LocalDate submittedOn,
        LocalDate initialDueOn,
        @Nullable Instant initialDueAt,
        @Nullable LocalDate followUpDueOn,
        List<Field> initial,
        List<Field> followUp,
        List<String> missing) {

    /**
     * A field of the clause.
     *
     * @param name stable, for machines
     * @param value null where nothing is known
     * @param source where the value is from
     * @param ifKnown whether the clause asks for it only where it is known or applies
     */
    @Schema(name = "ContractorReportField")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(Name name, @Nullable String value, Source source, boolean ifKnown) {}

    /** Every field that the clause asks for, in its order. */
    @Schema(name = "ContractorReportFieldName")
    enum Name {
        @JsonProperty("contract_number")
        CONTRACT_NUMBER(false),
        @JsonProperty("order_numbers")
        ORDER_NUMBERS(true),
        @JsonProperty("supplier_name")
        SUPPLIER_NAME(false),
        @JsonProperty("supplier_uei")
        SUPPLIER_UEI(true),
        @JsonProperty("supplier_cage")
        SUPPLIER_CAGE(true),
        @JsonProperty("brand")
        BRAND(false),
        @JsonProperty("model_number")
        MODEL_NUMBER(false),
        @JsonProperty("item_description")
        ITEM_DESCRIPTION(false),
        @JsonProperty("mitigation")
        MITIGATION(true),
        @JsonProperty("further_mitigation")
        FURTHER_MITIGATION(true),
        @JsonProperty("prevention")
        PREVENTION(false),
        @JsonProperty("future_prevention")
        FUTURE_PREVENTION(false);

        private final boolean ifKnown;

        Name(boolean ifKnown) {
            this.ifKnown = ifKnown;
        }

        boolean ifKnown() {
            return ifKnown;
        }

        String wireName() {
            return WireNames.of(this);
        }
    }

    /** Where a value is from. */
    @Schema(name = "ContractorReportSource")
    enum Source {
        /** The published record, the registered device, or the remediation plan. */
        @JsonProperty("record")
        RECORD,
        /** Whoever asked for the report. */
        @JsonProperty("given")
        GIVEN,
        /** Nothing is known. */
        @JsonProperty("missing")
        MISSING
    }
}
