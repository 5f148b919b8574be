package org.sightline.matching.screening.match;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step from what was found to the designated maker.
 *
 * @param id entity id
 * @param name name to show
 * @param relation how the step leads to the next: {@code owned by}, {@code sourced from}, {@code succeeded}, {@code designated},
 *     {@code listed} or {@code watched}
 * @param from first day of the relation, null if unknown
 * @param to last day, null if it lasts
 */
public record PathStep(
        String id,
        String name,
        String relation,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
