package org.sightline.inventory.bulk;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.inventory.history.FieldChange;
import org.sightline.kit.problem.Problem.Fault;

/**
 * What a change of many devices does, or would do.
 *
 * @param changed devices that say something else after it
 * @param unchanged devices that say the same
 * @param refused devices about which something is wrong; with any of them, nothing is changed
 */
@Schema(
        name = "BulkChangeOutcome",
        requiredProperties = {"dryRun", "changed", "unchanged", "refused", "devices"})
record BulkOutcome(boolean dryRun, int changed, int unchanged, int refused, List<One> devices) {

    /**
     * One device.
     *
     * @param version the version that it had
     * @param device how people recognize it
     * @param fields what differs, old and new
     * @param faults what is wrong; empty where it can be changed
     */
    @Schema(
            name = "BulkChangeOfDevice",
            requiredProperties = {"deviceId", "version", "device", "fields", "faults"})
    record One(UUID deviceId, long version, String device, List<FieldChange> fields, List<Fault> faults) {}

    static BulkOutcome of(boolean dryRun, List<One> devices) {
        int refused =
                (int) devices.stream().filter(one -> !one.faults().isEmpty()).count();
        int changed =
                (int) devices.stream().filter(one -> !one.fields().isEmpty()).count();
        return new BulkOutcome(dryRun, changed, devices.size() - refused - changed, refused, devices);
    }
}
