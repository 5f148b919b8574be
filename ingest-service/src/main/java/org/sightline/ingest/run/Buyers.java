package org.sightline.ingest.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.buyer.AgencyRepository;
import org.sightline.ingest.buyer.Buyer;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.buyer.BuyerRepository;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.row.Batch;
import org.sightline.ingest.row.ImportJob;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.Sql;

/**
 * Which agencies the buyers of an import's batches are. It asks again for each batch, so that an alias that an admin
 * adds counts from the next batch on, in every instance.
 */
final class Buyers {

    /** A buyer's name without its spelling, in its state. */
    record Name(String state, String normalised) {

        static Name of(Batch.Candidate candidate) {
            return new Name(candidate.content().state(), candidate.buyer());
        }
    }

    private final ImportJob job;
    private final Clock clock;
    private final Set<UUID> announced = new HashSet<>();
    private final Set<UUID> announcing = new HashSet<>();

    Buyers(ImportJob job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    /** Finds the agencies, and announces buyers that are new, in the connection's transaction. */
    Map<Name, UUID> resolve(Sql sql, Batch batch) {
        announcing.clear();
        Map<Name, LineContent> published = new LinkedHashMap<>();
        batch.candidates().forEach(candidate -> published.putIfAbsent(Name.of(candidate), candidate.content()));
        Map<Name, UUID> agencies = known(sql, published.keySet());
        published.forEach((name, first) -> {
            if (!agencies.containsKey(name)) {
                agencies.put(name, unclaimed(sql, name, first));
            }
        });
        return agencies;
    }

    /** The agencies that some names mean; only the names that are known. */
    static Map<Name, UUID> known(Sql sql, Set<Name> names) {
        Map<String, List<String>> byState = new HashMap<>();
        names.forEach(name ->
                byState.computeIfAbsent(name.state(), any -> new ArrayList<>()).add(name.normalised()));
        Map<Name, UUID> agencies = new HashMap<>();
        byState.forEach((state, normalised) -> AgencyRepository.resolve(sql, state, normalised)
                .forEach((name, agency) -> agencies.put(new Name(state, name), agency)));
        return agencies;
    }

    /**
     * The lines of a batch as an import's file says them.
     *
     * @param agencies what {@link #resolve} said
     * @param correlationId of the request that the lines change for
     */
    static List<ContractLine> lines(
            Batch batch, Map<Name, UUID> agencies, ImportJob job, @Nullable String correlationId) {
        return batch.candidates().stream()
                .map(candidate -> ContractLine.published(
                        candidate.id(),
                        candidate.hash(),
                        new ContractLine.Origin(job.sourceId(), job.id(), candidate.row()),
                        Objects.requireNonNull(agencies.get(Name.of(candidate))),
                        candidate.content(),
                        correlationId))
                .toList();
    }

    /** The transaction of the last batch was committed. */
    void committed() {
        announced.addAll(announcing);
    }

    private UUID unclaimed(Sql sql, Name name, LineContent first) {
        UUID id = BuyerName.agencyId(name.state(), name.normalised());
        if (announced.contains(id)) {
            return id;
        }
        boolean federalAwards = first.document().type() == DocumentType.AWARD;
        Buyer buyer = Buyer.of(
                first.buyerName(), name.normalised(), name.state(), job.sourceId(), federalAwards, clock.instant());
        if (BuyerRepository.add(sql, buyer, job.id())) {
            announce(sql, buyer);
        }
        announcing.add(id);
        return id;
    }

    private void announce(Sql sql, Buyer buyer) {
        OutgoingMessage message = OutgoingMessage.of(
                "buyers", buyer.id().toString(), "buyer.seen.v1", job.correlationId(), Json.write(buyer));
        sql.with(connection -> {
            Outbox.insert(connection, List.of(message));
            return true;
        });
    }
}
