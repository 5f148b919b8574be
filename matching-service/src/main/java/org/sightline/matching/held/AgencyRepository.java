package org.sightline.matching.held;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What we know of agencies, as inventory-service told us. Works in the transaction that is there. */
@ApplicationScoped
public class AgencyRepository {

    private final EntityManager entities;

    AgencyRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Takes over an agency if it is newer than what is held.
     *
     * @return whether anything that a law asks for changed, its state, kind, contracts or merged ids
     */
    public boolean take(Agency agency) {
        List<?> held = entities.createNativeQuery(
                        "select version, kind, state, federal_contractor from agency where id = ?1 for update",
                        Tuple.class)
                .setParameter(1, agency.id())
                .getResultList();
        Tuple before = held.isEmpty() ? null : (Tuple) held.get(0);
        if (before != null && before.get(0, Long.class) >= agency.version()) {
            return false;
        }
        boolean aliasesChanged = !aliasesOf(agency.id()).equals(new HashSet<>(agency.aliasIds()));
        store(agency);
        Buyer was = before == null
                ? null
                : new Buyer(before.get(1, String.class), before.get(2, String.class), before.get(3, Boolean.class));
        return aliasesChanged || !Buyer.of(agency).equals(was);
    }

    private void store(Agency agency) {
        entities.createNativeQuery("insert into agency (id, version, name, kind, state, status, federal_contractor)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (id) do update set version = excluded.version,"
                        + " name = excluded.name, kind = excluded.kind, state = excluded.state, status = excluded.status,"
                        + " federal_contractor = excluded.federal_contractor")
                .setParameter(1, agency.id())
                .setParameter(2, agency.version())
                .setParameter(3, agency.name())
                .setParameter(4, agency.kind())
                .setParameter(5, agency.state())
                .setParameter(6, agency.status())
                .setParameter(7, agency.federalContractor())
                .executeUpdate();
        entities.createNativeQuery("delete from agency_alias where agency_id = ?1")
                .setParameter(1, agency.id())
                .executeUpdate();
        for (UUID alias : agency.aliasIds()) {
            entities.createNativeQuery("insert into agency_alias (alias_id, agency_id) values (?1, ?2)"
                            + " on conflict (alias_id) do update set agency_id = excluded.agency_id")
                    .setParameter(1, alias)
                    .setParameter(2, agency.id())
                    .executeUpdate();
        }
    }

    /** While the running transaction lasts, nothing of these agencies changes. */
    public void keep(Collection<UUID> agencies) {
        lock("pg_advisory_xact_lock_shared", agencies);
    }

    /** Waits until nobody works with what is held of these agencies; until the transaction ends nobody will. */
    public void hold(Collection<UUID> agencies) {
        lock("pg_advisory_xact_lock", agencies);
    }

    private void lock(String function, Collection<UUID> agencies) {
        entities.createNativeQuery("select count(" + function + "(k)) from (select distinct k from"
                        + " unnest(cast(?1 as bigint[])) k order by k) keys")
                .setParameter(
                        1,
                        agencies.stream()
                                .map(id -> Long.toString(id.getMostSignificantBits() ^ id.getLeastSignificantBits()))
                                .toArray(String[]::new))
                .getSingleResult();
    }

    /** The ids that were merged into this agency. */
    @Transactional
    public Set<UUID> aliasesOf(UUID agency) {
        List<?> rows = entities.createNativeQuery("select alias_id from agency_alias where agency_id = ?1", UUID.class)
                .setParameter(1, agency)
                .getResultList();
        Set<UUID> aliases = new HashSet<>();
        rows.forEach(row -> aliases.add((UUID) row));
        return aliases;
    }

    /** The agency that this id stands for today: another one after a merge, else the same. */
    @Transactional
    public UUID canonical(UUID agency) {
        List<?> rows = entities.createNativeQuery("select agency_id from agency_alias where alias_id = ?1", UUID.class)
                .setParameter(1, agency)
                .getResultList();
        return rows.isEmpty() ? agency : (UUID) rows.get(0);
    }

    /** What a law asks about each of these buyers, by the id as sent; merged ones count as what they merged into. */
    public Map<UUID, Buyer> buyers(Collection<UUID> agencies) {
        Map<UUID, Buyer> buyers = new HashMap<>();
        if (agencies.isEmpty()) {
            return buyers;
        }
        List<?> rows = entities.createNativeQuery(
                        "select i.id, a.kind, a.state, a.federal_contractor"
                                + " from unnest(cast(?1 as uuid[])) as i (id)"
                                + " left join agency_alias l on l.alias_id = i.id"
                                + " join agency a on a.id = coalesce(l.agency_id, i.id)",
                        Tuple.class)
                .setParameter(
                        1, agencies.stream().map(UUID::toString).distinct().toArray(String[]::new))
                .getResultList();
        for (Object row : rows) {
            Tuple tuple = (Tuple) row;
            buyers.put(
                    tuple.get(0, UUID.class),
                    new Buyer(tuple.get(1, String.class), tuple.get(2, String.class), tuple.get(3, Boolean.class)));
        }
        return buyers;
    }
}
