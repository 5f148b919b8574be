package org.sightline.gateway.signin;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.gateway.shell.Language;

/**
 * Whoever goes on with a kept form is asked again who they are, although Keycloak still knows them, and with as many
 * factors as the form wants. Whoever changes their own sign-in is led to where Keycloak does that. Keycloak's pages are in
 * the language of ours.
 */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class SignInRedirect implements OidcRedirectFilter {

    private final Duration most;
    private final int level;

    SignInRedirect(
            @ConfigProperty(name = "sightline.sign-in.fresh", defaultValue = "15M") Duration most,
            @ConfigProperty(name = "sightline.sign-in.level", defaultValue = "2") int level) {
        this.most = most;
        this.level = level;
    }

    @Override
    public void filter(OidcRedirectContext redirect) {
        // English too: without a word Keycloak would follow the browser, and the pages do not.
        redirect.additionalQueryParams()
                .add("ui_locales", Language.codeOf(redirect.routingContext().request()));
        AccountChange.at(redirect.routingContext().normalizedPath())
                .ifPresent(change ->
                        redirect.additionalQueryParams().add("prompt", "login").add("kc_action", change.action()));
        if (redirect.routingContext().normalizedPath().startsWith(HeldForms.PLACE)) {
            redirect.additionalQueryParams()
                    .add("prompt", "login")
                    .add("max_age", Long.toString(most.toSeconds()))
                    .add("acr_values", Integer.toString(level));
        }
    }
}
