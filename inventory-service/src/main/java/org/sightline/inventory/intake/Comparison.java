package org.sightline.inventory.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.Device;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceMatcher;
import org.sightline.inventory.device.Inventory;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.Origin;

/** Compares a file with the register, line by line. An empty cell or a missing column leaves what we have. */
final class Comparison {

    private final DeviceFile file;
    private final Inventory inventory;
    private final UUID agencyId;
    private final Origin origin;
    private final DeviceMatcher matcher;
    private final Map<UUID, Device> missing = new LinkedHashMap<>();
    private final Map<UUID, Integer> rowOf = new HashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<Receipt.Taken> changes = new ArrayList<>();
    private int added;
    private int changed;
    private int unchanged;
    private int rejected;

    /** Takes in every line that is right; the lines of the agency are locked by the caller. */
    Comparison(DeviceFile file, Inventory inventory, UUID agencyId, Origin origin) {
        this.file = file;
        this.inventory = inventory;
        this.agencyId = agencyId;
        this.origin = origin;
        List<Device> devices = inventory.all(agencyId);
        this.matcher = DeviceMatcher.of(devices);
        devices.stream()
                .filter(device -> !device.details().status().gone())
                .forEach(device -> missing.put(device.id(), device));
        file.lines().forEach(this::line);
    }

    private void line(DeviceFile.Line line) {
        Judged judged = Judged.of(line, file.columns(), matcher, origin.today());
        List<Reject> wrong = new ArrayList<>(judged.rejects());
        judged.device().ifPresent(device -> {
            missing.remove(device.id());
            Integer row = rowOf.get(device.id());
            if (row != null) {
                wrong.add(Judged.doubled(line.row(), row, device.details().label()));
            }
        });
        if (wrong.isEmpty() && judged.after() != null) {
            take(line.row(), judged.after(), judged.device());
        } else {
            rejected++;
            rejects.addAll(wrong);
        }
    }

    private void take(int row, DeviceDetails details, Optional<Device> known) {
        List<FieldChange> fields =
                known.map(device -> inventory.update(device, details, origin)).orElse(List.of());
        Device device = known.orElseGet(() -> inventory.add(agencyId, details, origin));
        matcher.add(device);
        rowOf.put(device.id(), row);
        if (known.isEmpty()) {
            added++;
            changes.add(new Receipt.Taken(row, "added", device.id(), details.label(), fields));
        } else if (fields.isEmpty()) {
            unchanged++;
        } else {
            changed++;
            changes.add(new Receipt.Taken(row, "changed", device.id(), details.label(), fields));
        }
    }

    /** @param id null for a dry run */
    Receipt receipt(@Nullable UUID id, @Nullable String filename, String sha256) {
        return new Receipt(
                id,
                filename,
                sha256,
                id == null,
                origin.at(),
                origin.person(),
                file.encoding(),
                file.delimiter(),
                file.columns().headers(),
                file.lines().size(),
                added,
                changed,
                unchanged,
                rejected,
                missing.size(),
                listed(rejects),
                listed(
                        id == null
                                ? changes.stream().map(Receipt.Taken::asDryRun).toList()
                                : changes),
                listed(missing.values().stream()
                        .map(device -> new Receipt.MissingDevice(
                                device.id(), device.details().label()))
                        .toList()));
    }

    private static <T> List<T> listed(List<T> all) {
        return List.copyOf(all.subList(0, Math.min(all.size(), Receipt.MOST_LISTED)));
    }
}
