package org.sightline.samples.truth;

import java.util.List;
import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.Place;

/**
 * What a reader of one file must count.
 *
 * @param file name of the file
 * @param place which of the three shapes it has
 * @param rows records after the header
 * @param accepted records that become lines, each with a key of its own
 * @param repeated records that repeat the one before byte for byte and so change nothing
 * @param planted records with a planted case, mentions and traps among them
 * @param rejects records that cannot be read
 */
public record FileTruth(
        String file, Place place, long rows, long accepted, long repeated, long planted, List<Reject> rejects) {

    /**
     * A record that cannot be read.
     *
     * @param row number of the record, the header being 1
     */
    public record Reject(long row, Fault fault) {}
}
