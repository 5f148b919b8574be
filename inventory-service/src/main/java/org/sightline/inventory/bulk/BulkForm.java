package org.sightline.inventory.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.DeviceField;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.inventory.device.RemovalForm;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** Which devices are changed, and how: the request body of the API. */
@Schema(name = "BulkChange")
record BulkForm(
        @Schema(required = true, description = "1 to 1,000 devices, with the versions that you saw") @Nullable
        List<Chosen> devices,

        @Schema(
                description =
                        "What is to be the same for all of them: maker, model, site, location, status (installed or"
                                + " in_stock), installedOn, purpose. What is left out stays.",
                examples = "{\"site\": \"City hall\"}")
        @Nullable
        Map<String, String> set,

        @Schema(description = "How they were taken out of use; then nothing is set") @Nullable
        RemovalForm removal,

        @Schema(description = "True: say what would change and keep nothing") @Nullable
        Boolean dryRun) {

    /** The most devices of one change. */
    static final int MOST_DEVICES = 1_000;

    private static final Set<DeviceField> SETTABLE = EnumSet.of(
            DeviceField.MAKER,
            DeviceField.MODEL,
            DeviceField.SITE,
            DeviceField.LOCATION,
            DeviceField.STATUS,
            DeviceField.INSTALLED_ON,
            DeviceField.PURPOSE);

    /** A device and the version of it that somebody saw. */
    @Schema(
            name = "ChosenDevice",
            requiredProperties = {"id", "version"})
    record Chosen(@Nullable UUID id, long version) {}

    /**
     * A change that is checked by itself.
     *
     * @param report what is said of each device
     * @param note for the history; null for none
     */
    record Asked(
            List<Chosen> devices,
            DeviceReport report,
            @Nullable String note,
            boolean dryRun) {}

    /**
     * Checks everything at once.
     *
     * @param today the latest date that is not in the future anywhere in the country
     * @throws Problem 422 with everything that is wrong
     */
    static Asked checked(@Nullable BulkForm form, LocalDate today) {
        BulkForm sent = form == null ? new BulkForm(null, null, null, null) : form;
        List<Fault> faults = new ArrayList<>();
        List<Chosen> devices = sent.chosen(faults);
        DeviceReport report = sent.report(faults);
        RemovalForm.Removal removal = sent.removal == null ? null : RemovalForm.checked(sent.removal, today);
        oneOfTheTwo(report, removal, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid("Some fields are missing or wrong; see errors.", faults);
        }
        boolean dryRun = Boolean.TRUE.equals(sent.dryRun);
        return removal == null
                ? new Asked(devices, report, null, dryRun)
                : new Asked(devices, removal.report(), removal.note(), dryRun);
    }

    private List<Chosen> chosen(List<Fault> faults) {
        List<Chosen> chosen = devices == null ? List.of() : devices;
        if (chosen.isEmpty() || chosen.size() > MOST_DEVICES || chosen.stream().anyMatch(one -> one.id() == null)) {
            faults.add(new Fault("/devices", "missing", "Choose 1 to " + MOST_DEVICES + " devices."));
        }
        return chosen;
    }

    private static void oneOfTheTwo(DeviceReport report, RemovalForm.@Nullable Removal removal, List<Fault> faults) {
        boolean says = !report.said().isEmpty();
        if (removal == null && !says && faults.isEmpty()) {
            faults.add(new Fault("/set", "missing", "Say what is to be changed."));
        } else if (removal != null && says) {
            faults.add(new Fault("/set", "and-removal", "Take devices out of use, or change them; not both at once."));
        }
    }

    private DeviceReport report(List<Fault> faults) {
        DeviceReport report = DeviceReport.EMPTY;
        for (Map.Entry<String, String> one : set == null ? Set.<Map.Entry<String, String>>of() : set.entrySet()) {
            Optional<DeviceField> field = field(one.getKey());
            if (field.isEmpty()) {
                faults.add(
                        new Fault("/set/" + one.getKey(), "not-for-many", "This cannot be the same for many devices."));
            } else {
                report = report.with(field.get(), one.getValue());
            }
        }
        return report;
    }

    private static Optional<DeviceField> field(String word) {
        return Stream.of(DeviceField.values())
                .filter(SETTABLE::contains)
                .filter(field -> field.word().equals(word))
                .findFirst();
    }
}
