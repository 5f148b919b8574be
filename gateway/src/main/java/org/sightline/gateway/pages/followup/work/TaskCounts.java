package org.sightline.gateway.pages.followup.work;

/**
 * How much waits, as matching-service counts it.
 *
 * @param mine what the caller sees to and the office has to do next
 * @param secondPerson what the caller can close and another person decided first
 * @param overdue what was due before today, whoever has to do it
 * @param snoozed what the office put aside until a later day, which none of the others count
 */
public record TaskCounts(long mine, long secondPerson, long overdue, long snoozed) {}
