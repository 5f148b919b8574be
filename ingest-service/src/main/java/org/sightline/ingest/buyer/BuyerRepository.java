package org.sightline.ingest.buyer;

import org.sightline.kit.sql.Sql;

/** Buyers that no agency was known for when they were first seen. */
public final class BuyerRepository {

    private BuyerRepository() {}

    /**
     * Keeps a buyer in the connection's transaction.
     *
     * @return whether it is new
     */
    public static boolean add(Sql sql, Buyer buyer) {
        return sql.query("""
                        insert into buyer (id, name, normalised, kind, state, source_id, first_seen_at)
                        values (:id, :name, :normalised, :kind, :state, :source, :now) on conflict (id) do nothing""")
                        .with("id", buyer.id())
                        .with("name", buyer.name())
                        .with("normalised", buyer.normalisedName())
                        .with("kind", buyer.kind())
                        .with("state", buyer.state())
                        .with("source", buyer.sourceId())
                        .with("now", buyer.firstSeenAt())
                        .change()
                > 0;
    }
}
