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

    /** So many are given of each finding in a list of all; the nearest come first. */
    private static final int NEAREST = 5;

    /** So many are given of one finding: by all that their findings say, few of them may be pairs. */
    private static final int NEAREST_OF_ONE = 100;

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
            where %s
            """;

    private static final String OF_ONE = """
            not f.withdrawn and f.subject = 'purchase' and f.role = 'PURCHASE' and f.amount > 0 and f.id = :finding
            order by o.money, o.days, o.id
            """;

    /** Read before any pair is looked for: else the database finds those of one agency by reading those of all. */
    private static final String WALKED = """
            with walked as materialized (
              select p.id, p.agency_id, p.maker_key, p.document_key, p.leading_list, p.amount, p.first_day, p.models
              from finding p
              where not p.withdrawn and p.subject = 'purchase' and p.role = 'PURCHASE' and p.amount > 0 and p.id >= :finding
                and %s
              order by p.id limit :walked)
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
        return sql.query(PAIRS.formatted("finding", "n.id <> f.id", OF_ONE))
                .with("tax", Likeness.WITH_TAX)
                .with("days", Likeness.MOST_DAYS)
                .with("nearest", NEAREST_OF_ONE)
                .with("finding", finding)
                .list(row -> new Ids(row.requiredUuid("id"), row.requiredUuid("other_id")));
    }

    /**
     * What was found among so many findings.
     *
     * @param end after which pair the others are looked for; null where all were looked at, or there are as many pairs as were
     *     asked for
     */
    record Walk(List<Ids> pairs, @Nullable Ids end) {}

    /**
     * Pairs after a pair, each once, in the order of ids.
     *
     * @param agencies of these; of all where there are none
     * @param walked how many findings are looked at, at least two
     */
    Walk after(Collection<UUID> agencies, Ids last, int most, int walked) {
        List<Ids> found = walking(
                        PAIRS.formatted(
                                "walked",
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
        return new Walk(found, found.size() == most ? null : end(agencies, last, walked));
    }

    private @Nullable Ids end(Collection<UUID> agencies, Ids last, int walked) {
        return walking("select id from walked order by id offset :walked - 1", agencies, last, walked)
                .first(row -> new Ids(row.requiredUuid("id"), AFTER_ALL))
                .orElse(null);
    }

    private Statement walking(String text, Collection<UUID> agencies, Ids last, int walked) {
        String whose = agencies.isEmpty() ? "true" : "p.agency_id = any (cast(:agencies as uuid[]))";
        Statement walking = sql.query(WALKED.formatted(whose) + text)
                .with("finding", last.finding())
                .with("walked", walked);
        return agencies.isEmpty() ? walking : walking.with("agencies", agencies);
    }
}
