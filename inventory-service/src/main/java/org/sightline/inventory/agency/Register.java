package org.sightline.inventory.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.History;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** Registers, claims, changes and merges agencies, and takes in buyers from published data. */
@ApplicationScoped
class Register implements Retold {

    private final AgencyRepository agencies;
    private final History history;
    private final Outbox outbox;
    private final Event<AgencyMerged> merges;

    Register(AgencyRepository agencies, History history, Outbox outbox, Event<AgencyMerged> merges) {
        this.agencies = agencies;
        this.history = history;
        this.outbox = outbox;
        this.merges = merges;
    }

    /**
     * Registers an agency. A name that published data already brought is claimed: same id, next version.
     *
     * @throws Problem 409 where the name means a registered agency
     */
    @Transactional
    Agency register(AgencyForm form, Origin origin) {
        AgencyDetails details = form.toRegister();
        // A form without a state was refused just now.
        String state = Objects.requireNonNull(form.state());
        agencies.lockRegister();
        String key = BuyerName.key(details.name());
        UUID id = BuyerName.id(state, key);
        boolean sample = Boolean.TRUE.equals(form.sample());
        Optional<Agency> known = agencies.named(state, key).or(() -> agencies.byId(id));
        if (known.isPresent()) {
            return claim(known.get(), details, sample, origin);
        }
        Agency agency = Agency.registered(id, state, details, sample, origin.at());
        agencies.persist(agency);
        takeOverAliases(agency, origin);
        publish(
                agency,
                "registered",
                FieldChange.between(Map.of(), agency.details().asText()),
                origin);
        return agency;
    }

    private Agency claim(Agency known, AgencyDetails details, boolean sample, Origin origin) {
        if (!known.isUnclaimed()) {
            UUID keeper = known.mergedInto() == null ? known.id() : known.mergedInto();
            throw Problem.conflict("\"" + details.name() + "\" already means " + known.name() + " (" + keeper
                    + "). Change that one, or use another name.");
        }
        List<FieldChange> changes = known.claim(details, sample, origin.at());
        takeOverAliases(known, origin);
        publish(known, "claimed", changes, origin);
        return known;
    }

    /**
     * Changes an agency.
     *
     * @throws Problem 404, 409, 412, 422, 428
     */
    @Transactional
    Agency change(UUID id, @Nullable String ifMatch, AgencyForm form, Origin origin) {
        agencies.lockRegister();
        Agency agency = agencies.byId(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, agency.version());
        refuseMerged(agency);
        List<FieldChange> changes = agency.change(form.toChange(agency), origin.at());
        if (!changes.isEmpty()) {
            takeOverAliases(agency, origin);
            publish(agency, "changed", changes, origin);
        }
        return agency;
    }

    /**
     * Two turned out to be one: the first keeps its id and gets the other's ids and names.
     *
     * @throws Problem 404, 409, 412, 422, 428
     */
    @Transactional
    Agency merge(UUID id, UUID from, @Nullable String ifMatch, Origin origin) {
        agencies.lockRegister();
        Agency agency = agencies.byId(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, agency.version());
        Agency other = agencies.byId(from)
                .orElseThrow(() -> Problem.invalid("/from", "unknown", "There is no agency " + from + "."));
        if (id.equals(from)) {
            throw Problem.invalid("/from", "same", "An agency cannot be merged into itself.");
        }
        if (!agency.state().equals(other.state()) && !areFederal(agency, other)) {
            throw Problem.invalid(
                    "/from",
                    "other-state",
                    "The two are in different states. Only a federal agency is one body in all of them.");
        }
        refuseMerged(agency);
        refuseMerged(other);
        publish(agency, "merged", absorb(agency, other, origin), origin);
        return agency;
    }

    /**
     * Whether the other one is the federal agency in another state: earlier releases made one of each state in which it bought, and
     * did not know its kind. Of one whose kind nobody knows the name has to be one of the federal agency's.
     */
    private static boolean areFederal(Agency agency, Agency other) {
        AgencyKind kind = other.details().kind();
        return agency.details().kind() == AgencyKind.FEDERAL_AGENCY
                && (kind == AgencyKind.FEDERAL_AGENCY
                        || kind == null
                                && other.isUnclaimed()
                                && agency.nameKeys().contains(BuyerName.key(other.name())));
    }

    private static void refuseMerged(Agency agency) {
        if (agency.isMerged()) {
            throw Problem.conflict(agency.name() + " was merged into " + agency.mergedInto() + ". Change that one.");
        }
    }

    /** What an agency's names mean in published data becomes part of it, unless somebody registered it. */
    private void takeOverAliases(Agency agency, Origin origin) {
        for (String key : agency.nameKeys()) {
            agencies.alsoNamed(agency, key).ifPresent(other -> takeOver(agency, other, key, origin));
        }
    }

    private void takeOver(Agency agency, Agency other, String key, Origin origin) {
        if (!other.isUnclaimed()) {
            throw Problem.of(
                    409,
                    "name-taken",
                    "Another agency has this name",
                    "\"" + key + "\" already means " + other.name() + " (" + other.id()
                            + "). Leave the name out, or merge the two.");
        }
        absorb(agency, other, origin);
    }

    private List<FieldChange> absorb(Agency agency, Agency other, Origin origin) {
        for (Agency earlier : agencies.mergedInto(other.id())) {
            earlier.mergeInto(agency.id(), origin.at());
            publish(earlier, "merged", List.of(), origin);
        }
        List<FieldChange> changes = agency.adopt(other, origin.at());
        other.mergeInto(agency.id(), origin.at());
        publish(other, "merged", List.of(), origin);
        merges.fire(new AgencyMerged(other.id(), agency.id(), origin));
        return changes;
    }

    /** The agencies that these buyers' names mean; nobody changes the register until the transaction ends. */
    @Transactional
    List<UUID> meant(Collection<Buyer> buyers) {
        agencies.lockRegister();
        return buyers.stream()
                .flatMap(buyer -> agencies.named(buyer.state(), BuyerName.key(buyer.name())).stream())
                .map(Agency::id)
                .distinct()
                .toList();
    }

    /**
     * Takes in a buyer. One that is known changes nothing; one whose name is an alias becomes part of that agency; any
     * other is an unclaimed agency from now on.
     *
     * @return whether anything changed
     */
    @Transactional
    boolean take(Buyer buyer, Origin origin) {
        agencies.lockRegister();
        if (agencies.byId(buyer.id()).isPresent()) {
            return false;
        }
        String key = BuyerName.key(buyer.name());
        Agency row = Agency.unclaimed(
                buyer.id(),
                buyer.state(),
                buyer.name(),
                buyer.kind().or(() -> KindRules.guess(key, buyer.state())).orElse(null),
                origin.at());
        Optional<Agency> known = agencies.named(buyer.state(), key);
        known.ifPresent(agency -> row.bornMerged(agency.id()));
        agencies.persist(row);
        publish(row, "seen", List.of(), origin);
        known.ifPresent(agency -> publish(agency, "merged", agency.adopt(row, origin.at()), origin));
        return true;
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<Agency> some = agencies.after(key == null ? new UUID(0, 0) : UUID.fromString(key));
        some.forEach(this::tell);
        return some.isEmpty() ? null : some.getLast().id().toString();
    }

    private void publish(Agency agency, String what, List<FieldChange> changes, Origin origin) {
        agencies.persistAndFlush(agency);
        history.append(new History.Subject(agency.id(), agency.id(), agency.version()), what, null, changes, origin);
        tell(agency);
    }

    private void tell(Agency agency) {
        outbox.append(
                AgencyChanged.TOPIC,
                agency.id().toString(),
                AgencyChanged.TYPE,
                AgencyChanged.of(agency).cut());
    }
}
