package org.sightline.matching.task;

/**
 * How much waits.
 *
 * @param mine what the caller sees to and the office has to do next
 * @param secondPerson what another person of the office decided first and the caller can close
 * @param overdue what was due before today, whoever has to do it
 * @param snoozed what the office put aside until a later day, which none of the others count; 0 for an agency
 */
record TaskCounts(long mine, long secondPerson, long overdue, long snoozed) {}
