package org.sightline.ingest.buyer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What ingest needs to know of an {@code agencies} message. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Agency(
        UUID id,
        long version,
        String name,
        String state,
        String status,
        @Nullable UUID mergedInto,
        List<String> aliases) {

    Agency {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    /** What makes the message unusable, in plain words; null where nothing does. */
    @Nullable
    String fault() {
        if (id == null || version < 1) {
            return "id or version is missing";
        }
        if (name == null || name.isBlank() || state == null || !state.matches("[A-Z]{2}")) {
            return "name or state is missing";
        }
        return status == null ? "status is missing" : null;
    }

    /** All published names that mean it, without their spelling. */
    Set<String> normalisedNames() {
        Set<String> names = new LinkedHashSet<>();
        names.add(BuyerName.normalise(name));
        aliases.forEach(alias -> names.add(BuyerName.normalise(alias)));
        names.remove("");
        return names;
    }
}
