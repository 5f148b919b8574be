package org.sightline.matching.task;

/**
 * How much waits.
 *
 * @param mine what the caller sees to and the office has to do next
 * @param secondPerson what another person of the office decided first and the caller can close
 * @param overdue what was due before today, whoever has to do it
 */
record TaskCounts(long mine, long secondPerson, long overdue) {}
