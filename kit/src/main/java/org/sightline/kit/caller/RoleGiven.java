package org.sightline.kit.caller;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who gave a role, and when.
 *
 * @param at UTC, to the microsecond
 * @param draftedBy the sign-in name of who drafted it; null where one person gave it alone, as before both were needed
 * @param approvedBy the sign-in name of who approved it, after which it held
 * @param body the other body that the person is of, where it lends somebody to the agency; null where it is the agency's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoleGiven(
        Instant at,
        @Nullable String draftedBy,
        String approvedBy,
        @Nullable String body) {}
