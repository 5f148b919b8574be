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
        List<UUID> ids = sql.query(ALIKE)
                .with("agency", agencyId)
                .with("serials", keys(said, "serial"))
                .with("zeros", keys(said, "zeros"))
                .with("macs", keys(said, "mac"))
                .with("tags", keys(said, "tag"))
                .with("bulks", keys(said, "bulk"))
                .list(row -> row.requiredUuid("id"));
        return DeviceMatcher.of(ids.isEmpty() ? List.of() : devices.list("id in ?1 order by place, id", ids));
    }

    private static List<String> keys(Collection<DeviceDetails> said, String name) {
        return said.stream()
                .flatMap(details -> Stream.ofNullable(details.keys().get(name)))
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
            devices.list("agencyId = ?1 and id in ?2", agencyId, ids).forEach(device -> found.put(device.id(), device));
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
        List<OutgoingMessage> messages = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (Wanted one : wanted) {
            Device device = one.id() == null ? added(agencyId, one.after(), note, origin) : known.get(one.id());
            Device changing = Objects.requireNonNull(device, "A device is gone that was there a moment ago");
            if (one.id() == null || change(changing, one.after(), what, note, origin)) {
                messages.add(message(changing));
            }
            changed.add(new Changed(changing.id(), changing.version()));
        }
        outbox.append(messages);
        forget();
        return changed;
    }

    private Device added(UUID agencyId, DeviceDetails details, @Nullable String note, Origin origin) {
        Device device = Device.registered(UUID.randomUUID(), agencyId, details, origin);
        devices.persist(device);
        append(device, "registered", note, FieldChange.between(Map.of(), details.asText()), origin);
        return device;
    }

    private boolean change(Device device, DeviceDetails after, String what, @Nullable String note, Origin origin) {
        boolean wasGone = device.details().status().gone();
        List<FieldChange> changes = device.change(after, origin);
        if (changes.isEmpty()) {
            return false;
        }
        boolean removed = !wasGone && after.status().gone() && what.equals("changed");
        append(device, removed ? "removed" : what, note, changes, origin);
        return true;
    }

    /** Withdraws devices: they stay with their history, and count nowhere. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(UUID agencyId, Collection<UUID> ids, String note, Origin origin) {
        List<OutgoingMessage> messages = new ArrayList<>();
        byId(agencyId, ids).values().forEach(device -> {
            device.withdraw(origin);
            append(device, "withdrawn", note, List.of(), origin);
            messages.add(message(device));
        });
        outbox.append(messages);
        forget();
    }

    private void append(Device device, String what, @Nullable String note, List<FieldChange> changes, Origin origin) {
        history.append(
                new History.Subject(device.id(), device.agencyId(), device.version()), what, note, changes, origin);
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
