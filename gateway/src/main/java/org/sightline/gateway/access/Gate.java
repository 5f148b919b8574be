package org.sightline.gateway.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.route.PublicRoutes;
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

    private static final String LOGOUT = "/logout";

    private static final String LEFT = "sightline.rate.left";

    /** Each holds a thread for as long as its body or its answer takes; there are 200. */
    private static final int REQUESTS_OF_ONE = 60;

    private static final int REQUESTS_OF_AGENCY = 60;

    private static final int REQUESTS_IN_ALL = 180;

    private final CurrentCaller current;
    private final RateLimit rate;
    private final SignOut signOut;
    private final PublicRoutes routes;
    private final RoutingContext connection;
    private final Weights weights = Weights.table();
    private final Turns turns = new Turns(REQUESTS_OF_ONE, REQUESTS_OF_AGENCY, REQUESTS_IN_ALL);

    Gate(
            CurrentCaller current,
            RateLimit rate,
            SignOut signOut,
            SignInSecrets secrets,
            PublicRoutes routes,
            RoutingContext connection) {
        // Asked for, so that they are looked at when the gateway starts.
        Objects.requireNonNull(secrets);
        this.current = current;
        this.rate = rate;
        this.signOut = signOut;
        this.routes = routes;
        this.connection = connection;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public @Nullable Response enter(ContainerRequestContext request, ResourceInfo operation) {
        if (!current.isSignedIn()) {
            return withinLimit(request, rate.takeFrom(Address.of(connection), weights.of("open-page")));
        }
        Caller caller;
        try {
            caller = current.get();
        } catch (Problem ended) {
            // Any other page says first why the sign-in ended, and what to do.
            boolean leaves = ended.type().equals(CurrentCaller.ENDED)
                    && request.getUriInfo().getPath().equals(LOGOUT);
            if (leaves) {
                return Response.seeOther(signOut.end(request.getUriInfo().getBaseUri()))
                        .build();
            }
            throw ended;
        }
        String agency = request.getUriInfo().getPathParameters().getFirst("agencyId");
        if (agency != null) {
            Access.requireVisible(caller, idOr404(agency));
        }
        Response refused = withinLimit(request, rate.take(caller.subject(), weight(request, operation)));
        if (refused == null) {
            turns.take(caller, connection);
        }
        return refused;
    }

    private int weight(ContainerRequestContext request, ResourceInfo operation) {
        Method method = operation.getResourceMethod();
        if (method != null && method.isAnnotationPresent(TakesFile.class)) {
            return weights.of("file-page");
        }
        return routes.find(request.getMethod(), request.getUriInfo().getPath())
                .map(route -> weights.of(route.operation()))
                .orElse(1);
    }

    private static @Nullable Response withinLimit(ContainerRequestContext request, RateLimit.Left left) {
        request.setProperty(LEFT, left);
        return left.allowed() ? null : ProblemMapper.answer(tooMany(left));
    }

    static Problem tooMany(RateLimit.Left left) {
        return Problem.of(
                429,
                "too-many-requests",
                "Too many requests",
                "You may ask for " + left.requests() + " in " + left.periodSeconds()
                        + " seconds; a larger question counts as several. Wait " + left.waitSeconds()
                        + " seconds and go on.");
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
