package org.sightline.gateway.pages.findings.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why some pieces that were bought are not registered, as somebody of the agency or of the office said it. It is never changed:
 * another one stands in its place.
 *
 * @param model of which model; null of the maker as a whole
 * @param pieces how many it explains; 0 where it only takes an earlier one back
 * @param by a sign-in name
 * @param replaces the one in whose place it stands; null where it is a first one
 * @param replacedBy the one that stands in its place; null where it still counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        UUID id,
        String makerId,
        @Nullable String model,
        long pieces,
        String text,
        String by,
        Instant at,
        @Nullable UUID replaces,
        @Nullable UUID replacedBy) {}
