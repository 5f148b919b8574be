package org.sightline.samples.planted;

/** Which of the three published files a line stands in. */
public enum Place {
    /** The state-wide purchase-order lines. */
    PURCHASE_ORDERS,
    /** The payments checkbook. */
    PAYMENTS,
    /** The schools' purchases. */
    SCHOOL_PURCHASES
}
