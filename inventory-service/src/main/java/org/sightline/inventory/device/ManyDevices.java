package org.sightline.inventory.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.History;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.Sql;

/**
 * Reads and changes many devices of an agency, some thousands at a time: nothing of what was done stays in memory. Every
 * method works in the caller's transaction; a change is made within {@link Inventory#begin}.
 */
@ApplicationScoped
public class ManyDevices {

    /** Of what is no identifier of one device alone, the most devices that are looked at. */
    private static final int MOST_ALIKE = 50;

    private static final String SERIAL = "serial_key = k and not withdrawn";
    private static final String MAC = "mac = k and not withdrawn";
    private static final String TAG = "tag_key = k and not withdrawn";
    private static final String ZEROS = "zeros_key = k and not withdrawn";
    private static final String BULK = "bulk_key = k and not withdrawn";
    private static final String ID = "id = k";

    private final DeviceRepository devices;
    private final EntityManager entities;
    private final History history;
    private final Outbox outbox;
    private final Sql sql;

    ManyDevices(DeviceRepository devices, EntityManager entities, History history, Outbox outbox, Sql sql) {
        this.devices = devices;
        this.entities = entities;
        this.history = history;
        this.outbox = outbox;
        this.sql = sql;
    }

    /**
     * A device as it is to be.
     *
     * @param id null for a new one
     */
    public record Wanted(@Nullable UUID id, DeviceDetails after) {}

    /** A device that was changed, and the version that it now has. */
    public record Changed(UUID id, long version) {}

    /** How many devices an agency has, and the sum of their versions: equal as long as nobody changed anything. */
    public String register(UUID agencyId) {
        return sql.query("""
                        select count(*) || '/' || coalesce(sum(version), 0) as register from device
                        where agency_id = :agency\
                        """).with("agency", agencyId).one(row -> row.requiredText("register"));
    }

    /**
     * The devices that one of these descriptions can mean, by what identifies them. A serial number, a MAC address and a tag
     * belong to one device of an agency each, so what a device that was found has is not looked up again; and zeros at the
     * start of a serial number matter only where the serial number itself is not found.
     */
    public DeviceMatcher matcher(UUID agencyId, Collection<DeviceDetails> said) {
        List<Map<String, String>> keys = said.stream().map(DeviceDetails::keys).toList();
        List<Device> found = new ArrayList<>(devices.each(agencyId, SERIAL, keys(keys, "serial", Set.of()), 1));
        found.addAll(devices.each(agencyId, MAC, keys(keys, "mac", had(found, "mac")), 1));
        found.addAll(devices.each(agencyId, TAG, keys(keys, "tag", had(found, "tag")), 1));
        Set<String> serials = had(found, "serial");
        List<Map<String, String>> unknown = keys.stream()
                .filter(key -> !serials.contains(key.get("serial")))
                .toList();
        found.addAll(devices.each(agencyId, ZEROS, keys(unknown, "zeros", Set.of()), MOST_ALIKE));
        found.addAll(devices.each(agencyId, BULK, keys(keys, "bulk", Set.of()), MOST_ALIKE));
        return DeviceMatcher.of(found);
    }

    private static List<String> keys(List<Map<String, String>> said, String name, Set<String> without) {
        return said.stream()
                .flatMap(keys -> Stream.ofNullable(keys.get(name)))
                .filter(key -> !without.contains(key))
                .distinct()
                .toList();
    }

    private static Set<String> had(List<Device> devices, String name) {
        return devices.stream()
                .flatMap(device -> Stream.ofNullable(device.details().keys().get(name)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Writes what Hibernate has not written yet, and has it forget what it read: the rest goes past it. */
    private void passHibernate() {
        entities.flush();
        entities.clear();
    }

    /**
     * Has the database count the devices again, so that what is asked next is planned for as many as there are now. In a
     * transaction of its own, when the change of many is done: it waits for others that count.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void countAgain() {
        sql.query("select count_devices_again()").number();
    }

    /** Devices of an agency by their ids, with their versions; those that were withdrawn too. */
    public Map<UUID, Device> byId(UUID agencyId, Collection<UUID> ids) {
        Map<UUID, Device> found = new HashMap<>();
        devices.each(agencyId, ID, ids, 1).forEach(device -> found.put(device.id(), device));
        return found;
    }

    /**
     * Registers and changes devices that were checked.
     *
     * @param what for the history of those that are changed, such as {@code changed}
     * @return in the order in which they were asked for; what is as it was keeps its version
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Changed> take(UUID agencyId, List<Wanted> wanted, String what, @Nullable String note, Origin origin) {
        passHibernate();
        Map<UUID, Device> known = byId(
                agencyId,
                wanted.stream().map(Wanted::id).filter(Objects::nonNull).toList());
        Work work = new Work();
        List<Changed> changed = new ArrayList<>();
        for (Wanted one : wanted) {
            Device device = one.id() == null
                    ? work.added(agencyId, one.after(), note, origin)
                    : work.changed(present(known.get(one.id())), one.after(), what, note, origin);
            changed.add(new Changed(device.id(), device.version()));
        }
        write(work, origin);
        return changed;
    }

    private static Device present(@Nullable Device device) {
        return Objects.requireNonNull(device, "A device is gone that was there a moment ago");
    }

    /** Withdraws devices: they stay with their history, and count nowhere. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(UUID agencyId, Collection<UUID> ids, String note, Origin origin) {
        passHibernate();
        Collection<Device> known = byId(agencyId, ids).values();
        Work work = new Work();
        known.forEach(device -> {
            device.withdraw(origin);
            work.done(device, "withdrawn", note, List.of());
        });
        write(work, origin);
    }

    /** Past Hibernate, which has forgotten these devices: it would write row by row. */
    private void write(Work work, Origin origin) {
        devices.put(work.devices);
        history.append(work.done, origin);
        outbox.append(work.devices.stream().map(ManyDevices::message).toList());
    }

    /** Devices that are to be written, and what was done to each. */
    private static final class Work {

        private final List<Device> devices = new ArrayList<>();
        private final List<History.Done> done = new ArrayList<>();

        Device added(UUID agencyId, DeviceDetails details, @Nullable String note, Origin origin) {
            Device device = Device.registered(UUID.randomUUID(), agencyId, details, origin);
            done(device, "registered", note, details.since(null));
            return device;
        }

        Device changed(Device device, DeviceDetails after, String what, @Nullable String note, Origin origin) {
            boolean wasGone = device.details().status().gone();
            List<FieldChange> changes = device.change(after, origin);
            if (!changes.isEmpty()) {
                boolean removed = !wasGone && after.status().gone() && what.equals("changed");
                done(device, removed ? "removed" : what, note, changes);
            }
            return device;
        }

        void done(Device device, String what, @Nullable String note, List<FieldChange> changes) {
            devices.add(device);
            done.add(new History.Done(
                    new History.Subject(device.id(), device.agencyId(), device.version()), what, note, changes));
        }
    }

    private static OutgoingMessage message(Device device) {
        return OutgoingMessage.of(
                DeviceChanged.TOPIC,
                device.id().toString(),
                DeviceChanged.TYPE,
                Correlation.current(),
                Json.write(DeviceChanged.of(device)));
    }
}
