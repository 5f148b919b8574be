package org.sightline.gateway.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.ProblemMapper;

/**
 * What every request of somebody signed in passes before anything else: an agency in the path must be one that the
 * caller may read, no role in the token may have been taken away, and nobody asks too often.
 */
class Gate {

    private static final String LEFT = "sightline.rate.left";

    private final SecurityIdentity identity;
    private final CurrentCaller current;
    private final RevocationRepository revocations;
    private final RateLimit rate;
    private final SignOut signOut;

    Gate(
            SecurityIdentity identity,
            CurrentCaller current,
            RevocationRepository revocations,
            RateLimit rate,
            SignOut signOut) {
        this.identity = identity;
        this.current = current;
        this.revocations = revocations;
        this.rate = rate;
        this.signOut = signOut;
    }

    @ServerRequestFilter
    public @Nullable Response enter(ContainerRequestContext request) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return null;
        }
        Caller caller = current.get();
        boolean api = request.getUriInfo().getPath().startsWith("/api/");
        if (revocations.bite(caller, Instant.ofEpochSecond(token.getIssuedAtTime()))) {
            return api
                    ? ProblemMapper.answer(revoked())
                    : Response.seeOther(signOut.end(request.getUriInfo().getBaseUri()))
                            .build();
        }
        String agency = request.getUriInfo().getPathParameters().getFirst("agencyId");
        if (agency != null) {
            Access.require(caller, Action.READ, idOr404(agency));
        }
        return withinLimit(request, caller);
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

    private static Problem revoked() {
        return Problem.of(
                401,
                "role-revoked",
                "Sign in again",
                "A role of yours was taken away after this token was issued. Get a new token.");
    }

    static UUID idOr404(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.notFound();
        }
    }
}
