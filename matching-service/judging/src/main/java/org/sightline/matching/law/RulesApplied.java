package org.sightline.matching.law;

import java.time.Instant;

/**
 * All findings were judged by an approved change of the rules.
 *
 * @param version the change
 * @param since when it, or the first of those that were judged together with it, was approved, UTC
 */
public record RulesApplied(int version, Instant since) {

    /** How the timeline of a finding begins to say that it was judged again by such a change. */
    public static final String CAUSE = "The rules changed";
}
