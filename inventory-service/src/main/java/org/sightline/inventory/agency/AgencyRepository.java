package org.sightline.inventory.agency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Sql;

/** The register's table. */
@ApplicationScoped
public class AgencyRepository implements PanacheRepositoryBase<Agency, UUID> {

    private static final long REGISTER_LOCK = 7_316_889_200_301L;
    private static final int SOME = 200;
    private static final EnumSet<AgencyStatus> MERGED = EnumSet.of(AgencyStatus.MERGED);

    private final Sql sql;

    AgencyRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * One change of the register at a time, until the transaction ends. There are some thousand agencies and changes
     * are rare; in return no name can ever mean two agencies.
     */
    void lockRegister() {
        sql.lock(REGISTER_LOCK);
    }

    /** The agency with this id, whatever its status. */
    public Optional<Agency> byId(UUID id) {
        return findByIdOptional(id);
    }

    /** The agency that a folded name means in a state; merged ones mean nothing any more. */
    Optional<Agency> named(String state, String key) {
        return find(
                        "state = :state and status <> :merged and array_contains(nameKeys, :key)",
                        Map.of("state", state, "merged", AgencyStatus.MERGED, "key", key))
                .firstResultOptional();
    }

    /** Another agency than this one that the name means too: one of them has to give way. */
    Optional<Agency> alsoNamed(Agency agency, String key) {
        return find(
                        "state = :state and status <> :merged and id <> :id and array_contains(nameKeys, :key)",
                        Map.of("state", agency.state(), "merged", AgencyStatus.MERGED, "id", agency.id(), "key", key))
                .firstResultOptional();
    }

    /** Some agencies after an id, in the order of ids. */
    List<Agency> after(UUID id) {
        return find("id > ?1 order by id", id).page(0, SOME).list();
    }

    /** Those that were merged into this one. */
    List<Agency> mergedInto(UUID id) {
        return list("mergedInto", id);
    }

    /**
     * What a list shows.
     *
     * @param text part of a name, an alias or an identifier; null or blank for any
     * @param kind null for any
     * @param status null for all except merged ones
     * @param among null for all agencies
     */
    record Filter(
            @Nullable String text,
            @Nullable AgencyKind kind,
            @Nullable AgencyStatus status,
            @Nullable Set<UUID> among) {

        Filter {
            text = text == null ? null : text.strip().toLowerCase(Locale.ROOT);
        }

        private Map<String, Object> parameters() {
            String part = text == null ? "" : text;
            return Map.of(
                    "text",
                    "%" + part.replaceAll("([!%_])", "!$1") + "%",
                    "statuses",
                    status == null ? EnumSet.complementOf(MERGED) : EnumSet.of(status),
                    "kinds",
                    kind == null ? EnumSet.allOf(AgencyKind.class) : EnumSet.of(kind),
                    "anyKind",
                    kind == null,
                    "among",
                    among == null ? Set.of() : among,
                    "anyAgency",
                    among == null);
        }
    }

    /**
     * By name.
     *
     * @param after name and id of the last one shown, null at the start
     */
    List<Agency> list(Filter filter, BoundCursor.@Nullable Place after, int most) {
        // The empty name sorts before every other.
        List<String> last = after == null ? List.of("", "") : after.values();
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("name", last.get(0));
        parameters.put("id", last.get(1));
        return find("""
                        searchText like :text escape '!' and status in :statuses
                          and (:anyKind = true or details.kind in :kinds) and (:anyAgency = true or id in :among)
                          and (details.name > :name or details.name = :name and cast(id as string) > :id)
                        order by details.name, cast(id as string)""", parameters).page(0, most).list();
    }

    long count(Filter filter) {
        return count("""
                searchText like :text escape '!' and status in :statuses
                  and (:anyKind = true or details.kind in :kinds) and (:anyAgency = true or id in :among)""", filter.parameters());
    }
}
