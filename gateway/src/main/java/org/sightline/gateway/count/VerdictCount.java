package org.sightline.gateway.count;

/**
 * How many findings have this headline verdict.
 *
 * @param verdict PROHIBITED, UNDETERMINED, RESTRICTED, FLAGGED or NOT_COVERED
 * @param link where the list is that is counted, under {@code /api}
 */
public record VerdictCount(String verdict, long count, String link) {}
