package org.sightline.kit.message;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A service without its password at the broker does not start, and names the variable that it lacks. */
@ApplicationScoped
class BrokerPassword {

    private final Provider<String> password;

    BrokerPassword(@ConfigProperty(name = "sightline.kafka.password") Provider<String> password) {
        this.password = password;
    }

    /** Before the channels are opened, which would only say that they cannot sign in. */
    void require(@Observes @Priority(1) StartupEvent event) {
        Objects.requireNonNull(password.get());
    }
}
