package org.sightline.samples.truth;

import java.util.List;
import org.sightline.samples.planted.Basis;

/**
 * What one body's inventory file holds.
 *
 * @param file name of the file
 * @param body sample id of the body
 * @param rows records after the header; each is one device
 * @param devices the designated or relabelled devices; all others are harmless
 * @param reconciliations purchases of the body against what it registered
 */
public record InventoryTruth(
        String file, String body, int rows, List<Device> devices, List<Reconciliation> reconciliations) {

    /**
     * A device that leads to a designated maker.
     *
     * @param row number of the record, the header being 1
     * @param maker the designated maker
     * @param basis made_by or relabel
     * @param macNamesMaker whether the MAC prefix is one of the maker's own
     * @param purchase the purchase that it came with; empty if none is on record
     * @param why one line for the person who wonders
     */
    public record Device(int row, String maker, Basis basis, boolean macNamesMaker, String purchase, String why) {}

    /**
     * Bought against registered, for one purchase of which at least one device is registered.
     *
     * @param purchase name of the purchase
     * @param bought units bought
     * @param registered devices in the file
     */
    public record Reconciliation(String purchase, int bought, int registered) {}
}
