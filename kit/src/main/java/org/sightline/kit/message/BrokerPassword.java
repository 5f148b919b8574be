package org.sightline.kit.message;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A service without its password at the broker does not start, and names the variable that it lacks. Nor does one whose
 * password would end the text in which Kafka's clients read it: they say in their error what stands behind that end.
 */
@ApplicationScoped
class BrokerPassword {

    private static final Pattern ENDS_THE_TEXT = Pattern.compile("[\"\\\\\\v]");

    private final Provider<String> password;

    BrokerPassword(@ConfigProperty(name = "sightline.kafka.password") Provider<String> password) {
        this.password = password;
    }

    /** Before the channels are opened, which would only say that they cannot sign in. */
    void require(@Observes @Priority(1) StartupEvent event) {
        if (ENDS_THE_TEXT.matcher(password.get()).find()) {
            throw new IllegalStateException(
                    "SIGHTLINE_KAFKA_PASSWORD has a quotation mark, a backslash or a line break."
                            + " Give the service another password at Kafka.");
        }
    }
}
