package org.sightline.matching.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** Which lines people joined and parted. Works in the running transaction. */
@ApplicationScoped
public class TieRepository {

    private final Sql sql;

    TieRepository(Sql sql) {
        this.sql = sql;
    }

    private record Tie(UUID line, @Nullable UUID anchor, String maker, UUID join, Instant saidAt) {}

    private static final Comparator<Tie> OLDEST_FIRST =
            Comparator.comparing(Tie::saidAt).thenComparing(Tie::join).thenComparing(Tie::line);

    /** All that is in force of these lines, and of the lines that they are joined with, by maker. */
    public Map<String, LineTies> around(Collection<UUID> lines) {
        Set<UUID> asked = new HashSet<>(lines);
        Set<UUID> fresh = asked;
        Set<Tie> all = new HashSet<>();
        while (!fresh.isEmpty()) {
            Set<UUID> next = new HashSet<>();
            for (Tie tie : of(fresh)) {
                all.add(tie);
                next.add(tie.line());
                if (tie.anchor() != null) {
                    next.add(tie.anchor());
                }
            }
            next.removeAll(asked);
            asked.addAll(next);
            fresh = next;
        }
        // Of two that contradict the newer one holds, however far each is from the lines that were asked for.
        Map<String, LineTies> ties = new HashMap<>();
        all.stream().sorted(OLDEST_FIRST).forEach(tie -> add(tie, ties));
        return ties;
    }

    private static void add(Tie tie, Map<String, LineTies> ties) {
        LineTies said = ties.computeIfAbsent(tie.maker(), fresh -> new LineTies(new HashMap<>(), new HashMap<>()));
        if (tie.anchor() == null) {
            said.parted().computeIfAbsent(tie.line(), fresh -> new HashSet<>()).add(tie.join());
        } else {
            said.anchors().put(tie.line(), tie.anchor());
        }
    }

    private List<Tie> of(Set<UUID> lines) {
        return sql.query("""
                        select l.line_id, l.anchor_id, l.maker_key, l.join_id,
                          coalesce(j.agreed_at, j.said_at) as said_at
                        from purchase_join_line l join purchase_join j on j.id = l.join_id
                        where not j.waits and j.undone_at is null
                          and (l.line_id = any (cast(:ids as uuid[])) or l.anchor_id = any (cast(:ids as uuid[])))
                        """).with("ids", lines).list(TieRepository::tie);
    }

    private static Tie tie(Row row) {
        return new Tie(
                row.requiredUuid("line_id"),
                row.uuid("anchor_id"),
                row.requiredText("maker_key"),
                row.requiredUuid("join_id"),
                row.requiredInstant("said_at"));
    }
}
