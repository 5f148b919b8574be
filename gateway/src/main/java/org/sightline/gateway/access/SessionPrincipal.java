package org.sightline.gateway.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Makes the principal of a person signed in on a page carry the claims of the access token (roles, groups, audience), as
 * the principal of an API call does, so that both are judged by the same facts. Quarkus has verified the token before
 * ({@code verify-access-token}).
 */
@ApplicationScoped
class SessionPrincipal implements SecurityIdentityAugmentor {

    private static final String AUDIENCE = "sightline";
    private static final JwtConsumer CLAIMS = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential access = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || access == null || identity.getCredential(IdTokenCredential.class) == null) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom().item(() -> withAccessToken(identity, access));
    }

    private static SecurityIdentity withAccessToken(SecurityIdentity identity, AccessTokenCredential access) {
        try {
            JwtClaims claims = CLAIMS.processToClaims(access.getToken());
            List<String> audience = claims.getAudience();
            if (!audience.contains(AUDIENCE)) {
                throw new AuthenticationFailedException("The access token is for " + audience);
            }
            return QuarkusSecurityIdentity.builder(identity)
                    .setPrincipal(new OidcJwtCallerPrincipal(claims, access))
                    .build();
        } catch (InvalidJwtException | MalformedClaimException unreadable) {
            throw new AuthenticationFailedException("The access token cannot be read", unreadable);
        }
    }
}
