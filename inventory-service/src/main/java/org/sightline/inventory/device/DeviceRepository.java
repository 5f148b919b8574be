package org.sightline.inventory.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.copy.BinaryCopy;
import org.sightline.kit.copy.CopyType;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Sql;

/** The table of devices. */
@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<Device, UUID> {

    private static final int SOME = 200;

    private static final BinaryCopy<Device> COPY = new BinaryCopy<>(Stream.concat(
                    Stream.<BinaryCopy.Column<Device>>of(
                            new BinaryCopy.Column<>("id", CopyType.UUID, Device::id),
                            new BinaryCopy.Column<>("version", CopyType.INT8, Device::version),
                            new BinaryCopy.Column<>("agency_id", CopyType.UUID, Device::agencyId),
                            new BinaryCopy.Column<>("bulk_key", CopyType.TEXT, Device::bulkKey),
                            new BinaryCopy.Column<>("place", CopyType.TEXT, Device::place),
                            new BinaryCopy.Column<>("search_text", CopyType.TEXT, Device::searchText),
                            new BinaryCopy.Column<>("reported_by", CopyType.TEXT, Device::reportedBy),
                            new BinaryCopy.Column<>(
                                    "reported_through",
                                    CopyType.TEXT,
                                    device -> device.reportedThrough().name()),
                            new BinaryCopy.Column<>("updated_at", CopyType.TIMESTAMPTZ, Device::updatedAt),
                            new BinaryCopy.Column<>("correlation_id", CopyType.TEXT, Device::correlationId),
                            new BinaryCopy.Column<>("withdrawn", CopyType.BOOLEAN, Device::withdrawn)),
                    details())
            .toList());

    private static Stream<BinaryCopy.Column<Device>> details() {
        return Stream.<BinaryCopy.Column<DeviceDetails>>of(
                        new BinaryCopy.Column<>("maker", CopyType.TEXT, DeviceDetails::maker),
                        new BinaryCopy.Column<>("model", CopyType.TEXT, DeviceDetails::model),
                        new BinaryCopy.Column<>("serial", CopyType.TEXT, DeviceDetails::serial),
                        new BinaryCopy.Column<>("mac", CopyType.TEXT, DeviceDetails::mac),
                        new BinaryCopy.Column<>("fcc_id", CopyType.TEXT, DeviceDetails::fccId),
                        new BinaryCopy.Column<>("tag", CopyType.TEXT, DeviceDetails::tag),
                        new BinaryCopy.Column<>("banner", CopyType.TEXT, DeviceDetails::banner),
                        new BinaryCopy.Column<>("site", CopyType.TEXT, DeviceDetails::site),
                        new BinaryCopy.Column<>("location", CopyType.TEXT, DeviceDetails::location),
                        new BinaryCopy.Column<>(
                                "status",
                                CopyType.TEXT,
                                details -> details.status().name()),
                        new BinaryCopy.Column<>("installed_on", CopyType.DATE, DeviceDetails::installedOn),
                        new BinaryCopy.Column<>("removed_on", CopyType.DATE, DeviceDetails::removedOn),
                        new BinaryCopy.Column<>("removal_method", CopyType.TEXT, DeviceDetails::removalMethod),
                        new BinaryCopy.Column<>("purpose", CopyType.TEXT, DeviceDetails::purpose),
                        new BinaryCopy.Column<>("quantity", CopyType.INT4, DeviceDetails::quantity))
                .map(column -> column.of(Device::details));
    }

    private final Sql sql;

    DeviceRepository(Sql sql) {
        this.sql = sql;
    }

    /** One change of an agency's devices at a time, until the transaction ends. */
    void lock(UUID agency) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(:agency, 83))")
                .with("agency", agency.toString())
                .exists();
    }

    /** Writes devices as they are, new or changed, past Hibernate and in one go. */
    void put(Collection<Device> all) {
        COPY.stagedOver(sql, "device", "put", "id", all);
    }

    Optional<Device> of(UUID agency, UUID id) {
        return find("agencyId = ?1 and id = ?2", agency, id).firstResultOptional();
    }

    /** All of an agency, by place. */
    List<Device> of(UUID agency) {
        return list("agencyId = ?1 and not withdrawn order by place, cast(id as string)", agency);
    }

    /** Those of an agency that have one of the identifiers, or are alike where it has none. */
    List<Device> like(UUID agency, DeviceDetails details) {
        return list("""
                agencyId = :agency and not withdrawn and (upper(details.serial) = upper(:serial) or details.mac = :mac
                  or upper(details.tag) = upper(:tag) or bulkKey = :bulk)""", identifiers(agency, details));
    }

    private static Map<String, Object> identifiers(UUID agency, DeviceDetails details) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("agency", agency);
        parameters.put("serial", details.serial());
        parameters.put("mac", details.mac());
        parameters.put("tag", details.tag());
        parameters.put("bulk", details.bulkKey());
        return parameters;
    }

    /**
     * What a list shows.
     *
     * @param status null for any
     * @param text part of any field; null or blank for any
     */
    record Filter(
            UUID agency,
            @Nullable DeviceStatus status,
            @Nullable String text) {

        Filter {
            text = text == null ? null : text.strip().toLowerCase(Locale.ROOT);
        }

        private Map<String, Object> parameters() {
            String part = text == null ? "" : text;
            return Map.of(
                    "agency",
                    agency,
                    "statuses",
                    status == null ? EnumSet.allOf(DeviceStatus.class) : EnumSet.of(status),
                    "text",
                    "%" + part.replaceAll("([!%_])", "!$1") + "%");
        }
    }

    /**
     * By place.
     *
     * @param after place and id of the last one shown, null at the start
     */
    List<Device> list(Filter filter, BoundCursor.@Nullable Place after, int most) {
        // The empty place sorts before every other.
        List<String> last = after == null ? List.of("", "") : after.values();
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("place", last.get(0));
        parameters.put("id", last.get(1));
        return find("""
                        agencyId = :agency and not withdrawn and details.status in :statuses and searchText like :text escape '!'
                          and (place > :place or place = :place and cast(id as string) > :id)
                        order by place, cast(id as string)""", parameters).page(0, most).list();
    }

    long count(Filter filter) {
        return count(
                "agencyId = :agency and not withdrawn and details.status in :statuses"
                        + " and searchText like :text escape '!'",
                filter.parameters());
    }

    /**
     * Devices of an agency by what they have in a column, by place. Past Hibernate, which would watch each of them: what is
     * changed in them, {@link #put} writes. A look into an index for each key: with thousands of keys at once, a plan might
     * read the whole table instead.
     *
     * @param column as it is written in SQL, with the condition of its index behind it; it never comes from outside
     * @param most of one key
     */
    List<Device> each(UUID agency, String column, Collection<?> keys, int most) {
        return keys.isEmpty()
                ? List.of()
                : sql.query(
                                "select d.* from unnest(:keys) k cross join lateral (select * from device where agency_id = :agency"
                                        + " and " + column + " limit " + most + ") d order by d.place, d.id")
                        .with("agency", agency)
                        .with("keys", keys)
                        .list(Device::of);
    }

    /** Some devices after an id, in the order of ids. */
    List<Device> after(UUID id) {
        return find("id > ?1 order by id", id).page(0, SOME).list();
    }
}
