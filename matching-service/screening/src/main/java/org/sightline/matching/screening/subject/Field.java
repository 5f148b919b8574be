package org.sightline.matching.screening.subject;

/** The part of a subject in which evidence was found. */
public enum Field {
    VENDOR_NAME,
    DESCRIPTION,
    MANUFACTURER,
    MODEL,
    MAC,
    FCC_ID,
    UEI,
    CAGE,
    BANNER
}
