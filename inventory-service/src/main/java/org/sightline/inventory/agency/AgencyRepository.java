package org.sightline.inventory.agency;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The register's table. */
@ApplicationScoped
public class AgencyRepository implements PanacheRepositoryBase<Agency, UUID> {

    private static final long REGISTER_LOCK = 7_316_889_200_301L;

    /**
     * One change of the register at a time, until the transaction ends. There are some thousand agencies and changes
     * are rare; what is gained is that no name can come to mean two agencies.
     */
    void lockRegister() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(?1)", Integer.class)
                .setParameter(1, REGISTER_LOCK)
                .getSingleResult();
    }

    /** The agency with this id, whatever its status. */
    public Optional<Agency> byId(UUID id) {
        return findByIdOptional(id);
    }

    /** The agency that a folded name means in a state; merged ones mean nothing any more. */
    Optional<Agency> named(String state, String key) {
        return find(
                        "state = :state and status <> :merged and array_contains(nameKeys, :key)",
                        Parameters.with("state", state)
                                .and("merged", AgencyStatus.MERGED)
                                .and("key", key))
                .firstResultOptional();
    }

    /** Another agency than this one that the name means too: one of them has to give way. */
    Optional<Agency> alsoNamed(Agency agency, String key) {
        return find(
                        "state = :state and status <> :merged and id <> :id and array_contains(nameKeys, :key)",
                        Parameters.with("state", agency.state())
                                .and("merged", AgencyStatus.MERGED)
                                .and("id", agency.id())
                                .and("key", key))
                .firstResultOptional();
    }

    /** Those that were merged into this one. */
    List<Agency> mergedInto(UUID id) {
        return list("mergedInto", id);
    }

    /**
     * What a list shows.
     *
     * @param text part of a name, an alias or an identifier; null for any
     * @param kind null for any
     * @param status null for all but merged ones
     * @param among null for all agencies
     */
    record Filter(String text, AgencyKind kind, AgencyStatus status, Set<UUID> among) {

        private String where() {
            return (status == null ? "status <> :status" : "status = :status")
                    + (kind == null ? "" : " and kind = :kind")
                    + (text == null ? "" : " and searchText like :text escape '!'")
                    + (among == null ? "" : " and id in :among");
        }

        private Parameters parameters() {
            Parameters parameters = Parameters.with("status", status == null ? AgencyStatus.MERGED : status);
            if (kind != null) {
                parameters.and("kind", kind);
            }
            if (text != null) {
                String literal = text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
                parameters.and("text", "%" + literal + "%");
            }
            if (among != null) {
                parameters.and("among", among);
            }
            return parameters;
        }
    }

    /** By name. @param after name and id of the last one shown, null at the start */
    List<Agency> list(Filter filter, List<String> after, int most) {
        String where = filter.where();
        Parameters parameters = filter.parameters();
        if (after != null) {
            where += " and (name > :name or name = :name and cast(id as string) > :id)";
            parameters.and("name", after.get(0)).and("id", after.get(1));
        }
        PanacheQuery<Agency> query = find(where + " order by name, cast(id as string)", parameters);
        return query.page(0, most).list();
    }

    long count(Filter filter) {
        return count(filter.where(), filter.parameters());
    }
}
