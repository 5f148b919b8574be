package org.sightline.ingest.run;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.BodyIdentifier;
import org.sightline.ingest.body.PublicBody;
import org.sightline.ingest.body.Recognition;
import org.sightline.ingest.buyer.AgencyRepository;
import org.sightline.ingest.buyer.Buyer;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.buyer.BuyerRepository;
import org.sightline.ingest.buyer.FederalAgencies;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.question.BuyerQuestionRepository;
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

    /** A buyer's name without its spelling, in its state, with its identifier where the file has one. */
    record Name(String state, String normalised, @Nullable BodyIdentifier identifier) {

        static Name of(Batch.Candidate candidate) {
            return new Name(candidate.place(), candidate.buyer(), candidate.identifier());
        }

        /** The name that a list gives the body of this identifier. */
        Name as(PublicBody body) {
            return new Name(state, body.normalised(), identifier);
        }
    }

    private final ImportJob job;
    private final Clock clock;
    private final Map<Name, UUID> announced = new HashMap<>();
    private final Map<Name, UUID> announcing = new HashMap<>();

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
        if (job.mapping().isFederal()) {
            agencies.putAll(earlier(sql, batch));
        }
        published.forEach((name, first) -> {
            if (!agencies.containsKey(name)) {
                agencies.put(name, unclaimed(sql, name, first));
            }
        });
        return agencies;
    }

    /**
     * The agencies that an earlier release made of the federal buyers in this source's files, one for each state where they
     * bought. Their lines and findings stay there until somebody merges them with the one agency.
     */
    private Map<Name, UUID> earlier(Sql sql, Batch batch) {
        Map<UUID, Name> asked = new HashMap<>();
        batch.candidates().forEach(candidate -> {
            Name published = asPublished(candidate);
            asked.put(BuyerName.agencyId(published.state(), published.normalised()), published);
        });
        Set<Name> seen = BuyerRepository.knownOf(sql, job.sourceId(), asked.keySet()).stream()
                .map(id -> Objects.requireNonNull(asked.get(id)))
                .filter(name -> !name.state().equals(FederalAgencies.STATE))
                .collect(Collectors.toSet());
        return known(sql, seen);
    }

    private static Name asPublished(Batch.Candidate candidate) {
        LineContent content = candidate.content();
        return new Name(content.state(), BuyerName.normalise(content.buyerName()), null);
    }

    private static UUID agencyOf(Batch.Candidate candidate, Map<Name, UUID> agencies, ImportJob job) {
        UUID earlier = job.mapping().isFederal() ? agencies.get(asPublished(candidate)) : null;
        return earlier == null ? Objects.requireNonNull(agencies.get(Name.of(candidate))) : earlier;
    }

    /**
     * The agencies that some names mean: what a person said of a doubtful name, then what the lists say of an identifier,
     * then the name of an agency.
     *
     * @return only the names that are known
     */
    static Map<Name, UUID> known(Sql sql, Set<Name> names) {
        Map<Name, UUID> agencies = new HashMap<>();
        names.stream().collect(Collectors.groupingBy(Name::state)).forEach((state, ofState) -> {
            Map<Name, String> looked = new HashMap<>();
            ofState.forEach(name -> looked.put(name, identified(sql, name).normalised()));
            Map<String, UUID> byName = AgencyRepository.resolve(sql, state, Set.copyOf(looked.values()));
            byName.putAll(BuyerQuestionRepository.answered(sql, state, Set.copyOf(looked.values())));
            looked.forEach((name, normalised) -> {
                UUID agency = byName.get(normalised);
                if (agency != null) {
                    agencies.put(name, agency);
                }
            });
        });
        return agencies;
    }

    /** The name by which the lists know the body of the identifier; the name itself where they do not. */
    private static Name identified(Sql sql, Name name) {
        if (name.identifier() == null) {
            return name;
        }
        PublicBody body = Recognition.byIdentifier(sql, name.state(), name.identifier());
        return body == null ? name : name.as(body);
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
                        agencyOf(candidate, agencies, job),
                        candidate.content(),
                        correlationId))
                .toList();
    }

    /** The transaction of the last batch was committed. */
    void committed() {
        announced.putAll(announcing);
    }

    private UUID unclaimed(Sql sql, Name name, LineContent first) {
        UUID before = announced.get(name);
        if (before != null) {
            return before;
        }
        if (job.mapping().isFederal()) {
            String agency = Objects.requireNonNullElse(FederalAgencies.of(name.normalised()), first.buyerName());
            return announced(
                    sql, name, agency, name.normalised(), new Recognition(null, FederalAgencies.KIND, List.of()));
        }
        boolean federalAwards = first.document().type() == DocumentType.AWARD;
        PublicBody identified =
                name.identifier() == null ? null : Recognition.byIdentifier(sql, name.state(), name.identifier());
        Recognition found = identified == null
                ? Recognition.byName(sql, name.state(), name.normalised(), federalAwards)
                : new Recognition(identified, identified.kind(), List.of());
        return agency(sql, name, first, found);
    }

    /** The agency of a recognized body, or one of the published name; announced where nobody knows it. */
    private UUID agency(Sql sql, Name name, LineContent first, Recognition found) {
        PublicBody body = found.body();
        String normalised = body == null ? name.normalised() : body.normalised();
        UUID known = body == null
                ? null
                : AgencyRepository.resolve(sql, name.state(), Set.of(normalised))
                        .get(normalised);
        if (known != null) {
            announcing.put(name, known);
            return known;
        }
        return announced(sql, name, body == null ? first.buyerName() : body.name(), normalised, found);
    }

    private UUID announced(Sql sql, Name name, String called, String normalised, Recognition found) {
        Buyer buyer = Buyer.of(called, normalised, name.state(), job.sourceId(), found.kind(), clock.instant());
        if (BuyerRepository.add(sql, buyer, job.id())) {
            announce(sql, buyer);
        }
        if (!found.candidates().isEmpty()) {
            BuyerQuestionRepository.ask(sql, buyer, found.candidates());
        }
        announcing.put(name, buyer.id());
        return buyer.id();
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
