package org.sightline.kit.caller;

/** What somebody may want to do; {@link Access} says who may. */
public enum Action {
    /** Read what is public; nobody need be signed in. */
    OPEN,
    /** Use what everybody who is signed in may use. */
    SIGNED_IN,
    /** Read what belongs to an agency. */
    READ,
    /** Register and change an agency's devices, answer its findings. */
    REPORT,
    /** Sign an agency's return. */
    CERTIFY,
    /** Add files of evidence and notes to a finding of an agency, and withdraw files. */
    ATTACH,
    /** See who may act for an agency. */
    SEE_PEOPLE,
    /** Give and take roles in an agency. */
    MANAGE_PEOPLE,
    /** Decide a finding of an agency. */
    DECIDE,
    /** Send files of purchases, and run feeds. */
    SEND,
    /** Say what a file means, apply it, take it back; say where the money of a purchase came from. */
    LOAD,
    /** See who an agency is: its name, kind, place and identifiers, and what was changed on them. */
    SEE_AGENCY,
    /** See how the office works: the register of agencies, who holds which role, drafts of lists and rules. */
    SEE_OFFICE,
    /** Read across all agencies. */
    OVERSEE,
    /** Register agencies, give and take roles of the office, change lists and rules. */
    ADMINISTER;

    /** Whether a change by this action wants a person who signed in a short while ago. */
    public boolean needsFreshSignIn() {
        return switch (this) {
            case CERTIFY, MANAGE_PEOPLE, ADMINISTER -> true;
            default -> false;
        };
    }

    /** Whether the action means nothing without an agency. */
    public boolean needsAgency() {
        return switch (this) {
            case READ, REPORT, CERTIFY, ATTACH, SEE_AGENCY, SEE_PEOPLE, MANAGE_PEOPLE -> true;
            default -> false;
        };
    }
}
