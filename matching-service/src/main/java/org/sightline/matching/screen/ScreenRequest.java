package org.sightline.matching.screen;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.sightline.matching.screening.subject.Subject;

/** What to screen, in the words of the command line's columns or of messages. Everything may be missing. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ScreenRequest(
        String id,

        @JsonProperty("vendorName") @com.fasterxml.jackson.annotation.JsonAlias({"vendor_name", "vendor"})
        String vendorName,

        @com.fasterxml.jackson.annotation.JsonAlias("item_description")
        String description,

        String manufacturer,
        String model,
        String date,
        String mac,

        @com.fasterxml.jackson.annotation.JsonAlias("fcc_id")
        String fccId,

        @com.fasterxml.jackson.annotation.JsonAlias("vendorUei")
        String uei,

        @com.fasterxml.jackson.annotation.JsonAlias("vendorCage")
        String cage,

        String banner) {

    /** The subject; a date that is no day counts as not known. */
    Subject subject() {
        return new Subject(vendorName, description, manufacturer, model, day(), mac, fccId, uei, cage, banner);
    }

    private LocalDate day() {
        try {
            return date == null || date.isBlank() ? null : LocalDate.parse(date.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
