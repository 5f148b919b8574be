package org.sightline.matching.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That the office put a finding aside. It is back in the queues on the day, or as soon as something is done with it.
 *
 * @param until the first day on which it is back (at the office)
 * @param snoozedBy a sign-in name
 */
@Schema(name = "Snooze")
record Snooze(UUID findingId, UUID agencyId, LocalDate until, String reason, String snoozedBy, Instant snoozedAt) {}
