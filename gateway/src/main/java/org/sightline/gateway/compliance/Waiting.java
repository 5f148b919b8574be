package org.sightline.gateway.compliance;

/**
 * Something that waits for the agency.
 *
 * @param code {@code answer}, {@code supply_fact} or {@code register_devices}
 * @param count how many findings, or how many pieces of equipment
 * @param text what to do, in plain words
 * @param link where the list is that is counted, under {@code /api}
 */
public record Waiting(String code, long count, String text, String link) {

    /** The office confirmed it or asked about it, and the agency has not answered. */
    static final String FOR_AGENCY =
            "f.standing and (f.status = 'notified' or f.decision = 'confirmed' and f.status = 'triaged')";
    /** Nobody in the office has looked at it, or the agency has answered. */
    static final String FOR_OFFICE = "not f.withdrawn and f.status in ('new', 'responded', 'under_review')";
}
