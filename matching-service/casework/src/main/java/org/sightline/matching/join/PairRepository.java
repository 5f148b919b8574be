package org.sightline.matching.join;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;

/**
 * Findings that may be the same purchase: of one maker at one agency, in different lists, on different documents, of about the
 * same money and day, and of the same models where both name any. Works in the running transaction.
 */
@ApplicationScoped
class PairRepository {

    /** So many are looked at of each finding; the nearest come first. */
    private static final int NEAREST = 5;

    private static final String PAIRS = """
            select f.id, o.id as other_id
            from %s f
            cross join lateral (
              select n.id, abs(n.amount - f.amount) as money, abs(n.first_day - f.first_day) as days
              from finding n
              where n.agency_id = f.agency_id and n.maker_key = f.maker_key and not n.withdrawn and n.subject = 'purchase'
                and n.role = 'PURCHASE' and n.document_key <> f.document_key and n.leading_list <> f.leading_list
                and n.amount between f.amount / :tax and f.amount * :tax
                and n.first_day between f.first_day - :days and f.first_day + :days
                and (n.models = f.models or n.models = '' or f.models = '')
                and %s
                and not exists (
                  select 1 from purchase_join j
                  where j.kind = 'different_purchases' and j.undone_at is null
                    and (j.finding_id = f.id and j.other_id = n.id or j.finding_id = n.id and j.other_id = f.id))
              order by money, days, n.id
              limit :nearest) o
            where not f.withdrawn and f.subject = 'purchase' and f.role = 'PURCHASE' and f.amount > 0 and %s
            """;

    private static final String WALKED = """
            select p.* from finding p
            where not p.withdrawn and p.subject = 'purchase' and p.role = 'PURCHASE' and p.amount > 0 and p.id >= :finding
              and (:all or p.agency_id = any (cast(:agencies as uuid[])))
            order by p.id limit :walked
            """;

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Sql sql;

    PairRepository(Sql sql) {
        this.sql = sql;
    }

    /** Two findings by their ids. */
    record Ids(UUID finding, UUID other) {}

    /** The findings that one may be the same purchase as, the nearest first. */
    List<Ids> of(UUID finding) {
        return sql.query(PAIRS.formatted("finding", "n.id <> f.id", "f.id = :finding order by o.money, o.days, o.id"))
                .with("tax", Likeness.WITH_TAX)
                .with("days", Likeness.MOST_DAYS)
                .with("nearest", NEAREST)
                .with("finding", finding)
                .list(row -> new Ids(row.requiredUuid("id"), row.requiredUuid("other_id")));
    }

    /**
     * What was found among so many findings.
     *
     * @param end after which pair the others are looked for; null where all were looked at
     */
    record Walk(List<Ids> pairs, @Nullable Ids end) {}

    /**
     * Pairs after a pair, each once, in the order of ids.
     *
     * @param agencies of these; of all where there are none
     * @param walked how many findings are looked at, at least two
     */
    Walk after(Collection<UUID> agencies, Ids last, int most, int walked) {
        List<Ids> found = after(
                        PAIRS.formatted(
                                "(" + WALKED + ")",
                                "n.id > f.id",
                                "(f.id, o.id) > (:finding, :other) order by f.id, o.id limit :most"),
                        agencies,
                        last,
                        walked)
                .with("tax", Likeness.WITH_TAX)
                .with("days", Likeness.MOST_DAYS)
                .with("nearest", NEAREST)
                .with("other", last.other())
                .with("most", most)
                .list(row -> new Ids(row.requiredUuid("id"), row.requiredUuid("other_id")));
        Ids end = after("select w.id from (" + WALKED + ") w offset :walked - 1", agencies, last, walked)
                .first(row -> new Ids(row.requiredUuid("id"), AFTER_ALL))
                .orElse(null);
        return new Walk(found, end);
    }

    private Statement after(String text, Collection<UUID> agencies, Ids last, int walked) {
        return sql.query(text)
                .with("finding", last.finding())
                .with("all", agencies.isEmpty())
                .with("agencies", agencies)
                .with("walked", walked);
    }
}
