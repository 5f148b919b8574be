package org.sightline.gateway.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.sightline.kit.problem.Problem;

/** The access token of the present request, bearer or session, to be relayed to the services. */
@RequestScoped
public class AccessToken {

    private final SecurityIdentity identity;

    AccessToken(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The raw token.
     *
     * @throws Problem 401 where nobody is signed in
     */
    public String raw() {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            throw Problem.unauthorized();
        }
        return credential.getToken();
    }
}
