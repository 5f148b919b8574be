package org.sightline.resilience.insider;

import java.util.Locale;

/** Who the insider is, and what the role that others gave them lets them do. */
enum Kind {
    /** An admin of the office, who reads no agency's data. */
    ADMIN,
    /** An admin of the office who reads everything too, and so corrects messages that were set aside. */
    OVERSEER,
    /** Manages the people of one agency and reads none of its data. */
    AGENCY_ADMIN,
    /** An analyst of the office: reads everything, decides findings, drafts open data. */
    ANALYST,
    /** Reads one agency's data and reports for it. */
    REPORTER,
    /** Claimed a body by the code of its letter, which another person of the office confirmed: its agency admin. */
    CLAIMANT;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether their own role reads the data of their agency. */
    boolean reads() {
        return readsAll() || this == REPORTER;
    }

    /** Whether their own role reads the data of every agency. */
    boolean readsAll() {
        return this == ANALYST || this == OVERSEER;
    }

    /** Whether their own role reports for their agency. */
    boolean reports() {
        return this == REPORTER;
    }

    /** Whether they manage the people of their agency. */
    boolean managesPeople() {
        return this == ADMIN || this == OVERSEER || this == AGENCY_ADMIN || this == CLAIMANT;
    }
}
