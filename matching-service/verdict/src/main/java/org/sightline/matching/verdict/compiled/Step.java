package org.sightline.matching.verdict.compiled;

/** Why a part of a rule does not apply, in the order in which conditions are looked at; a later step came closer. */
public enum Step {
    NOT_NAMED,
    REMOVAL,
    BEFORE,
    AFTER,
    STANDING,
    BUYER,
    EVENT,
    ITEM,
    PURPOSE,
    FUNDING,
    CONTRACTOR,
    AMOUNT,
    ORIGIN,
    EXEMPT,
    CERTIFIED,
    KNOWLEDGE,
    ACCESS,
    LISTED,
    MET
}
