package org.sightline.matching.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;

/** Which lines that match are in which group, and who settles a group now. Works in the running transaction. */
@ApplicationScoped
public class GroupRepository {

    private final Sql sql;

    GroupRepository(Sql sql) {
        this.sql = sql;
    }

    /** Waits until nobody else settles any of these groups; until the transaction ends nobody else does. */
    public void lock(Collection<GroupKey> groups) {
        sql.query("""
                        select pg_advisory_xact_lock(k) from (select distinct k from unnest(:keys) k order by k) keys
                        """)
                .with("keys", groups.stream().map(GroupKey::lock).toArray(Long[]::new))
                .exists();
    }

    /** Has the locks of those groups that nobody settles, as {@link #lock} has, without waiting; gives the others. */
    public Set<GroupKey> lockFree(Collection<GroupKey> groups) {
        Set<Long> got = Set.copyOf(sql.query("""
                        select k from (select distinct k from unnest(:keys) k order by k) keys
                        where pg_try_advisory_xact_lock(k)
                        """)
                .with("keys", groups.stream().map(GroupKey::lock).toArray(Long[]::new))
                .list(row -> row.number("k")));
        return groups.stream().filter(group -> !got.contains(group.lock())).collect(Collectors.toSet());
    }

    /** The groups that these lines were in until now. */
    public Set<GroupKey> groupsOf(Collection<UUID> lineIds) {
        return lineIds.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.query("""
                                select distinct agency_id, document_key, maker_key
                                from matched_line
                                where line_id = any (:ids)
                                """).with("ids", lineIds).list(GroupKey::read));
    }

    /** Those of the groups that have more than so many lines. */
    public Set<GroupKey> largerThan(int most, Collection<GroupKey> groups) {
        return groups.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.query("""
                                select g.agency_id, g.document_key, g.maker_key
                                from unnest(:agencies, :documents, :makers) as g (agency_id, document_key, maker_key)
                                where exists (
                                  select 1 from matched_line m
                                  where m.agency_id = g.agency_id and m.document_key = g.document_key
                                    and m.maker_key = g.maker_key
                                  offset :most)
                                """)
                        .with(
                                "agencies",
                                groups.stream().map(GroupKey::agencyId).toList())
                        .with(
                                "documents",
                                groups.stream().map(GroupKey::documentKey).toList())
                        .with("makers", groups.stream().map(GroupKey::makerKey).toList())
                        .with("most", most)
                        .list(GroupKey::read));
    }

    private record Matched(
            UUID line, GroupKey group, @Nullable String ownKey) {}

    /**
     * The lines in the groups of lines that have an own number beside their order's: they may be there by that number.
     *
     * @param most of all of them
     */
    public List<UUID> besideNumbered(Collection<UUID> ids, int most) {
        return ids.isEmpty()
                ? List.of()
                : sql.query("""
                                select distinct f.line_id
                                from matched_line m
                                join matched_line f on f.agency_id = m.agency_id and f.document_key = m.document_key
                                  and f.maker_key = m.maker_key and f.line_id <> m.line_id
                                where m.line_id = any (:ids) and m.own_key is not null
                                limit :most
                                """).with("ids", ids).with("most", most).list(row -> row.requiredUuid("line_id"));
    }

    /**
     * The documents that lines with these groups' own number belong to: the orders of invoices.
     *
     * @param besides lines that do not count, because they are stored anew
     * @return nothing for a group whose number no other document has
     */
    public Map<GroupKey, Set<String>> ordersOf(Collection<GroupKey> groups, Collection<UUID> besides) {
        Map<GroupKey, Set<String>> orders = new HashMap<>();
        if (!groups.isEmpty()) {
            sql.query("""
                            select g.agency_id, g.document_key, g.maker_key, m.document_key as order_key
                            from unnest(:agencies, :documents, :makers) as g (agency_id, document_key, maker_key)
                            join matched_line m on m.agency_id = g.agency_id and m.own_key = g.document_key
                              and m.maker_key = g.maker_key
                            where m.line_id <> all (cast(:besides as uuid[]))
                            """)
                    .with("agencies", groups.stream().map(GroupKey::agencyId).toList())
                    .with(
                            "documents",
                            groups.stream().map(GroupKey::documentKey).toList())
                    .with("makers", groups.stream().map(GroupKey::makerKey).toList())
                    .with("besides", besides)
                    .list(row -> orders.computeIfAbsent(GroupKey.read(row), fresh -> new HashSet<>())
                            .add(row.requiredText("order_key")));
        }
        return orders;
    }

    /**
     * Says in which groups lines are now.
     *
     * @param before the lines that may have been in groups until now
     * @param now the groups of each line that is in any
     * @param ownKeys the own number of each line that belongs to the document of another number
     */
    public void regroup(Collection<UUID> before, Map<UUID, List<GroupKey>> now, Map<UUID, String> ownKeys) {
        if (!before.isEmpty()) {
            sql.query("delete from matched_line where line_id = any (:ids)")
                    .with("ids", before)
                    .change();
        }
        List<Matched> matched = new ArrayList<>();
        now.forEach(
                (line, groups) -> groups.forEach(group -> matched.add(new Matched(line, group, ownKeys.get(line)))));
        sql.batch(
                """
                insert into matched_line (line_id, maker_key, agency_id, document_key, own_key)
                values (:line, :maker, :agency, :document, :own)
                """,
                matched,
                (row, one) -> row.with("line", one.line())
                        .with("maker", one.group().makerKey())
                        .with("agency", one.group().agencyId())
                        .with("document", one.group().documentKey())
                        .with("own", one.ownKey()));
    }

    /**
     * The ids of the lines in each of these groups, of each not more than so many: the same ones whatever came first.
     */
    public Map<GroupKey, List<UUID>> linesOf(Collection<GroupKey> groups, int most) {
        Map<GroupKey, List<UUID>> lines = new HashMap<>();
        sql.query("""
                        select g.agency_id, g.document_key, g.maker_key, m.line_id
                        from unnest(:agencies, :documents, :makers) as g (agency_id, document_key, maker_key)
                        cross join lateral (
                          select line_id from matched_line m
                          where m.agency_id = g.agency_id and m.document_key = g.document_key
                            and m.maker_key = g.maker_key
                          order by line_id
                          limit :most) m
                        """)
                .with("most", most)
                .with("agencies", groups.stream().map(GroupKey::agencyId).toList())
                .with("documents", groups.stream().map(GroupKey::documentKey).toList())
                .with("makers", groups.stream().map(GroupKey::makerKey).toList())
                .list(row -> lines.computeIfAbsent(GroupKey.read(row), fresh -> new ArrayList<>())
                        .add(row.requiredUuid("line_id")));
        return lines;
    }
}
