package org.sightline.gateway.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Set;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.ProblemBody;

/**
 * OpenID Connect as Quarkus does it, but a program that calls the API without a good token gets a problem body that says
 * what to do, never a redirect and never an empty answer.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class ProblemChallenge implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism oidc;
    private final AnonymousRefusals refusals;
    private final RateLimit rate;
    private final int weight = Weights.table().of("refused");
    private final ObjectMapper json;

    ProblemChallenge(OidcAuthenticationMechanism oidc, AnonymousRefusals refusals, RateLimit rate, ObjectMapper json) {
        this.rate = rate;
        this.oidc = oidc;
        this.refusals = refusals;
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        // Whoever has no good token pays for asking.
        return oidc.authenticate(context, identities)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(badToken -> pays(context).onItem().transformToUni(left -> {
                    refusals.add(
                            401,
                            context.request().method().name(),
                            context.request().path());
                    headers(context, left);
                    return Uni.createFrom()
                            .failure(left.allowed() ? badToken : new AuthenticationFailedException(Gate.tooMany(left)));
                }));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (!context.request().path().startsWith("/api/")) {
            return HttpAuthenticationMechanism.super.sendChallenge(context);
        }
        refusals.add(401, context.request().method().name(), context.request().path());
        return pays(context)
                .chain(left -> Uni.createFrom()
                        .completionStage(() -> answer(context, left).toCompletionStage()))
                .replaceWith(true);
    }

    /** Counts a request without a good token. The count may have to ask the database, so not on the event loop. */
    private Uni<RateLimit.Left> pays(RoutingContext context) {
        return Uni.createFrom()
                .completionStage(() -> context.vertx()
                        .executeBlocking(() -> rate.takeFrom(Address.of(context), weight), false)
                        .toCompletionStage());
    }

    private static HttpServerResponse headers(RoutingContext context, RateLimit.Left left) {
        HttpServerResponse response =
                context.response().putHeader("RateLimit", left.header()).putHeader("RateLimit-Policy", left.policy());
        return left.allowed()
                ? response
                : response.putHeader(HttpHeaderNames.RETRY_AFTER, String.valueOf(left.waitSeconds()));
    }

    private Future<Void> answer(RoutingContext context, RateLimit.Left left) {
        HttpServerResponse response =
                headers(context, left).putHeader(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        if (left.allowed()) {
            response.setStatusCode(401).putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
            return response.end(body(context, Problem.unauthorized()));
        }
        response.setStatusCode(429);
        return response.end(body(context, Gate.tooMany(left)));
    }

    private Buffer body(RoutingContext context, Problem problem) {
        String correlationId = context.request().getHeader(Correlation.HEADER);
        ProblemBody body = new ProblemBody(
                "urn:sightline:problem:" + problem.type(),
                problem.title(),
                problem.status(),
                problem.getMessage(),
                List.of(),
                correlationId);
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A problem could not be written as JSON", cannot);
        }
    }
}
