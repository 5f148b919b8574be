package org.sightline.gateway.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.sightline.kit.problem.Problem;

/** The access token of the current request, bearer or session, to be relayed to the services. */
@RequestScoped
public class AccessToken {

    private final SecurityIdentity identity;

    AccessToken(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The raw token.
     *
     * @throws Problem 401 if nobody is signed in
     */
    public String raw() {
        return ifSignedIn().orElseThrow(Problem::unauthorized);
    }

    /** The raw token; empty on a page that is open to everybody and read by somebody who is not signed in. */
    public Optional<String> ifSignedIn() {
        return Optional.ofNullable(identity.getCredential(AccessTokenCredential.class))
                .map(AccessTokenCredential::getToken);
    }
}
