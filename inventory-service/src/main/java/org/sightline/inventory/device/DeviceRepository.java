package org.sightline.inventory.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Sql;

/** The table of devices. */
@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<Device, UUID> {

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

    Optional<Device> of(UUID agency, UUID id) {
        return find("agencyId = ?1 and id = ?2", agency, id).firstResultOptional();
    }

    /** All of an agency, by place. */
    List<Device> of(UUID agency) {
        return list("agencyId = ?1 order by place, cast(id as string)", agency);
    }

    /** Those of an agency that have one of the identifiers, or are alike where it has none. */
    List<Device> like(UUID agency, DeviceDetails details) {
        return list(
                """
                agencyId = :agency and (upper(details.serial) = upper(:serial) or details.mac = :mac
                  or upper(details.tag) = upper(:tag) or bulkKey = :bulk)""",
                Parameters.with("agency", agency)
                        .and("serial", details.serial())
                        .and("mac", details.mac())
                        .and("tag", details.tag())
                        .and("bulk", details.bulkKey()));
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

        private Parameters parameters() {
            String part = text == null ? "" : text;
            return Parameters.with("agency", agency)
                    .and("statuses", status == null ? EnumSet.allOf(DeviceStatus.class) : EnumSet.of(status))
                    .and("text", "%" + part.replaceAll("([!%_])", "!$1") + "%");
        }
    }

    /** By place. @param after place and id of the last one shown, null at the start */
    List<Device> list(Filter filter, BoundCursor.@Nullable Place after, int most) {
        // The empty place sorts before every other.
        List<String> last = after == null ? List.of("", "") : after.values();
        return find("""
                        agencyId = :agency and details.status in :statuses and searchText like :text escape '!'
                          and (place > :place or place = :place and cast(id as string) > :id)
                        order by place, cast(id as string)""", filter.parameters().and("place", last.get(0)).and("id", last.get(1)))
                .page(0, most)
                .list();
    }

    long count(Filter filter) {
        return count(
                "agencyId = :agency and details.status in :statuses and searchText like :text escape '!'",
                filter.parameters());
    }
}
