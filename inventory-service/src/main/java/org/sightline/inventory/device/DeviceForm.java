package org.sightline.inventory.device;

import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/** What a reporter sends of a device: the request body of the API. */
@Schema(
        description = "At least one of maker, model, serial, mac, fccId, tag and banner is needed."
                + " What is left out of a change is cleared; only status and quantity stay.")
record DeviceForm(
        @Schema(examples = "Hikvision") @Nullable String maker,

        @Schema(examples = "DS-2CD2143G0-I") @Nullable String model,

        @Schema(
                description = "One device each. A serial in scientific notation (1.91E+18) is refused.",
                examples = "DS-2CD2143G0-I20190312AAWRC12345678")
        @Nullable
        String serial,

        @Schema(description = "With any separators", examples = "C0:56:E3:00:00:01") @Nullable
        String mac,

        @Schema(examples = "2AMF9-0099") @Nullable String fccId,

        @Schema(description = "The agency's own number for it", examples = "T-1042") @Nullable
        String tag,

        @Schema(description = "What the device says of itself on the network") @Nullable
        String banner,

        @Schema(examples = "City hall") @Nullable String site,

        @Schema(examples = "North door") @Nullable String location,

        @Schema(
                description = "Installed if left out of a registration. Removals go to /removal.",
                enumeration = {"installed", "in_stock", "removed", "disposed"})
        @Nullable
        String status,

        @Schema(format = "date", examples = "2021-06-30") @Nullable
        String installedOn,

        @Schema(description = "What it is used for, in your words") @Nullable
        String purpose,

        @Schema(
                description = "More than 1 for an entry of several alike, without serial and MAC",
                minimum = "1",
                maximum = "100000",
                examples = "1")
        @Nullable
        Integer quantity,

        @Schema(
                description = "How it was reported; api if left out",
                enumeration = {"form", "api"})
        @Nullable
        String reportedThrough) {

    /** What the form says; nothing where the body was empty. */
    static DeviceReport report(@Nullable DeviceForm form) {
        return form == null ? DeviceReport.EMPTY : form.report();
    }

    private DeviceReport report() {
        return DeviceReport.EMPTY
                .with(DeviceField.MAKER, maker)
                .with(DeviceField.MODEL, model)
                .with(DeviceField.SERIAL, serial)
                .with(DeviceField.MAC, mac)
                .with(DeviceField.FCC_ID, fccId)
                .with(DeviceField.TAG, tag)
                .with(DeviceField.BANNER, banner)
                .with(DeviceField.SITE, site)
                .with(DeviceField.LOCATION, location)
                .with(DeviceField.STATUS, status)
                .with(DeviceField.INSTALLED_ON, installedOn)
                .with(DeviceField.PURPOSE, purpose)
                .with(DeviceField.QUANTITY, quantity);
    }

    /**
     * By which way the report came.
     *
     * @throws Problem 422 where it is neither form nor API
     */
    static ReportedThrough through(@Nullable DeviceForm form) {
        String way = form == null || form.reportedThrough == null || form.reportedThrough.isBlank()
                ? ReportedThrough.API.word()
                : form.reportedThrough;
        return Stream.of(ReportedThrough.FORM, ReportedThrough.API)
                .filter(known -> known.word().equals(way))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("/reportedThrough", "unknown", "Use form or api."));
    }
}
