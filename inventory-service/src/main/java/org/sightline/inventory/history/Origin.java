package org.sightline.inventory.history;

import java.time.Instant;

/**
 * Where a change comes from.
 *
 * @param person who made it: the name in the token, or the service that speaks for published data
 * @param through by which way: {@code form}, {@code file}, {@code api}, {@code published data}
 * @param at when, UTC
 * @param correlationId null where the work has none
 */
public record Origin(String person, String through, Instant at, String correlationId) {}
