package org.sightline.gateway.access;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Ends a person's session, here and at Keycloak. */
@RequestScoped
public class SignOut {

    /** Under this name Quarkus keeps what Keycloak says of its addresses. */
    private static final String KEYCLOAK = "configuration-metadata";

    private final SecurityIdentity identity;
    private final OidcSession session;

    SignOut(SecurityIdentity identity, OidcSession session) {
        this.identity = identity;
        this.session = session;
    }

    /**
     * Ends the session here.
     *
     * @param home where the person goes at last
     * @return where the browser has to go now, so that Keycloak ends its own session
     */
    public URI end(URI home) {
        OidcConfigurationMetadata keycloak = Objects.requireNonNull(identity.getAttribute(KEYCLOAK));
        String idToken = identity.getCredential(IdTokenCredential.class).getToken();
        session.logout().await().indefinitely();
        return URI.create(keycloak.getEndSessionUri() + "?id_token_hint=" + idToken + "&post_logout_redirect_uri="
                + URLEncoder.encode(home.toString(), StandardCharsets.UTF_8));
    }
}
