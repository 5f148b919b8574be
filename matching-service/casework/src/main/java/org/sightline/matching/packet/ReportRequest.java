package org.sightline.matching.packet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * What only the contractor knows. Nothing of it is kept.
 *
 * @param clause that the contract carries; required, because the time to report differs
 * @param identifiedOn the day on which the equipment was identified, or the contractor was told of it, where the office is; required
 * @param identifiedAt hour and minute of that day, such as 14:30, where the office is; where missing, hours count from the beginning of the day
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
@Schema(
        requiredProperties = {"clause", "identifiedOn"},
        examples = """
                {"identifiedOn": "2026-11-24", "contractNumber": "W912-INVENTED-0001", "clause": "52.204-25"}""")
record ReportRequest(
        @Nullable ReportClause clause,
        @Nullable LocalDate identifiedOn,

        @Schema(pattern = TIME) @Nullable String identifiedAt,

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

    /** Hour and minute. */
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /**
     * The clause of the contract.
     *
     * @throws Problem 422 where nobody said which one it is
     */
    ReportClause checkedClause() {
        if (clause == null) {
            throw Problem.invalid(
                    "/clause",
                    "missing",
                    "Say which clause the contract carries: 52.204-25 (1 and 10 business days) or 52.240-91 (72 hours).");
        }
        return clause;
    }

    /**
     * The day on which it was identified.
     *
     * @param now where the office is
     * @throws Problem 422 where a day is missing, lies ahead, or the report was sent before it, or a text is too long
     */
    LocalDate checked(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        if (identifiedOn == null) {
            throw Problem.invalid(
                    "/identifiedOn",
                    "missing",
                    "Give the day on which the equipment was identified. The deadlines begin there.");
        }
        if (identifiedOn.isAfter(today)) {
            throw Problem.invalid("/identifiedOn", "future", identifiedOn + " has not come yet.");
        }
        LocalTime at = checkedTime();
        if (at != null && identifiedOn.atTime(at).isAfter(now)) {
            throw Problem.invalid("/identifiedAt", "future", identifiedAt + " has not come yet on that day.");
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

    /**
     * The time of the day on which it was identified; null where nobody noted it.
     *
     * @throws Problem 422 where it is no time
     */
    @Nullable
    LocalTime checkedTime() {
        if (identifiedAt == null || identifiedAt.isBlank()) {
            return null;
        }
        if (!identifiedAt.matches(TIME)) {
            throw Problem.invalid("/identifiedAt", "bad-time", "Write hour and minute, such as 14:30.");
        }
        return LocalTime.parse(identifiedAt);
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
