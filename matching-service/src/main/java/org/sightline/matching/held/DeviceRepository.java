package org.sightline.matching.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The devices, as inventory-service told us. Works in the transaction that is there. */
@ApplicationScoped
public class DeviceRepository {

    private final EntityManager entities;
    private final ObjectMapper json;

    DeviceRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** Stores the device if it is newer than what is held; says whether it was. */
    public boolean take(Device device) {
        return entities.createNativeQuery("insert into device (id, version, agency_id, body) values (?1, ?2, ?3, ?4)"
                                + " on conflict (id) do update set version = excluded.version,"
                                + " agency_id = excluded.agency_id, body = excluded.body"
                                + " where device.version < excluded.version")
                        .setParameter(1, device.id())
                        .setParameter(2, device.version())
                        .setParameter(3, device.agencyId())
                        .setParameter(4, write(device))
                        .executeUpdate()
                == 1;
    }

    /** The devices of these ids, in no order. */
    public List<Device> devices(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return read(
                entities.createNativeQuery("select body from device where id = any (cast(?1 as uuid[]))", String.class)
                        .setParameter(1, ids.stream().map(UUID::toString).toArray(String[]::new))
                        .getResultList());
    }

    /** Some devices after an id, in the order of ids; null begins. */
    public List<Device> after(UUID id, int most) {
        return read(
                entities.createNativeQuery("select body from device where id > ?1 order by id limit ?2", String.class)
                        .setParameter(1, id == null ? new UUID(0, 0) : id)
                        .setParameter(2, most)
                        .getResultList());
    }

    private List<Device> read(List<?> bodies) {
        return bodies.stream().map(String.class::cast).map(this::read).toList();
    }

    private Device read(String body) {
        try {
            return json.readValue(body, Device.class);
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
