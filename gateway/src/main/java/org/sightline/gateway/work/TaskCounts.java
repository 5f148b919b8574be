package org.sightline.gateway.work;

/**
 * How much waits, as matching-service counts it.
 *
 * @param mine what the caller sees to and the office has to do next
 * @param secondPerson what the caller can close and another person decided first
 * @param overdue what was due before today, whoever has to do it
 */
public record TaskCounts(long mine, long secondPerson, long overdue) {}
