package org.sightline.gateway.signin;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whoever goes on with a kept form is asked again who they are, although Keycloak still knows them. */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class SignInRedirect implements OidcRedirectFilter {

    private final Duration most;

    SignInRedirect(@ConfigProperty(name = "sightline.sign-in.fresh", defaultValue = "15M") Duration most) {
        this.most = most;
    }

    @Override
    public void filter(OidcRedirectContext redirect) {
        if (redirect.routingContext().normalizedPath().startsWith(HeldForms.PLACE)) {
            redirect.additionalQueryParams().add("prompt", "login").add("max_age", Long.toString(most.toSeconds()));
        }
    }
}
