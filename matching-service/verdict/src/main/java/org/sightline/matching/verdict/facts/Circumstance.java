package org.sightline.matching.verdict.facts;

/**
 * A yes-or-no fact about the goods, the buyer or the contract that some law turns on. Most are exceptions: a law does not
 * reach what has them.
 */
public enum Circumstance {
    /** The goods, or their maker, stand on the list of what may be bought, such as Blue UAS. */
    APPROVED_LIST("on the list of what may be bought"),
    /** The FCC's Covered List excepts the product family by a conditional approval. */
    CONDITIONAL_APPROVAL("with a conditional approval"),
    /** A domestic end product under 48 CFR 25.101(a). */
    DOMESTIC_END_PRODUCT("a domestic end product"),
    /** Eligible for the advanced manufacturing production credit, 26 U.S.C. 45X. */
    TAX_CREDIT("eligible for the section 45X credit"),
    /** A toy: at most 150 g, without camera and brushless motor. Only goods sold as toys are asked. */
    TOY("a toy of at most 150 g without camera and brushless motor"),
    /** A waiver, exception or approval that the law names was granted for this purchase. */
    WAIVER("with a waiver or approval that the law names"),
    /** The buyer supplies electricity. */
    ELECTRIC_SUPPLIER("an electric supplier"),
    /** The buyer, an electric supplier, is not out of compliance with the NERC requirements for critical infrastructure. */
    NERC_COMPLIANCE("an electric supplier that is not out of compliance with NERC requirements"),
    /** The buyer belongs to the Department of Defense. */
    DEFENSE_DEPARTMENT("of the Department of Defense"),
    /** The purchase is paid with money that a federal contract awarded to the buyer. */
    CONTRACT_MONEY("paid with money of a federal contract"),
    /** The buyer is a law enforcement agency. */
    LAW_ENFORCEMENT("a law enforcement agency"),
    /** The buyer applies for E-Rate support. */
    ERATE_APPLICANT("an E-Rate applicant"),
    /** The goods are instruction technology of a school. */
    INSTRUCTION("instruction technology of a school"),
    /** The goods serve research and accountability of a college or university. */
    RESEARCH("for research of a college or university"),
    /** The contract serves a kind of critical infrastructure that the law names, such as a water works. */
    CRITICAL_INFRASTRUCTURE("for critical infrastructure"),
    /** The contract gives the vendor access to, or control of, a kind of critical infrastructure that the law names. */
    INFRASTRUCTURE_ACCESS("with access to critical infrastructure"),
    /** The goods or their maker stand on the list that the law bans. */
    ON_BANNED_LIST("on the list that the law bans");

    private final String words;

    Circumstance(String words) {
        this.words = words;
    }

    /** The fact in plain words, as it reads after "is". */
    public String words() {
        return words;
    }

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static Circumstance parse(String text) {
        return WireNames.parse(Circumstance.class, text, "circumstance");
    }
}
