package org.sightline.gateway.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Name, address and telephone number of the office, as its letters and the foot of each page say whose they are and whom to answer. */
@ApplicationScoped
@Named("letterhead")
public class Letterhead {

    private final Optional<String> configured;

    Letterhead(@ConfigProperty(name = "sightline.office.letterhead") Optional<String> configured) {
        this.configured = configured.filter(text -> !text.isBlank());
    }

    /** The name of the office, the first line of it; empty where nobody has configured it. */
    public String office() {
        return configured
                .map(text -> text.strip().lines().findFirst().orElse(""))
                .orElse("");
    }

    /** Empty where nobody has configured it. */
    public Optional<String> text() {
        return configured;
    }
}
