package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.route.Routes;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.OperationName;
import org.sightline.kit.problem.Problem;

/**
 * The operations that a service account can be made for: what the table of who may do what leaves to a machine of an agency
 * or of the office.
 */
@ApplicationScoped
class NamedOperations {

    /**
     * What no machine does: asking further operations in the caller's name, which a machine that is made for this one may
     * not use, and claiming a body and making an address for OpenRefine, which a person does.
     */
    private static final Set<String> NEVER = Set.of(
            "exportAgency",
            "claimBody",
            "ownClaims",
            "openRefineAddresses",
            "makeOpenRefineAddress",
            "endOpenRefineAddress");

    private static final UUID ANY = new UUID(0, 1);
    private static final Caller OF_AGENCY =
            new Caller("", "", "", Set.of(), Map.of(ANY, Set.of(Caller.SERVICE_ACCOUNT)), Set.of(), Set.of());
    private static final Caller OF_OFFICE =
            new Caller("", "", "", Set.of(Caller.OFFICE_SERVICE_ACCOUNT), Map.of(), Set.of(), Set.of());

    private final Map<String, Route> ofAgency = new LinkedHashMap<>();
    private final Map<String, Route> ofOffice = new LinkedHashMap<>();

    NamedOperations() {
        for (Route route : Routes.table().rows()) {
            if (!NEVER.contains(route.operation())) {
                put(route, OF_AGENCY, ofAgency);
                put(route, OF_OFFICE, ofOffice);
            }
        }
    }

    private static void put(Route route, Caller machine, Map<String, Route> routes) {
        if (route.action() == null || Access.allows(machine, route.action(), ANY)) {
            routes.put(route.operation(), route);
        }
    }

    private Map<String, Route> routes(@Nullable UUID agency) {
        return agency == null ? ofOffice : ofAgency;
    }

    /** All of them, in the order of the table; those of the office where the agency is null. */
    List<Route> all(@Nullable UUID agency) {
        return List.copyOf(routes(agency).values());
    }

    /**
     * What somebody wants, sorted and without repeats.
     *
     * @throws Problem 422 where an operation is none that such a machine may use, or none is named
     */
    Set<String> known(@Nullable UUID agency, Collection<String> wanted) {
        List<String> unknown = wanted.stream()
                .filter(operation -> !routes(agency).containsKey(operation))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(
                    "/operations",
                    "not-for-machines",
                    "A service account may not use " + String.join(", ", unknown) + ". Choose from the operations that "
                            + (agency == null ? "read, send files or run feeds." : "read or report for the agency."));
        }
        if (wanted.isEmpty()) {
            throw Problem.invalid("/operations", "missing", "Choose a preset, or name at least one operation.");
        }
        return new TreeSet<>(wanted);
    }

    /** Whether one of these sends into a source. */
    boolean send(Collection<String> operations) {
        return operations.stream()
                .map(ofOffice::get)
                .filter(Objects::nonNull)
                .anyMatch(route -> route.action() == Action.SEND);
    }

    /** Those that somebody may not use themselves, by what they hold in the agency, whatever the office gives them. */
    List<String> beyond(Caller caller, UUID agency, Collection<String> operations) {
        Caller there = caller.withoutOffice();
        return operations.stream()
                .filter(operation -> {
                    Route route = ofAgency.get(operation);
                    Action needed = route == null ? null : needed(route);
                    return route == null || needed != null && !Access.allows(there, needed, agency);
                })
                .toList();
    }

    /**
     * What somebody must be allowed to do themselves. What everybody may ask who is signed in, and what is answered by what the
     * caller reads (a purchase line by its id, the inbox), a machine is answered by its role, which reads.
     */
    private static @Nullable Action needed(Route route) {
        return route.action() != null || route.agency() == Route.Agency.NONE ? route.action() : Action.READ;
    }

    /** As grants name them; one that is no operation any more opens nothing. */
    List<String> keys(@Nullable UUID agency, Collection<String> operations) {
        return operations.stream()
                .map(routes(agency)::get)
                .filter(Objects::nonNull)
                .map(route -> OperationName.of(route.method(), route.path().toString()))
                .sorted()
                .toList();
    }
}
