package org.sightline.matching.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** What inventory-service told us of agencies. Works in the running transaction. */
@ApplicationScoped
public class AgencyRepository {

    /** Two agencies became one: which ids lead where is computed from all of them. */
    private static final RowScope MERGE = RowScope.job("merge");

    /** Follows each merge to its end. Says which ids lead elsewhere than before. */
    private static final String ALIASES = """
        with recursive edge as (
            select distinct unnest(alias_ids) as child, id as parent from agency where status <> 'merged'
        ), walk as (
            select child, parent as root, 1 as depth from edge where child <> parent
            union
            select w.child, e.parent, w.depth + 1 from walk w join edge e on e.child = w.root
            where w.depth < 10 and e.parent <> w.child
        ), settled as (
            select distinct on (child) child as alias_id, root as agency_id from walk order by child, depth desc, root
        ), gone as (
            delete from agency_alias a where not exists (select 1 from settled s where s.alias_id = a.alias_id)
            returning alias_id
        ), changed as (
            insert into agency_alias (alias_id, agency_id) select alias_id, agency_id from settled
            on conflict (alias_id) do update set agency_id = excluded.agency_id
            where agency_alias.agency_id <> excluded.agency_id
            returning alias_id
        )
        select alias_id from gone union select alias_id from changed\
        """;

    private final Sql sql;

    AgencyRepository(Sql sql) {
        this.sql = sql;
    }

    private static final long ALIASES_LOCK = 7_316_889_200_330L;

    private record Stored(long version, Buyer buyer) {}

    /**
     * Stores an agency if it is newer than what is held.
     *
     * @return whether anything that a law asks for changed: its state, kind, contracts or merged ids
     */
    public boolean take(Agency agency) {
        Optional<Stored> before =
                sql.query("""
                        select version, kind, state, federal_contractor from agency where id = :id for update
                        """).with("id", agency.id()).first(row -> new Stored(row.number("version"), buyer(row)));
        if (before.isPresent() && before.get().version() >= agency.version()) {
            return false;
        }
        store(agency);
        boolean aliasesChanged = sql.as(MERGE, () -> follow(agency));
        return aliasesChanged || !before.map(Stored::buyer).equals(Optional.of(Buyer.of(agency)));
    }

    private void store(Agency agency) {
        sql.query("""
                        insert into agency (id, version, name, kind, state, status, federal_contractor, alias_ids)
                        values (:id, :version, :name, :kind, :state, :status, :contractor, :aliases)
                        on conflict (id) do update
                        set version = excluded.version, name = excluded.name, kind = excluded.kind,
                            state = excluded.state, status = excluded.status,
                            federal_contractor = excluded.federal_contractor, alias_ids = excluded.alias_ids
                        """)
                .with("id", agency.id())
                .with("version", agency.version())
                .with("name", agency.name())
                .with("kind", agency.kind())
                .with("state", agency.state())
                .with("status", agency.status())
                .with("contractor", agency.federalContractor())
                .with("aliases", agency.standsFor())
                .change();
    }

    /** Whether any id leads elsewhere now; most agencies have no part in a merge, and nothing is computed for them. */
    private boolean follow(Agency agency) {
        boolean merges = !agency.aliasIds().isEmpty()
                || sql.query("select 1 from agency_alias where alias_id = :id or agency_id = :id limit 1")
                        .with("id", agency.id())
                        .exists();
        if (!merges) {
            return false;
        }
        sql.lock(ALIASES_LOCK);
        return !sql.query(ALIASES).list(row -> row.requiredUuid("alias_id")).isEmpty();
    }

    /** Nothing that is held of these agencies changes until the transaction ends. */
    public void lockShared(Collection<UUID> agencies) {
        sql.query("""
                        select pg_advisory_xact_lock_shared(k) from (select distinct k from unnest(:keys) k order by k) keys
                        """).with("keys", locks(agencies)).exists();
    }

    /** Waits until nobody works with what is held of these agencies; until the transaction ends nobody else does. */
    public void lock(Collection<UUID> agencies) {
        sql.query("""
                        select pg_advisory_xact_lock(k) from (select distinct k from unnest(:keys) k order by k) keys
                        """).with("keys", locks(agencies)).exists();
    }

    private static Long[] locks(Collection<UUID> agencies) {
        return agencies.stream()
                .map(id -> id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .toArray(Long[]::new);
    }

    /** The ids that were merged into this agency. */
    public Set<UUID> aliasesOf(UUID agency) {
        return new HashSet<>(sql.query("select alias_id from agency_alias where agency_id = :agency")
                .with("agency", agency)
                .<UUID>list(row -> row.requiredUuid("alias_id")));
    }

    /** The agency that this id stands for today: another one after a merge, else the same. */
    public UUID canonical(UUID agency) {
        return sql.query("select agency_id from agency_alias where alias_id = :alias")
                .with("alias", agency)
                .<UUID>first(row -> row.requiredUuid("agency_id"))
                .orElse(agency);
    }

    /** The agency that this id stands for, with all ids that were merged into it; empty where no agency is given. */
    public Set<UUID> allIdsOf(@Nullable UUID agencyId) {
        if (agencyId == null) {
            return Set.of();
        }
        UUID agency = canonical(agencyId);
        Set<UUID> ids = aliasesOf(agency);
        ids.add(agency);
        return ids;
    }

    /** What a law asks about each of these buyers, by the id as sent; merged ones count as what they merged into. */
    public Map<UUID, Buyer> buyers(Collection<UUID> agencies) {
        Map<UUID, Buyer> buyers = new HashMap<>();
        sql.query("""
                        select i.id, a.kind, a.state, a.federal_contractor
                        from unnest(cast(:ids as uuid[])) as i (id)
                        left join agency_alias l on l.alias_id = i.id
                        join agency a on a.id = coalesce(l.agency_id, i.id)
                        """)
                .with("ids", List.copyOf(Set.copyOf(agencies)))
                .list(row -> buyers.put(row.requiredUuid("id"), buyer(row)));
        return buyers;
    }

    private static Buyer buyer(Row row) {
        @Nullable String kind = row.text("kind");
        return new Buyer(kind, row.text("state"), row.flagOrNull("federal_contractor"));
    }
}
