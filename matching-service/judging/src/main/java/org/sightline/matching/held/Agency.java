package org.sightline.matching.held;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What matching needs of an agency, from the topic {@code agencies} ({@code messages/agency.v1.schema.json}).
 *
 * @param kind null where nobody said
 * @param federalContractor null where not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Agency(
        UUID id,
        long version,
        String name,
        @Nullable String kind,
        String state,
        String status,
        List<UUID> aliasIds,
        @Nullable Boolean federalContractor) {

    private static final String MERGED = "merged";

    public Agency {
        aliasIds = aliasIds == null ? List.of() : List.copyOf(aliasIds);
    }

    /**
     * The ids that count as this agency. One that was merged keeps its list in its message, but it stands for nobody any
     * more, in whatever order the two messages come.
     */
    List<UUID> standsFor() {
        return MERGED.equals(status) ? List.of() : aliasIds;
    }

    /** Why the agency cannot be taken, in plain words; null where it can. */
    public @Nullable String fault() {
        return id == null || version < 1 || name == null || state == null || status == null
                ? "id, version, name, state and status are required"
                : null;
    }
}
