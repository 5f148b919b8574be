package org.sightline.ingest.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.BodyIdentifier;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.reject.Reject;

/**
 * Some rows of a file that are stored together.
 *
 * @param candidates rows that can become lines
 * @param rejects what is wrong with rows that cannot
 * @param rows how many rows there are of each kind
 * @param end where the file was read to
 */
public record Batch(List<Candidate> candidates, List<Reject> rejects, Rows rows, End end) {

    /** The sum of the amounts of its candidates. */
    public BigDecimal total() {
        BigDecimal total = BigDecimal.ZERO;
        for (Candidate candidate : candidates) {
            String amount = candidate.content().price().amount();
            total = amount == null ? total : total.add(new BigDecimal(amount));
        }
        return total;
    }

    /**
     * A row that can become a line.
     *
     * @param buyer the buyer's normalised name; of a federal agency's part the agency's
     * @param place the state in which the buyer is known, two capital letters: the federal government's seat where the file says
     *     where a federal agency bought
     * @param identifier the buyer's in some scheme; null where the row has none
     * @param hash of the content
     */
    public record Candidate(
            UUID id,
            UUID hash,
            long row,
            String buyer,
            String place,
            @Nullable BodyIdentifier identifier,
            LineContent content) {}

    /**
     * How many rows there are.
     *
     * @param read all, without blank ones
     * @param rejected were not taken
     * @param repeated say again what a row above says under the same key
     */
    public record Rows(int read, int rejected, int repeated) {}

    /**
     * Where a batch ends.
     *
     * @param row the number of the last record, blank ones counted too
     * @param bytes of the text read so far
     * @param last whether the file ends here
     * @param failure why the file cannot be read any further; null where it can
     */
    public record End(
            long row, long bytes, boolean last, @Nullable RuntimeException failure) {}
}
