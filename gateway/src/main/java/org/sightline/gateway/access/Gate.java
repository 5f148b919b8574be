package org.sightline.gateway.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.bounds.Turns;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.ProblemMapper;

/**
 * What every request of somebody signed in passes before anything else: an agency in the path must be one that the
 * caller belongs to or may read, the account and the session may not have ended, and nobody asks too often or for too much
 * at once.
 */
class Gate {

    private static final String LEFT = "sightline.rate.left";

    /** Each holds a thread for as long as its body or its answer takes; there are 200. */
    private static final int REQUESTS_OF_ONE = 60;

    private static final int REQUESTS_IN_ALL = 180;

    private final CurrentCaller current;
    private final RateLimit rate;
    private final SignOut signOut;
    private final RoutingContext routing;
    private final Turns turns = new Turns(REQUESTS_OF_ONE, REQUESTS_IN_ALL);

    Gate(CurrentCaller current, RateLimit rate, SignOut signOut, RoutingContext routing, SignInSecrets secrets) {
        // Asked for, so that they are looked at when the gateway starts.
        Objects.requireNonNull(secrets);
        this.current = current;
        this.rate = rate;
        this.signOut = signOut;
        this.routing = routing;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public @Nullable Response enter(ContainerRequestContext request) {
        if (!current.isSignedIn()) {
            return null;
        }
        Caller caller;
        try {
            caller = current.get();
        } catch (Problem ended) {
            boolean page = ended.type().equals(CurrentCaller.ENDED)
                    && !request.getUriInfo().getPath().startsWith("/api/");
            if (page) {
                return Response.seeOther(signOut.end(request.getUriInfo().getBaseUri()))
                        .build();
            }
            throw ended;
        }
        String agency = request.getUriInfo().getPathParameters().getFirst("agencyId");
        if (agency != null) {
            Access.requireVisible(caller, idOr404(agency));
        }
        Response refused = withinLimit(request, caller);
        if (refused == null) {
            turns.take(caller, routing);
        }
        return refused;
    }

    private @Nullable Response withinLimit(ContainerRequestContext request, Caller caller) {
        RateLimit.Left left = rate.take(caller.subject());
        request.setProperty(LEFT, left);
        return left.allowed()
                ? null
                : ProblemMapper.answer(Problem.of(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "You may make " + left.requests() + " requests in " + left.periodSeconds() + " seconds. Wait "
                                + left.waitSeconds() + " seconds and go on."));
    }

    @ServerResponseFilter
    public void say(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(LEFT) instanceof RateLimit.Left left) {
            response.getHeaders().putSingle("RateLimit", left.header());
            response.getHeaders().putSingle("RateLimit-Policy", left.policy());
            if (!left.allowed()) {
                response.getHeaders().putSingle("Retry-After", left.waitSeconds());
            }
        }
    }

    static UUID idOr404(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.notFound();
        }
    }
}
