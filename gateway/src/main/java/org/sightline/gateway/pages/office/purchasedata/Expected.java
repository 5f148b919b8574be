package org.sightline.gateway.pages.office.purchasedata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param found what its texts would be found to be; null where matching-service does not answer
 */
record Expected(Preview preview, @Nullable Found found) {

    /** Why rows would not be taken, and how often. */
    public List<Count> reasons() {
        return Count.of(preview.reasons());
    }

    /** How often something occurs. */
    record Count(String name, long count) {

        static List<Count> of(Map<String, Long> counts) {
            return counts.entrySet().stream()
                    .map(entry -> new Count(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** The figures, as ingest-service says them. */
    record Preview(
            long rows,
            long lines,
            long repeated,
            long rejected,
            String total,
            @Nullable String firstDate,
            @Nullable String lastDate,
            long newLines,
            long changedLines,
            long sameLines,
            List<Buyer> buyers,
            long newBuyers,
            boolean moreBuyers,
            Map<String, Long> reasons) {}

    /** A buyer that the file names. */
    record Buyer(String name, String state, long lines, boolean firstSeen) {}

    /**
     * What screening says of the texts that were asked about.
     *
     * @param texts how many different texts were screened
     * @param matches with a match
     * @param reviews with something to review and no match
     * @param makers how many texts name each maker
     * @param first the first texts with a match or something to review
     */
    record Found(long texts, long matches, long reviews, List<Count> makers, List<Hit> first) {}

    /**
     * A text with a match or something to review.
     *
     * @param row the first row of the file that has it
     * @param words what in it points to the maker
     * @param match whether it would be found without a person
     */
    record Hit(String row, String maker, String words, boolean match) {}
}
