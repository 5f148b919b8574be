package org.sightline.inventory.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.Device;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceMatcher;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.inventory.device.Inventory;
import org.sightline.inventory.device.ManyDevices;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** Changes many devices of an agency at once: all of them, or none. */
@ApplicationScoped
class BulkChanges {

    private final Inventory inventory;
    private final ManyDevices devices;

    BulkChanges(Inventory inventory, ManyDevices devices) {
        this.inventory = inventory;
        this.devices = devices;
    }

    private record Judged(@Nullable DeviceDetails after, BulkOutcome.One outcome) {}

    /**
     * Says what would change, and changes it unless that is only tried.
     *
     * @throws Problem 404, 409; 422 where something is wrong with one of the devices and it is meant
     */
    @Transactional
    BulkOutcome change(UUID agencyId, BulkForm.Asked asked, Origin origin) {
        inventory.begin(agencyId);
        List<Judged> judged = judged(agencyId, asked, origin);
        BulkOutcome outcome = BulkOutcome.of(
                asked.dryRun(), judged.stream().map(Judged::outcome).toList());
        if (asked.dryRun()) {
            return outcome;
        }
        if (outcome.refused() > 0) {
            throw refused(outcome);
        }
        List<ManyDevices.Wanted> wanted = judged.stream()
                .filter(one -> !one.outcome().fields().isEmpty())
                .map(one -> new ManyDevices.Wanted(one.outcome().deviceId(), Objects.requireNonNull(one.after())))
                .toList();
        devices.take(agencyId, wanted, "changed", asked.note(), origin);
        return outcome;
    }

    private static Problem refused(BulkOutcome outcome) {
        return Problem.invalid(
                "Nothing was changed, because something is wrong with some of the devices; see errors.",
                outcome.devices().stream()
                        .flatMap(one -> one.faults().stream()
                                .map(fault -> new Fault(
                                        "/devices/" + one.deviceId(),
                                        fault.code(),
                                        one.device() + ": " + fault.message())))
                        .limit(BulkForm.MOST_DEVICES)
                        .toList());
    }

    private List<Judged> judged(UUID agencyId, BulkForm.Asked asked, Origin origin) {
        List<UUID> ids = asked.devices().stream()
                .flatMap(one -> Optional.ofNullable(one.id()).stream())
                .distinct()
                .toList();
        Map<UUID, Device> known = devices.byId(agencyId, ids);
        List<Judged> judged = new ArrayList<>();
        for (BulkForm.Chosen chosen : asked.devices()) {
            Device device = chosen.id() == null ? null : known.remove(chosen.id());
            if (device == null) {
                throw Problem.notFound();
            }
            judged.add(judged(device, chosen.version(), asked.report(), origin));
        }
        return withoutDoubles(agencyId, judged);
    }

    private static Judged judged(Device device, long seen, DeviceReport report, Origin origin) {
        DeviceDetails now = device.details();
        DeviceReport.Checked checked = report.over(now).check(origin.today());
        List<Fault> faults = new ArrayList<>(checked.faults());
        if (device.version() != seen) {
            faults.add(
                    new Fault("version", "stale-version", "Somebody changed it since you saw it. Look at it again."));
        }
        if (now.status().gone() && !report.said().isEmpty() && faults.isEmpty() && checked.details() != null) {
            faults.add(new Fault(
                    "status", "already-removed", "It was removed on " + now.removedOn() + ". Change it on its page."));
        }
        DeviceDetails after = faults.isEmpty() ? checked.details() : null;
        return new Judged(
                after,
                new BulkOutcome.One(
                        device.id(),
                        device.version(),
                        now.label(),
                        after == null ? List.of() : after.since(now),
                        List.copyOf(faults)));
    }

    /** Entries for several alike may become the same by the change. */
    private List<Judged> withoutDoubles(UUID agencyId, List<Judged> judged) {
        List<DeviceDetails> afters = judged.stream()
                .map(Judged::after)
                .filter(after -> after != null && after.bulkKey() != null)
                .map(Objects::requireNonNull)
                .toList();
        DeviceMatcher matcher = devices.matcher(agencyId, afters);
        Set<String> taken = new HashSet<>();
        return judged.stream().map(one -> withoutDouble(one, matcher, taken)).toList();
    }

    private static Judged withoutDouble(Judged one, DeviceMatcher matcher, Set<String> taken) {
        DeviceDetails after = one.after();
        String key = after == null || after.status().gone() ? null : after.bulkKey();
        if (after == null || key == null) {
            return one;
        }
        boolean other = matcher.find(after)
                .device()
                .filter(device -> !device.id().equals(one.outcome().deviceId()))
                .filter(device -> !device.details().status().gone())
                .isPresent();
        if (taken.add(key) && !other) {
            return one;
        }
        Fault fault = new Fault(
                "site",
                "same-as-another",
                "It would then be the same as another entry. Change the quantity of one of them instead.");
        return new Judged(
                null,
                new BulkOutcome.One(
                        one.outcome().deviceId(),
                        one.outcome().version(),
                        one.outcome().device(),
                        List.of(),
                        List.of(fault)));
    }
}
