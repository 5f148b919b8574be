package org.sightline.inventory.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sightline.inventory.device.Device;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceMatcher;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.inventory.device.DeviceStatus;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.problem.Problem.Fault;

/** A file beside the register, line by line. An empty cell and a column that is not there leave what we have. */
final class Comparison {

    /** What takes over a line that is right. */
    interface Taker {

        Device add(DeviceDetails details);

        /** Returns what differs; nothing where all is as it was. */
        List<FieldChange> update(Device device, DeviceDetails details);
    }

    private final DeviceFile file;
    private final LocalDate today;
    private final Taker taker;
    private final DeviceMatcher matcher;
    private final Map<UUID, Device> missing = new LinkedHashMap<>();
    private final Map<UUID, Integer> rowOf = new HashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<Receipt.Taken> changes = new ArrayList<>();
    private int added;
    private int changed;
    private int unchanged;
    private int rejected;

    Comparison(DeviceFile file, List<Device> devices, LocalDate today, Taker taker) {
        this.file = file;
        this.today = today;
        this.taker = taker;
        this.matcher = DeviceMatcher.of(devices);
        devices.stream()
                .filter(device -> !device.details().status().gone())
                .forEach(device -> missing.put(device.id(), device));
        file.lines().forEach(this::line);
    }

    private void line(DeviceFile.Line line) {
        List<Reject> wrong = new ArrayList<>(line.rejects());
        DeviceMatcher.Match match = line.report() == null
                ? new DeviceMatcher.Match(Optional.empty(), Optional.empty())
                : match(line.report());
        match.device().ifPresent(device -> missing.remove(device.id()));
        if (line.report() != null) {
            faults(line.report(), match).forEach(fault -> wrong.add(file.reject(line, fault)));
        }
        if (wrong.isEmpty()) {
            take(line.row(), line.report(), match.device());
        } else {
            rejected++;
            rejects.addAll(wrong);
        }
    }

    private DeviceMatcher.Match match(DeviceReport report) {
        DeviceDetails identity = report.identity().check(today).details();
        return identity == null ? new DeviceMatcher.Match(Optional.empty(), Optional.empty()) : matcher.find(identity);
    }

    /** Everything that speaks against a line. */
    private List<Fault> faults(DeviceReport report, DeviceMatcher.Match match) {
        List<Fault> faults =
                new ArrayList<>(full(report, match.device()).check(today).faults());
        match.fault().ifPresent(faults::add);
        match.device().flatMap(this::doubled).ifPresent(faults::add);
        match.device().flatMap(device -> reopening(report, device.details())).ifPresent(faults::add);
        return faults;
    }

    private Optional<Fault> doubled(Device device) {
        Integer row = rowOf.get(device.id());
        return row == null
                ? Optional.empty()
                : Optional.of(new Fault(
                        "row",
                        "double-row",
                        "Row " + row
                                + " describes this device already ("
                                + device.details().label() + "). Keep one of the two; for several alike without"
                                + " serial, MAC and tag write one row with a quantity."));
    }

    private static Optional<Fault> reopening(DeviceReport report, DeviceDetails is) {
        boolean saysInUse = report.status() != null
                && DeviceStatus.of(report.status())
                        .map(status -> !status.gone())
                        .orElse(false);
        return is.status().gone() && saysInUse
                ? Optional.of(
                        new Fault(
                                "status",
                                "already-removed",
                                "We have " + is.label() + " as removed on " + is.removedOn()
                                        + ". A file does not bring it back. If it is in use again, change it on its page; if not, write removed."))
                : Optional.empty();
    }

    private static DeviceReport full(DeviceReport report, Optional<Device> device) {
        return device.map(present -> report.over(present.details())).orElse(report);
    }

    private void take(int row, DeviceReport report, Optional<Device> present) {
        DeviceDetails details = full(report, present).check(today).details();
        Device device = present.orElse(null);
        List<FieldChange> fields = List.of();
        if (device == null) {
            device = taker.add(details);
            added++;
        } else {
            fields = taker.update(device, details);
            changed += fields.isEmpty() ? 0 : 1;
            unchanged += fields.isEmpty() ? 1 : 0;
        }
        matcher.add(device);
        rowOf.put(device.id(), row);
        if (present.isEmpty() || !fields.isEmpty()) {
            changes.add(new Receipt.Taken(
                    row, present.isEmpty() ? "added" : "changed", device.id(), details.label(), fields));
        }
    }

    Receipt receipt(UUID id, String filename, String sha256, boolean dryRun, Origin origin) {
        return new Receipt(
                id,
                filename,
                sha256,
                dryRun,
                origin.at(),
                origin.person(),
                file.encoding(),
                file.delimiter(),
                file.headers(),
                file.lines().size(),
                added,
                changed,
                unchanged,
                rejected,
                missing.size(),
                listed(rejects),
                listed(dryRun ? changes.stream().map(Receipt.Taken::asDryRun).toList() : changes),
                listed(missing.values().stream()
                        .map(device -> new Receipt.MissingDevice(
                                device.id(), device.details().label()))
                        .toList()));
    }

    private static <T> List<T> listed(List<T> all) {
        return List.copyOf(all.subList(0, Math.min(all.size(), Receipt.MOST_LISTED)));
    }
}
