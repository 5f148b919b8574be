package org.sightline.matching.task;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Puts a finding aside.
 *
 * @param until the first day on which it is back, after today; required
 * @param reason why, for the office; required
 */
@Schema(
        requiredProperties = {"until", "reason"},
        examples = """
                {"until": "2026-12-15", "reason": "The county answers after its meeting."}""")
record SnoozeRequest(@Nullable LocalDate until, @Nullable String reason) {}
