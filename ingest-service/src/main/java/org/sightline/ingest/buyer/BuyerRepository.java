package org.sightline.ingest.buyer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.sightline.kit.sql.Sql;

/** Buyers that no agency was known for when they were first seen. */
public final class BuyerRepository {

    private BuyerRepository() {}

    /**
     * Keeps a buyer in the connection's transaction.
     *
     * @param importId the import that it was first seen in
     * @return whether it is new
     */
    public static boolean add(Sql sql, Buyer buyer, UUID importId) {
        return sql.query("""
                        insert into buyer (id, name, normalised, kind, state, source_id, import_id, first_seen_at)
                        values (:id, :name, :normalised, :kind, :state, :source, :import, :now)
                        on conflict (id) do nothing""")
                        .with("id", buyer.id())
                        .with("name", buyer.name())
                        .with("normalised", buyer.normalisedName())
                        .with("kind", buyer.kind())
                        .with("state", buyer.state())
                        .with("source", buyer.sourceId())
                        .with("import", importId)
                        .with("now", buyer.firstSeenAt())
                        .change()
                > 0;
    }

    /** Which of these buyers were first seen in the files of a source. */
    public static Set<UUID> knownOf(Sql sql, String source, Collection<UUID> ids) {
        return new HashSet<>(sql.query("select id from buyer where source_id = :source and id = any (:ids)")
                .with("source", source)
                .with("ids", ids)
                .list(row -> row.requiredUuid("id")));
    }

    /** Which of these buyers were seen before, with the transaction of an import. */
    public static Set<UUID> known(Sql sql, Collection<UUID> ids) {
        return new HashSet<>(sql.query("select id from buyer where id = any (:ids)")
                .with("ids", ids)
                .list(row -> row.requiredUuid("id")));
    }
}
