package org.sightline.matching.verdict.facts;

/** What happened on the date that is judged. */
public enum ContractEvent {
    /** A first order or contract. */
    PURCHASE,
    /** A contract that ran out was made again. */
    RENEWAL,
    /** A running contract was made longer or larger. */
    EXTENSION,
    /** Work on, or use of, equipment that is there. */
    SERVICE,
    /** Equipment was taken out or disposed of: evidence of a remedy, not a purchase. */
    REMOVAL;

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static ContractEvent parse(String text) {
        return WireNames.parse(ContractEvent.class, text, "contract event");
    }
}
