package org.sightline.matching.packet;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The clause of the federal contract that asks for the report. A contract carries one or the other, and the time to report is not
 * the same.
 *
 * <p>Source of the fields and of the days of 52.204-25: FAR 52.204-25(d) (Nov 2021), read in public copies of the clause. That
 * 52.240-91 of the Revolutionary FAR Overhaul puts its reports into one within 72 hours stands in notes of law firms of June 2026;
 * neither its own text nor its fields were read.
 */
enum ReportClause {
    /** Two reports: 1 business day after the equipment was identified, and 10 business days after the first report. */
    @JsonProperty("52.204-25")
    FAR_52_204_25("FAR 52.204-25(d)", false),
    /** One report within 72 hours. */
    @JsonProperty("52.240-91")
    FAR_52_240_91("FAR 52.240-91", true);

    /** Business days from the identification to the first report under 52.204-25. */
    static final int INITIAL_DAYS = 1;

    /** Business days from the first report to the second under 52.204-25. */
    static final int FOLLOW_UP_DAYS = 10;

    /** Hours from the identification to the report under 52.240-91; weekends and holidays count. */
    static final int HOURS = 72;

    private final String citation;
    private final boolean inOneReport;

    ReportClause(String citation, boolean inOneReport) {
        this.citation = citation;
        this.inOneReport = inOneReport;
    }

    String citation() {
        return citation;
    }

    /** Whether it asks for one report, in hours. */
    boolean inOneReport() {
        return inOneReport;
    }

    /** Whether the fields and days were not read in the clause itself. */
    boolean unverified() {
        return this == FAR_52_240_91;
    }
}
