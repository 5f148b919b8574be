package org.sightline.inventory.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.agency.Agency;
import org.sightline.inventory.agency.AgencyMerged;
import org.sightline.inventory.agency.AgencyRepository;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.History;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** Registers, changes and removes the devices of an agency. */
@ApplicationScoped
public class Inventory implements Retold {

    private final AgencyRepository agencies;
    private final DeviceRepository devices;
    private final History history;
    private final Outbox outbox;

    Inventory(AgencyRepository agencies, DeviceRepository devices, History history, Outbox outbox) {
        this.agencies = agencies;
        this.devices = devices;
        this.history = history;
        this.outbox = outbox;
    }

    /**
     * Begins a change of an agency's devices: nobody else changes them until the transaction ends.
     *
     * @throws Problem 404 where there is no such agency, 409 where it was merged into another
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(UUID agencyId) {
        requireAgency(agencyId);
        devices.lock(agencyId);
    }

    /**
     * Requires that an agency can have devices.
     *
     * @throws Problem 404 where there is no such agency, 409 where it was merged into another
     */
    public void requireAgency(UUID agencyId) {
        Agency agency = agencies.byId(agencyId).orElseThrow(Problem::notFound);
        if (agency.isMerged()) {
            throw Problem.conflict(
                    agency.name() + " was merged into " + agency.mergedInto() + ". Use that one's devices.");
        }
    }

    /** All devices of an agency, by place. */
    public List<Device> all(UUID agencyId) {
        return devices.of(agencyId);
    }

    /**
     * Registers one device.
     *
     * @throws Problem 409 where the agency has it already, 422 with everything that is wrong
     */
    @Transactional
    Device register(UUID agencyId, DeviceReport report, Origin origin) {
        DeviceDetails details = checked(report, origin);
        if (details.status().gone()) {
            throw Problem.invalid("/status", "not-in-use", "Register what is installed or in stock.");
        }
        begin(agencyId);
        refuseDouble(agencyId, details, null);
        return add(agencyId, details, origin);
    }

    /** Adds a device that is checked and known to be new, within {@link #begin}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Device add(UUID agencyId, DeviceDetails details, Origin origin) {
        Device device = Device.registered(UUID.randomUUID(), agencyId, details, origin);
        devices.persist(device);
        List<FieldChange> fields = FieldChange.between(Map.of(), details.asText());
        publish(device, "registered", null, fields, origin);
        return device;
    }

    /**
     * Changes one device to just what is sent; status and quantity stay where they are left out.
     *
     * @throws Problem 404, 409, 412, 422, 428
     */
    @Transactional
    Device change(UUID agencyId, UUID id, @Nullable String ifMatch, DeviceReport report, Origin origin) {
        begin(agencyId);
        Device device = current(agencyId, id, ifMatch);
        DeviceDetails now = device.details();
        DeviceDetails after = checked(report.inPlaceOf(now), origin);
        if (after.status().gone() && !now.status().gone()) {
            throw Problem.invalid(
                    "/status", "use-removal", "A removal has a date and a method: send it to this device's /removal.");
        }
        refuseDouble(agencyId, after, device);
        update(device, after, origin);
        return device;
    }

    /**
     * Takes over what is checked and known to be about this device, within {@link #begin}.
     *
     * @return what differs; empty where nothing does
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<FieldChange> update(Device device, DeviceDetails after, Origin origin) {
        boolean wasGone = device.details().status().gone();
        List<FieldChange> changes = device.change(after, origin);
        if (!changes.isEmpty()) {
            boolean gone = after.status().gone();
            String what = gone ? "removed" : "back in use";
            publish(device, gone == wasGone ? "changed" : what, null, changes, origin);
        }
        return changes;
    }

    /**
     * Takes one device out of use.
     *
     * @throws Problem 404, 409, 412, 422, 428
     */
    @Transactional
    Device remove(UUID agencyId, UUID id, @Nullable String ifMatch, RemovalForm.Removal removal, Origin origin) {
        begin(agencyId);
        Device device = current(agencyId, id, ifMatch);
        DeviceDetails now = device.details();
        DeviceStatus how = removal.status();
        if (now.status() == how || now.status() == DeviceStatus.DISPOSED) {
            throw Problem.conflict("It was removed on " + now.removedOn() + " already.");
        }
        if (now.installedOn() != null && removal.date().isBefore(now.installedOn())) {
            throw Problem.invalid(
                    "/date",
                    "removed-before-installed",
                    "It cannot be removed before it was installed on " + now.installedOn() + ". Check both dates.");
        }
        List<FieldChange> changes = device.change(checked(removal.report().over(now), origin), origin);
        publish(device, how.word(), removal.note(), changes, origin);
        return device;
    }

    private Device current(UUID agencyId, UUID id, @Nullable String ifMatch) {
        Device device = devices.of(agencyId, id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, device.version());
        if (device.withdrawn()) {
            throw Problem.conflict("The list that brought this device was undone. Register the device again.");
        }
        return device;
    }

    private static DeviceDetails checked(DeviceReport report, Origin origin) {
        DeviceReport.Checked checked = report.check(origin.today());
        if (checked.details() == null) {
            throw Problem.invalid(
                    "Some fields are missing or wrong; see errors.",
                    checked.faults().stream()
                            .map(fault -> new Fault("/" + fault.pointer(), fault.code(), fault.message()))
                            .toList());
        }
        return checked.details();
    }

    /** @param self the device that may have these identifiers, null where none may */
    private void refuseDouble(UUID agencyId, DeviceDetails details, @Nullable Device self) {
        Optional<Device> other = devices.like(agencyId, details).stream()
                .filter(device -> self == null || !device.id().equals(self.id()))
                .filter(device -> details.bulkKey() == null
                        || !device.details().status().gone()
                                && !details.status().gone())
                .findFirst();
        if (other.isPresent()) {
            throw Problem.conflict("Your agency has this device already: "
                    + other.get().details().label() + " (" + other.get().id()
                    + "). Change that one, or correct the serial, MAC or tag.");
        }
    }

    /** Devices go with their agency; what both have is to be put right first. */
    void agencyMerged(@Observes AgencyMerged merge) {
        List<Device> moving = devices.of(merge.from());
        if (moving.isEmpty()) {
            return;
        }
        devices.lock(merge.from());
        devices.lock(merge.into());
        for (Device device : moving) {
            refuseDouble(merge.into(), device.details(), null);
            device.moveTo(merge.into(), merge.origin().at());
            publish(
                    device,
                    "moved",
                    null,
                    List.of(new FieldChange(
                            "agencyId", merge.from().toString(), merge.into().toString())),
                    merge.origin());
        }
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<Device> some = devices.after(key == null ? new UUID(0, 0) : UUID.fromString(key));
        some.forEach(this::tell);
        return some.isEmpty() ? null : some.getLast().id().toString();
    }

    private void tell(Device device) {
        outbox.append(DeviceChanged.TOPIC, device.id().toString(), DeviceChanged.TYPE, DeviceChanged.of(device));
    }

    private void publish(Device device, String what, @Nullable String note, List<FieldChange> changes, Origin origin) {
        history.append(
                new History.Subject(device.id(), device.agencyId(), device.version()), what, note, changes, origin);
        tell(device);
    }
}
