package org.sightline.gateway.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Name and address of the office, as its letters say who writes and whom to answer. */
@ApplicationScoped
public class Letterhead {

    private final Optional<String> configured;

    Letterhead(@ConfigProperty(name = "sightline.office.letterhead") Optional<String> configured) {
        this.configured = configured.filter(text -> !text.isBlank());
    }

    /** Empty where nobody has configured it. */
    public Optional<String> text() {
        return configured;
    }
}
