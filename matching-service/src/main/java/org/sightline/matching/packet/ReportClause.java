package org.sightline.matching.packet;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The clause of the federal contract that asks for the report. A contract carries one or the other.
 *
 * <p>Source of the fields and days: FAR 52.204-25(d) (Nov 2021), read in public copies of the clause. That 52.240-91 of the
 * Revolutionary FAR Overhaul asks for the same in the same time is not verified.
 */
enum ReportClause {
    @JsonProperty("52.204-25")
    FAR_52_204_25("FAR 52.204-25(d)", false),
    @JsonProperty("52.240-91")
    FAR_52_240_91("FAR 52.240-91", true);

    /** Business days from the identification to the first report. */
    static final int INITIAL_DAYS = 1;

    /** Business days from the first report to the second. */
    static final int FOLLOW_UP_DAYS = 10;

    private final String citation;
    private final boolean unverified;

    ReportClause(String citation, boolean unverified) {
        this.citation = citation;
        this.unverified = unverified;
    }

    String citation() {
        return citation;
    }

    /** Whether the fields and days were not read in the clause itself. */
    boolean unverified() {
        return unverified;
    }
}
