package org.sightline.ingest.buyer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.sightline.kit.sql.Sql;

/** This service's copy of the agencies' names: which agency a published name means. */
@ApplicationScoped
public class AgencyRepository {

    private static final String KEEP = """
            insert into agency (id, version, name, state, status, merged_into)
            values (:id, :version, :name, :state, :status, :mergedInto)
            on conflict (id) do update set version = excluded.version, name = excluded.name, state = excluded.state,
                status = excluded.status, merged_into = excluded.merged_into
            where agency.version < excluded.version""";

    private static final String ADD_NAME = """
            insert into agency_name (state, normalised, agency_id, own) values (:state, :name, :agency, :own)""";

    private static final String RESOLVE = """
            with recursive named as (
                select n.normalised, n.own, a.id, a.status, a.merged_into, 0 as hops
                from agency_name n join agency a on a.id = n.agency_id
                where n.state = :state and n.normalised = any (:names)
                union all
                select named.normalised, named.own, a.id, a.status, a.merged_into, named.hops + 1
                from named join agency a on a.id = named.merged_into
                where named.status = 'merged' and named.hops < 10)
            select distinct on (normalised) normalised, id from named where status <> 'merged'
            order by normalised, (status = 'registered') desc, own desc, id""";

    private final Sql sql;

    AgencyRepository(Sql sql) {
        this.sql = sql;
    }

    /** Keeps what a message says, if it is newer than what is kept, in the running transaction. */
    void keep(Agency agency) {
        boolean newer = sql.query(KEEP)
                        .with("id", agency.id())
                        .with("version", agency.version())
                        .with("name", agency.name())
                        .with("state", agency.state())
                        .with("status", agency.status())
                        .with("mergedInto", agency.mergedInto())
                        .change()
                > 0;
        if (newer) {
            replaceNames(agency);
        }
    }

    private void replaceNames(Agency agency) {
        sql.query("delete from agency_name where agency_id = :agency")
                .with("agency", agency.id())
                .change();
        String own = BuyerName.normalise(agency.name());
        sql.batch(
                ADD_NAME,
                agency.normalisedNames(),
                (row, name) -> row.with("state", agency.state())
                        .with("name", name)
                        .with("agency", agency.id())
                        .with("own", name.equals(own)));
    }

    /**
     * Which agencies some names mean: an agency's own name goes before another's alias, a registered agency before an
     * unclaimed one; what was merged leads to what it was merged into.
     *
     * @param sql of the transaction that uses the answer
     * @param names normalised
     * @return only the names that are known
     */
    public static Map<String, UUID> resolve(Sql sql, String state, Collection<String> names) {
        Map<String, UUID> agencies = new HashMap<>();
        sql.query(RESOLVE).with("state", state).with("names", names).list(row -> {
            agencies.put(row.requiredText("normalised"), row.requiredUuid("id"));
            return true;
        });
        return agencies;
    }
}
