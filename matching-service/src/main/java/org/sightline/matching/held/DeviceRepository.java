package org.sightline.matching.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The devices that inventory-service told us of. Works in the running transaction. */
@ApplicationScoped
public class DeviceRepository {

    private final Sql sql;
    private final ObjectMapper json;

    DeviceRepository(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
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
                        .with("body", write(device))
                        .change()
                == 1;
    }

    /** The devices of these ids, in no order. */
    public List<Device> devices(Collection<UUID> ids) {
        return sql.query("select body from device where id = any (cast(:ids as uuid[]))")
                .with("ids", ids)
                .list(this::read);
    }

    /** Some devices after an id, in the order of ids; null begins. */
    public List<Device> after(@Nullable UUID id, int most) {
        return sql.query("select body from device where id > :id order by id limit :most")
                .with("id", id == null ? new UUID(0, 0) : id)
                .with("most", most)
                .list(this::read);
    }

    private Device read(Row row) {
        try {
            return json.readValue(row.requiredText("body"), Device.class);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A stored device could not be read", cannot);
        }
    }

    private String write(Device device) {
        try {
            return json.writeValueAsString(device);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A device could not be written", cannot);
        }
    }
}
