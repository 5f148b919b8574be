package org.sightline.gateway.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The agencies that the current request turned out to be about, where its path does not say so. */
@RequestScoped
public class Concerned {

    private final Set<UUID> agencies = new TreeSet<>();

    public void with(UUID agency) {
        agencies.add(agency);
    }

    public void with(Collection<UUID> several) {
        agencies.addAll(several);
    }

    public Set<UUID> agencies() {
        return Set.copyOf(agencies);
    }
}
