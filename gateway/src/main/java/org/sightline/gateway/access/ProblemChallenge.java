package org.sightline.gateway.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
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
    private final ObjectMapper json;

    ProblemChallenge(OidcAuthenticationMechanism oidc, ObjectMapper json) {
        this.oidc = oidc;
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return oidc.authenticate(context, identities);
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
        context.response()
                .setStatusCode(401)
                .putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer")
                .putHeader(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        return Uni.createFrom()
                .completionStage(context.response().end(body(context)).toCompletionStage())
                .replaceWith(true);
    }

    private Buffer body(RoutingContext context) {
        Problem problem = Problem.unauthorized();
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
