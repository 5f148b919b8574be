package org.sightline.matching.packet;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * What only the contractor knows. Nothing of it is kept.
 *
 * @param clause of the contract; 52.204-25 where missing
 * @param identifiedOn the day on which the equipment was identified, or the contractor was told of it; required
 * @param submittedOn the day on which the first report was sent; null while it was not
 * @param contractNumber of the federal contract
 * @param orderNumbers of the orders under it
 * @param supplierUei unique entity identifier of the supplier, where the record has none
 * @param supplierCage CAGE code of the supplier, where the record has none
 * @param mitigation what was done or is recommended; the remediation plan speaks where missing
 * @param furtherMitigation what became known since the first report
 * @param prevention what was done to prevent use or submission
 * @param futurePrevention what is added to prevent it in future
 */
@Schema(requiredProperties = "identifiedOn", examples = """
                {"identifiedOn": "2026-11-24", "contractNumber": "W912-INVENTED-0001", "clause": "52.204-25"}""")
record ReportRequest(
        @Nullable ReportClause clause,
        @Nullable LocalDate identifiedOn,
        @Nullable LocalDate submittedOn,
        @Nullable String contractNumber,
        @Nullable String orderNumbers,
        @Nullable String supplierUei,
        @Nullable String supplierCage,
        @Nullable String mitigation,
        @Nullable String furtherMitigation,
        @Nullable String prevention,
        @Nullable String futurePrevention) {

    static final int LONGEST_TEXT = 4000;

    ReportClause clauseOrUsual() {
        return Objects.requireNonNullElse(clause, ReportClause.FAR_52_204_25);
    }

    /**
     * The day on which it was identified.
     *
     * @throws Problem 422 where a day is missing, lies ahead, or the report was sent before it, or a text is too long
     */
    LocalDate checked(LocalDate today) {
        if (identifiedOn == null) {
            throw Problem.invalid(
                    "/identifiedOn",
                    "missing",
                    "Give the day on which the equipment was identified. The deadlines begin there.");
        }
        if (identifiedOn.isAfter(today)) {
            throw Problem.invalid("/identifiedOn", "future", identifiedOn + " has not come yet.");
        }
        if (submittedOn != null && (submittedOn.isBefore(identifiedOn) || submittedOn.isAfter(today))) {
            throw Problem.invalid("/submittedOn", "out-of-range", "Give a day from " + identifiedOn + " to today.");
        }
        texts().forEach((pointer, text) -> {
            if (text.length() > LONGEST_TEXT) {
                throw Problem.invalid(pointer, "too-long", "Use at most " + LONGEST_TEXT + " characters.");
            }
        });
        return identifiedOn;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("/contractNumber", Objects.requireNonNullElse(contractNumber, ""));
        texts.put("/orderNumbers", Objects.requireNonNullElse(orderNumbers, ""));
        texts.put("/supplierUei", Objects.requireNonNullElse(supplierUei, ""));
        texts.put("/supplierCage", Objects.requireNonNullElse(supplierCage, ""));
        texts.put("/mitigation", Objects.requireNonNullElse(mitigation, ""));
        texts.put("/furtherMitigation", Objects.requireNonNullElse(furtherMitigation, ""));
        texts.put("/prevention", Objects.requireNonNullElse(prevention, ""));
        texts.put("/futurePrevention", Objects.requireNonNullElse(futurePrevention, ""));
        return texts;
    }
}
