package org.sightline.matching.screen;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.subject.Subject;

/**
 * What to screen, in the words of the command line's columns or of messages. Everything may be missing.
 *
 * @param id the caller's own, given back with the answer
 * @param date a day; any other date counts as not known
 */
@Schema(examples = """
                {"id": "1", "vendorName": "Camera Shop Inc.", "description": "HIKVISION DS-2CD2343G0-I TURRET CAMERA"}""")
record ScreenRequest(
        @Nullable String id,

        @JsonProperty("vendorName") @JsonAlias({"vendor_name", "vendor"}) @Nullable
        String vendorName,

        @JsonAlias("item_description") @Nullable String description,

        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String date,
        @Nullable String mac,

        @JsonAlias("fcc_id") @Nullable String fccId,

        @JsonAlias("vendorUei") @Nullable String uei,

        @JsonAlias("vendorCage") @Nullable String cage,

        @Nullable String banner) {

    /** The subject; a date that is no day counts as not known. */
    Subject subject() {
        return new Subject(vendorName, description, manufacturer, model, day(), mac, fccId, uei, cage, banner);
    }

    private @Nullable LocalDate day() {
        try {
            return date == null || date.isBlank() ? null : LocalDate.parse(date.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
