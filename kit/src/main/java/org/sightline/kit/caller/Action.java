package org.sightline.kit.caller;

/** What somebody may want to do; {@link Access} says who may. */
public enum Action {
    /** Read what belongs to an agency. */
    READ,
    /** Register and change an agency's devices, answer its findings. */
    REPORT,
    /** Sign an agency's return. */
    CERTIFY,
    /** Decide a finding of an agency. */
    DECIDE,
    /** Load purchase data. */
    LOAD,
    /** Read across all agencies. */
    OVERSEE,
    /** Register agencies, invite people, change lists and rules. */
    ADMINISTER
}
