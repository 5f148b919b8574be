package org.sightline.samples.planted;

/** What is wrong with a row that no reader can accept. */
public enum Fault {
    /** The date is no date. */
    BAD_DATE,
    /** The amount is no number. */
    BAD_AMOUNT,
    /** The row breaks off after a few fields. */
    TOO_FEW_FIELDS,
    /** A separator inside the text was not quoted, so everything after it slips. */
    TOO_MANY_FIELDS
}
