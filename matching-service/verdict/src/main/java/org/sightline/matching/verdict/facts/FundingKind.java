package org.sightline.matching.verdict.facts;

/** Where a share of the money came from. Shares of match and of program income carry the kind of their award. */
public enum FundingKind {
    /** Own taxes, fees, bonds, activity funds. */
    LOCAL,
    /** Money that a state appropriated. */
    STATE,
    /** A federal grant, cooperative agreement or loan, also when passed through a state. */
    FEDERAL_GRANT,
    /** Money that Congress appropriated and that reached the buyer in another way. Counts as a federal share. */
    FEDERAL_APPROPRIATION,
    /** Universal Service Fund support (E-Rate, Rural Health Care). Not a federal grant. */
    USF,
    /** Another subsidy that the FCC administers. */
    FCC_SUBSIDY,
    /** A federal grant under a FEMA preparedness programme; counts as a federal share. */
    FEMA_AWARD,
    /** Not in the record. */
    UNKNOWN;

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static FundingKind parse(String text) {
        return WireNames.parse(FundingKind.class, text, "kind of funding");
    }
}
