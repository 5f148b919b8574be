package org.sightline.gateway.serviceaccount;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.route.Routes;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.OperationName;

/** The operations that a service account can be made for: what the table of who may do what leaves to a machine. */
@ApplicationScoped
class NamedOperations {

    /** Asks further operations in the caller's name, which a machine that is made for this one may not use. */
    private static final Set<String> ASK_OTHERS = Set.of("exportAgency");

    private static final UUID ANY = new UUID(0, 1);
    private static final Caller MACHINE =
            new Caller("", "", "", Set.of(), Map.of(ANY, Set.of(Caller.SERVICE_ACCOUNT)), Set.of());

    private final Map<String, Route> routes = new LinkedHashMap<>();

    NamedOperations() {
        Routes.table().rows().stream()
                .filter(route -> !ASK_OTHERS.contains(route.operation()))
                .filter(route -> route.action() == null || Access.allows(MACHINE, route.action(), ANY))
                .forEach(route -> routes.put(route.operation(), route));
    }

    /** All of them, in the order of the table. */
    List<Route> all() {
        return List.copyOf(routes.values());
    }

    boolean has(String operation) {
        return routes.containsKey(operation);
    }

    /** As grants name them. */
    List<String> keys(Collection<String> operations) {
        return operations.stream()
                .map(routes::get)
                .map(route -> OperationName.of(route.method(), route.path().toString()))
                .sorted()
                .toList();
    }
}
