package org.sightline.matching.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The devices that inventory-service told us of. Works in the running transaction. */
@ApplicationScoped
public class DeviceRepository {

    private final Sql sql;

    DeviceRepository(Sql sql) {
        this.sql = sql;
    }

    /** Stores the device if it is newer than what is held; says whether it was. */
    public boolean take(Device device) {
        return sql.query("""
                                insert into device (id, version, agency_id, body)
                                values (:id, :version, :agency, :body)
                                on conflict (id) do update
                                set version = excluded.version, agency_id = excluded.agency_id, body = excluded.body
                                where device.version < excluded.version
                                """)
                        .with("id", device.id())
                        .with("version", device.version())
                        .with("agency", device.agencyId())
                        .with("body", Json.write(device))
                        .change()
                == 1;
    }

    /** The agencies that these devices were of until now: a merge takes an agency's devices along. */
    public Collection<UUID> agenciesOf(Collection<Device> devices) {
        return sql.query("select distinct agency_id from device where id = any (cast(:ids as uuid[]))")
                .with("ids", devices.stream().map(Device::id).toList())
                .list(row -> row.requiredUuid("agency_id"));
    }

    /** The devices of these ids, in no order. */
    public List<Device> devices(Collection<UUID> ids) {
        return sql.query("select body from device where id = any (cast(:ids as uuid[]))")
                .with("ids", ids)
                .list(DeviceRepository::read);
    }

    /** Some devices after an id, in the order of ids; null begins. */
    public List<Device> after(@Nullable UUID id, int most) {
        return sql.query("select body from device where id > :id order by id limit :most")
                .with("id", id == null ? new UUID(0, 0) : id)
                .with("most", most)
                .list(DeviceRepository::read);
    }

    private static Device read(Row row) {
        return Json.read(row.requiredText("body"), Device.class);
    }
}
