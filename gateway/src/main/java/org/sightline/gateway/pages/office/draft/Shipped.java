package org.sightline.gateway.pages.office.draft;

/**
 * What this release ships and the record does not have yet, as matching-service says it.
 *
 * @param watchlist the list that ships, beside the one in force
 * @param rules the rules that ship
 */
public record Shipped(OfList watchlist, OfRules rules) {

    /**
     * The list that ships.
     *
     * @param added rows that it has and the list in force has not
     * @param removed rows that it no longer has
     * @param kept rows that differ and stay, because the office changed them itself
     */
    public record OfList(String version, int added, int removed, int kept) {

        /** Whether a draft of it would change anything. */
        public boolean waits() {
            return added > 0 || removed > 0;
        }
    }

    /**
     * The rules that ship. New lines are judged by them at once.
     *
     * @param recordWaits whether findings on record may have been judged by the rules of an earlier release
     */
    public record OfRules(String version, boolean recordWaits) {}
}
