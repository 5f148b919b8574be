package org.sightline.inventory.device;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The table of devices. */
@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<Device, UUID> {

    /** One change of an agency's devices at a time, until the transaction ends. */
    void lock(UUID agency) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 83))", Integer.class)
                .setParameter(1, agency.toString())
                .getSingleResult();
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
                "agencyId = :agency and (upper(serial) = upper(:serial) or mac = :mac or upper(tag) = upper(:tag)"
                        + " or bulkKey = :bulk)",
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
     * @param text part of any field; null for any
     */
    record Filter(UUID agency, DeviceStatus status, String text) {

        private String where() {
            return "agencyId = :agency" + (status == null ? "" : " and status = :status")
                    + (text == null ? "" : " and searchText like :text escape '!'");
        }

        private Parameters parameters() {
            Parameters parameters = Parameters.with("agency", agency);
            if (status != null) {
                parameters.and("status", status);
            }
            if (text != null) {
                String literal = text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
                parameters.and("text", "%" + literal + "%");
            }
            return parameters;
        }
    }

    /** By place. @param after place and id of the last one shown, null at the start */
    List<Device> list(Filter filter, List<String> after, int most) {
        String where = filter.where();
        Parameters parameters = filter.parameters();
        if (after != null) {
            where += " and (place > :place or place = :place and cast(id as string) > :id)";
            parameters.and("place", after.get(0)).and("id", after.get(1));
        }
        return find(where + " order by place, cast(id as string)", parameters)
                .page(0, most)
                .list();
    }

    long count(Filter filter) {
        return count(filter.where(), filter.parameters());
    }
}
