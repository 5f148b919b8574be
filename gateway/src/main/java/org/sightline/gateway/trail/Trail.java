package org.sightline.gateway.trail;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditFact;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.audit.AuditQueue;
import org.sightline.gateway.audit.Concerned;
import org.sightline.gateway.route.PublicRoutes;
import org.sightline.gateway.route.Route;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.SqlFailure;

/**
 * Looks at each answer of a request of somebody signed in: what was read of an agency, and what was refused. Changes and
 * exports write their own rows. Nobody waits for what is written here.
 */
class Trail {

    private static final String API = "/api/";
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 429);
    private static final Set<Action> PUBLIC = Set.of(Action.OPEN, Action.SIGNED_IN);

    private final CurrentCaller current;
    private final Concerned concerned;
    private final PublicRoutes routes;
    private final Noted noted;
    private final AuditQueue queue;
    private final Clock clock;

    Trail(CurrentCaller current, Concerned concerned, PublicRoutes routes, Noted noted, AuditQueue queue, Clock clock) {
        this.current = current;
        this.concerned = concerned;
        this.routes = routes;
        this.noted = noted;
        this.queue = queue;
        this.clock = clock;
    }

    @ServerResponseFilter
    public void follow(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo operation) {
        Caller caller = caller();
        if (caller == null) {
            return;
        }
        int status = response.getStatus();
        if (REFUSALS.contains(status)) {
            refused(request, caller, status);
        } else if (status < 300 && isRead(request, operation)) {
            seen(request, caller);
        }
    }

    private @Nullable Caller caller() {
        // Who was refused before anything ran is nobody yet; access.AnonymousRefusals counts them.
        if (!BlockingOperationControl.isBlockingAllowed()) {
            return null;
        }
        try {
            return current.isSignedIn() ? current.get() : null;
        } catch (Problem | SqlFailure nobodyKnown) {
            // Ended since, or the database is away: then nothing can be recorded, and the answer says what is wrong.
            return null;
        }
    }

    private boolean isRead(ContainerRequestContext request, ResourceInfo operation) {
        if (!request.getMethod().equals("GET")) {
            return false;
        }
        String path = request.getUriInfo().getPath();
        if (path.startsWith(API)) {
            return routes.find("GET", path)
                    .filter(route -> route.audit().isEmpty())
                    .filter(route -> route.action() != null || route.agency() == Route.Agency.SERVICE)
                    .isPresent();
        }
        Method method = operation.getResourceMethod();
        Requires requires = method == null ? null : method.getAnnotation(Requires.class);
        return requires != null && !PUBLIC.contains(requires.value());
    }

    private void seen(ContainerRequestContext request, Caller caller) {
        String path = request.getUriInfo().getPath();
        if (noted.read(caller.identity(), path)) {
            for (UUID chain : chains(request, caller)) {
                queue.add(fact(chain, caller, "saw", path, "seen"));
            }
        }
    }

    /** The office learns of each refusal, and so does the agency whose the thing would have been. */
    private void refused(ContainerRequestContext request, Caller caller, int status) {
        String path = request.getUriInfo().getPath();
        String asked = request.getMethod() + " " + path;
        if (!noted.refusal(caller.identity(), status + " " + asked)) {
            return;
        }
        AuditFact fact = fact(AuditLog.OFFICE, caller, "asked", asked, "refused " + status);
        queue.add(fact);
        agencyOf(request).ifPresent(agency -> queue.addIfAgency(fact.in(agency)));
    }

    private AuditFact fact(UUID chain, Caller caller, String action, String target, String outcome) {
        return AuditFact.of(chain, clock.instant(), caller, action, target, outcome, null)
                .within(Correlation.current());
    }

    private Set<UUID> chains(ContainerRequestContext request, Caller caller) {
        if (!concerned.agencies().isEmpty()) {
            return concerned.agencies();
        }
        return agencyOf(request)
                .map(Set::of)
                .orElseGet(() ->
                        caller.readsAll() || caller.agencies().isEmpty() ? Set.of(AuditLog.OFFICE) : caller.agencies());
    }

    private static Optional<UUID> agencyOf(ContainerRequestContext request) {
        String[] segments = request.getUriInfo().getPath().split("/", -1);
        for (int i = 0; i + 1 < segments.length; i++) {
            if (segments[i].equals("agencies")) {
                return id(segments[i + 1]);
            }
        }
        return id(request.getUriInfo().getQueryParameters().getFirst("agencyId"));
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
