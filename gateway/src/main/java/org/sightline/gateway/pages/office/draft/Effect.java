package org.sightline.gateway.pages.office.draft;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would do to one finding.
 *
 * @param effect opened, changed or withdrawn
 * @param what the model or description; null where nothing says it
 * @param before the verdict now; null where there is no finding yet
 * @param after the verdict then; null where it would be withdrawn
 */
public record Effect(
        UUID findingId,
        UUID agencyId,
        String effect,
        String makerName,
        @Nullable String what,
        @Nullable String before,
        @Nullable String after) {}
