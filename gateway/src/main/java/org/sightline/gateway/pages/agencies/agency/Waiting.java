package org.sightline.gateway.pages.agencies.agency;

/**
 * Something that waits for the agency.
 *
 * @param code {@code answer}, {@code supply_fact} or {@code register_devices}
 * @param count how many findings, or how many pieces of equipment
 * @param text what to do, in plain words
 * @param link where the list is that is counted, under {@code /api}
 */
public record Waiting(String code, long count, String text, String link) {}
