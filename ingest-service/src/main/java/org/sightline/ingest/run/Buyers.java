package org.sightline.ingest.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sightline.ingest.buyer.AgencyNames;
import org.sightline.ingest.buyer.Buyer;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.source.DocumentType;

/**
 * Which agencies the buyers of an import's batches are. Asked again for each batch, so that an alias that an admin adds
 * counts from the next batch on, in every instance.
 */
final class Buyers {

    /** A buyer's name without its spelling, in its state. */
    record Name(String state, String normalised) {}

    private final String sourceId;
    private final Set<UUID> announced = new HashSet<>();
    private final Set<UUID> announcing = new HashSet<>();

    Buyers(String sourceId) {
        this.sourceId = sourceId;
    }

    /** Finds the agencies, and announces buyers that nobody knew, in the running transaction. */
    Map<Name, UUID> resolve(Connection connection, Batch batch, String correlationId) throws SQLException {
        announcing.clear();
        Map<Name, LineContent> published = new LinkedHashMap<>();
        for (Batch.Candidate candidate : batch.candidates) {
            published.putIfAbsent(new Name(candidate.content().state(), candidate.buyer()), candidate.content());
        }
        Map<String, List<String>> byState = new HashMap<>();
        published
                .keySet()
                .forEach(name -> byState.computeIfAbsent(name.state(), any -> new ArrayList<>())
                        .add(name.normalised()));
        Map<Name, UUID> agencies = new HashMap<>();
        for (Map.Entry<String, List<String>> state : byState.entrySet()) {
            AgencyNames.resolve(connection, state.getKey(), state.getValue())
                    .forEach((normalised, agency) -> agencies.put(new Name(state.getKey(), normalised), agency));
        }
        for (Map.Entry<Name, LineContent> name : published.entrySet()) {
            if (!agencies.containsKey(name.getKey())) {
                agencies.put(name.getKey(), unclaimed(connection, name.getKey(), name.getValue(), correlationId));
            }
        }
        return agencies;
    }

    /** The transaction of the last batch was committed. */
    void committed() {
        announced.addAll(announcing);
    }

    private UUID unclaimed(Connection connection, Name name, LineContent first, String correlationId)
            throws SQLException {
        UUID id = BuyerName.agencyId(name.state(), name.normalised());
        if (announced.contains(id)) {
            return id;
        }
        Buyer buyer = Buyer.of(
                first.buyerName(),
                name.normalised(),
                name.state(),
                sourceId,
                first.documentType().equals(DocumentType.AWARD.word()),
                Instant.now());
        if (insert(connection, buyer)) {
            OutboxRows.add(connection, "buyers", id.toString(), "buyer.seen.v1", correlationId, buyer);
        }
        announcing.add(id);
        return id;
    }

    private static boolean insert(Connection connection, Buyer buyer) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into buyer (id, name, normalised, kind, state, source_id, first_seen_at)
                values (?, ?, ?, ?, ?, ?, now()) on conflict (id) do nothing""")) {
            insert.setObject(1, buyer.id());
            insert.setString(2, buyer.name());
            insert.setString(3, buyer.normalisedName());
            insert.setString(4, buyer.kind());
            insert.setString(5, buyer.state());
            insert.setString(6, buyer.sourceId());
            return insert.executeUpdate() > 0;
        }
    }
}
