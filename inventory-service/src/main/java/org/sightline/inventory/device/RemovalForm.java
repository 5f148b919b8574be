package org.sightline.inventory.device;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** How and when a device was taken out of use: the request body of the API. */
public record RemovalForm(
        @Schema(required = true, format = "date", examples = "2026-11-20") @Nullable
        String date,

        @Schema(
                required = true,
                description = "Such as removed, returned, replaced, destroyed, recycled. Destroyed,"
                        + " disposed, recycled, scrapped and shredded lead to the status disposed.",
                examples = "recycled")
        @Nullable
        String method,

        @Schema(maxLength = 2_000) @Nullable String note) {

    private static final int LONGEST_NOTE = 2_000;

    /** Words for a removal after which the device does not exist any more. */
    private static final Set<String> DISPOSAL = Set.of("disposed", "destroyed", "recycled", "scrapped", "shredded");

    /**
     * A removal that is checked by itself.
     *
     * @param method in the agency's words
     */
    public record Removal(
            LocalDate date, String method, @Nullable String note) {

        DeviceStatus status() {
            return DISPOSAL.contains(method.toLowerCase(Locale.ROOT)) ? DeviceStatus.DISPOSED : DeviceStatus.REMOVED;
        }

        /** What is said of a device that was taken out of use so. */
        public DeviceReport report() {
            return DeviceReport.EMPTY
                    .with(DeviceField.STATUS, status().word())
                    .with(DeviceField.REMOVED_ON, date)
                    .with(DeviceField.REMOVAL_METHOD, method);
        }
    }

    /**
     * Checks everything at once.
     *
     * @param form null where the body was empty
     * @param today the latest date that is not in the future anywhere in the country
     * @throws Problem 422 with everything that is wrong
     */
    public static Removal checked(@Nullable RemovalForm form, LocalDate today) {
        RemovalForm sent = form == null ? new RemovalForm(null, null, null) : form;
        List<Fault> faults = new ArrayList<>();
        LocalDate date = sent.date(faults, today);
        String method = sent.method == null ? "" : sent.method.strip();
        if (method.isEmpty() || method.length() > DeviceField.REMOVAL_METHOD.longest()) {
            faults.add(new Fault("/method", "missing", "Say how it was removed, in at most 200 characters."));
        }
        if (sent.note != null && sent.note.length() > LONGEST_NOTE) {
            faults.add(new Fault("/note", "too-long", "Use at most " + LONGEST_NOTE + " characters."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("Some fields are missing or wrong; see errors.", faults);
        }
        return new Removal(date, method, sent.note);
    }

    /** The day; today where something is wrong with it, which the faults then say. */
    private LocalDate date(List<Fault> faults, LocalDate today) {
        if (date == null || date.isBlank()) {
            faults.add(new Fault("/date", "missing", "Say on which day it was removed."));
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(date.strip());
            if (day.isAfter(today)) {
                faults.add(new Fault("/date", "future-date", "Give the day when it was removed, not a day to come."));
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            faults.add(new Fault(
                    "/date",
                    "invalid-date",
                    "\"" + Identifiers.shown(date) + "\" is not a date. Write year-month-day, as 2026-11-20."));
            return today;
        }
    }
}
