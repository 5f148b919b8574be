package org.sightline.inventory.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    /** A look into an index for each key: with thousands of keys at once, a plan might read the whole table instead. */
    private static final String ALIKE = """
        select d.id from unnest(cast(:serials as text[])) k cross join lateral (select id from device
            where agency_id = :agency and not withdrawn and serial_key = k limit 1) d
        union select d.id from unnest(cast(:macs as text[])) k cross join lateral (select id from device
            where agency_id = :agency and not withdrawn and mac = k limit 1) d
        union select d.id from unnest(cast(:tags as text[])) k cross join lateral (select id from device
            where agency_id = :agency and not withdrawn and tag_key = k limit 1) d
        union select d.id from unnest(cast(:zeros as text[])) k cross join lateral (select id from device
            where agency_id = :agency and not withdrawn and zeros_key = k limit 50) d
        union select d.id from unnest(cast(:bulks as text[])) k cross join lateral (select id from device
            where agency_id = :agency and not withdrawn and bulk_key = k limit 50) d\
        """;

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

    /** The devices that one of these descriptions can mean, by what identifies them. */
    public DeviceMatcher matcher(UUID agencyId, Collection<DeviceDetails> said) {
        List<Map<String, String>> keys = said.stream().map(DeviceDetails::keys).toList();
        List<UUID> ids = sql.query(ALIKE)
                .with("agency", agencyId)
                .with("serials", keys(keys, "serial"))
                .with("zeros", keys(keys, "zeros"))
                .with("macs", keys(keys, "mac"))
                .with("tags", keys(keys, "tag"))
                .with("bulks", keys(keys, "bulk"))
                .list(row -> row.requiredUuid("id"));
        return DeviceMatcher.of(ids.isEmpty() ? List.of() : devices.toRead("id in ?1 order by place, id", ids));
    }

    private static List<String> keys(List<Map<String, String>> said, String name) {
        return said.stream()
                .flatMap(keys -> Stream.ofNullable(keys.get(name)))
                .distinct()
                .toList();
    }

    /** Forgets what was read, so that the next thousands find room. */
    public void forget() {
        entities.flush();
        entities.clear();
    }

    /** Devices of an agency by their ids, with their versions; those that were withdrawn too. */
    public Map<UUID, Device> byId(UUID agencyId, Collection<UUID> ids) {
        Map<UUID, Device> found = new HashMap<>();
        if (!ids.isEmpty()) {
            devices.toRead("agencyId = ?1 and id in ?2", agencyId, ids)
                    .forEach(device -> found.put(device.id(), device));
        }
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
        Map<UUID, Device> known = byId(
                agencyId,
                wanted.stream().map(Wanted::id).filter(Objects::nonNull).toList());
        forget();
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
        Collection<Device> known = byId(agencyId, ids).values();
        forget();
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
