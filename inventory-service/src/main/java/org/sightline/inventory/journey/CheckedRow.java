package org.sightline.inventory.journey;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.Device;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.intake.Judged;
import org.sightline.kit.json.Json;

/**
 * A row of a device list as it stands in its table.
 *
 * @param said what it says of the device's identity; null where that cannot be read
 * @param device the registered device that it describes; null for a new one
 * @param judged what it means
 * @param keys what tells it from others, by {@link DeviceDetails#keys}
 */
record CheckedRow(
        UUID listId,
        UUID agencyId,
        int row,
        String[] cells,
        @Nullable DeviceDetails said,
        @Nullable Device device,
        Judged judged,
        List<FieldChange> fields,
        Map<String, String> keys) {

    static CheckedRow of(DeviceList list, int row, String[] cells, Judged judged) {
        Device device = judged.device().orElse(null);
        DeviceDetails after = judged.after();
        List<FieldChange> fields = after == null ? List.of() : after.since(device == null ? null : device.details());
        DeviceDetails said = judged.said();
        Map<String, String> keys = said == null ? Map.of() : said.keys();
        return new CheckedRow(list.id(), list.agencyId(), row, cells, said, device, judged, fields, keys);
    }

    RowOutcome what() {
        if (judged.after() == null) {
            return RowOutcome.REJECTED;
        }
        if (device == null) {
            return RowOutcome.NEW;
        }
        return fields.isEmpty() ? RowOutcome.UNCHANGED : RowOutcome.CHANGED;
    }

    /** How people recognize the device; empty where the row does not say. */
    String label() {
        DeviceDetails shown = judged.after() == null ? said : judged.after();
        return shown == null ? "" : shown.label();
    }

    @Nullable
    UUID deviceId() {
        return device == null ? null : device.id();
    }

    @Nullable
    Long deviceVersion() {
        return device == null ? null : device.version();
    }

    /** What tells it from others; null where the row does not say. */
    @Nullable
    String key(String name) {
        return keys.get(name);
    }

    /** The device as it is, as JSON; null for a new one, and where the row changes nothing: the register has it. */
    @Nullable
    String before() {
        return device == null || what() == RowOutcome.UNCHANGED ? null : Json.write(device.details());
    }

    /** The device as it would be, as JSON; null where the row is rejected or changes nothing. */
    @Nullable
    String after() {
        return judged.after() == null || what() == RowOutcome.UNCHANGED
                ? null
                : Json.write(Objects.requireNonNull(judged.after()));
    }
}
