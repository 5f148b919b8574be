package org.sightline.gateway.pages.agencies.agency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agency as the register names it, and nothing that it bought or has.
 *
 * @param kind null where not known
 * @param county null where not known
 * @param status registered or unclaimed
 * @param sample invented sample data
 */
public record RegisterEntry(
        UUID id,
        String name,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String county,
        String status,
        boolean sample) {

    /** Whether the agency is made up: sample data, or a body of the sample's state. */
    public boolean invented() {
        return sample || AgencyRow.INVENTED_STATE.equals(state);
    }
}
