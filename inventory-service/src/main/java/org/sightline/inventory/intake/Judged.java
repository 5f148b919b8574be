package org.sightline.inventory.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.Device;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceMatcher;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.kit.problem.Problem.Fault;

/**
 * What a line of a list means, against the devices that are registered. An empty cell or a missing column leaves what is
 * registered.
 *
 * @param said what the line says of the device's identity; null where even that cannot be read
 * @param device the registered device that it describes; empty where it describes a new one
 * @param after the device as it would be; null where something is wrong
 * @param rejects all that is wrong; empty where the line can be taken
 */
public record Judged(
        @Nullable DeviceDetails said,
        Optional<Device> device,
        @Nullable DeviceDetails after,
        List<Reject> rejects) {

    /**
     * Judges a line.
     *
     * @param matcher the devices that it can mean
     * @param today the latest date that is not in the future anywhere in the country
     */
    public static Judged of(DeviceFile.Line line, Columns columns, DeviceMatcher matcher, LocalDate today) {
        DeviceReport report = line.report();
        DeviceDetails said = report.identity().check(today).details();
        DeviceMatcher.Match match = said == null ? DeviceMatcher.Match.NONE : matcher.find(said);
        DeviceReport whole =
                match.device().map(device -> report.over(device.details())).orElse(report);
        DeviceReport.Checked checked = whole.check(today);
        List<Reject> rejects = new ArrayList<>(line.rejects());
        if (line.readable()) {
            List<Fault> faults = new ArrayList<>(checked.faults());
            match.fault().ifPresent(faults::add);
            match.device()
                    .flatMap(device -> reopening(report, device.details()))
                    .ifPresent(faults::add);
            faults.forEach(fault -> rejects.add(columns.reject(line, fault)));
        }
        return new Judged(said, match.device(), rejects.isEmpty() ? checked.details() : null, List.copyOf(rejects));
    }

    /**
     * Judges what was seen on a network. It fills in what is not known, proposes devices that are not registered, and
     * contradicts; it overwrites nothing that somebody declared.
     */
    public static Judged seen(DeviceFile.Line line, Columns columns, DeviceMatcher matcher, LocalDate today) {
        Judged judged = of(line, columns, matcher, today);
        Device device = judged.device().orElse(null);
        if (device == null) {
            return judged;
        }
        List<Reject> rejects = new ArrayList<>();
        Contradiction.all(device.details(), line.report()).forEach(fault -> rejects.add(columns.reject(line, fault)));
        DeviceReport blanks = Contradiction.blanks(device.details(), line.report());
        return new Judged(
                judged.said(),
                judged.device(),
                rejects.isEmpty() ? blanks.over(device.details()).check(today).details() : null,
                List.copyOf(rejects));
    }

    /** What the identity of a report is, before it is judged; null where it cannot be read. */
    public static @Nullable DeviceDetails identity(DeviceFile.Line line, LocalDate today) {
        return line.report().identity().check(today).details();
    }

    private static Optional<Fault> reopening(DeviceReport report, DeviceDetails is) {
        return is.status().gone() && report.saysInUse()
                ? Optional.of(new Fault(
                        "status",
                        "already-removed",
                        "We have " + is.label() + " as removed on " + is.removedOn()
                                + ". A file does not bring it back. If it is in use again, change it on its page;"
                                + " if not, write removed."))
                : Optional.empty();
    }

    /** Two rows are about one device. */
    public static Reject doubled(int row, int first, String label) {
        return new Reject(
                row,
                null,
                "double-row",
                "Row " + first + " describes this device already (" + label
                        + "). Keep one of the two; for several alike without serial, MAC and tag write one row with a"
                        + " quantity.",
                null);
    }
}
