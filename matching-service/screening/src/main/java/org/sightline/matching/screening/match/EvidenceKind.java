package org.sightline.matching.screening.match;

/** The sort of evidence. */
public enum EvidenceKind {
    NAME,
    ALIAS,
    BRAND,
    MODEL,
    MAC_PREFIX,
    FCC_GRANTEE,
    UEI,
    CAGE,
    BANNER,
    /** Surrounding words that support the reading. */
    CONTEXT,
    /** Surrounding words that speak against it. */
    CONTRARY,
    /** The words that decided the role. */
    ROLE
}
