package org.sightline.gateway.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A gateway that believes what a proxy says of where requests come from must know its proxies: otherwise everybody could
 * say so, and get round the limits for those who are not signed in.
 */
@ApplicationScoped
class TrustedProxies {

    private final boolean believes;
    private final Optional<List<String>> proxies;

    TrustedProxies(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean believes,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> proxies) {
        this.believes = believes;
        this.proxies = proxies;
    }

    /**
     * Looks before the gateway takes requests.
     *
     * @throws IllegalStateException where it would believe anybody
     */
    void atStart(@Observes @Priority(1) StartupEvent event) {
        require();
    }

    void require() {
        if (believes && proxies.filter(named -> !named.isEmpty()).isEmpty()) {
            throw new IllegalStateException("quarkus.http.proxy.proxy-address-forwarding is on, but no proxy is named:"
                    + " anybody could say where they come from. Set QUARKUS_HTTP_PROXY_TRUSTED_PROXIES to the addresses"
                    + " of your proxy.");
        }
    }
}
