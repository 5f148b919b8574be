package org.sightline.gateway.pages.followup.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan as a list shows it. */
record PlanRow(
        UUID id,
        String state,
        String title,
        String owner,
        @Nullable String cost,
        long items,
        long settledItems,
        long pieces,
        long provenPieces,
        @Nullable LocalDate nextDue) {}
