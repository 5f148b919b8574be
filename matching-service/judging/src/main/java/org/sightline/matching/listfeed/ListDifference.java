package org.sightline.matching.listfeed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.matching.watchlist.importer.ListingDiff;

/** What a fetched list says differently from the watchlist in force. */
@Schema(description = "What a fetched list says differently from the watchlist in force.")
record ListDifference(
        @Schema(required = true) Numbers parties,
        @Schema(required = true) Numbers names,

        @Schema(required = true, description = "Numbers in registries: UEI, CAGE")
        Numbers identifiers,

        @Schema(required = true, description = "The first changes, in words")
        List<String> samples,

        @Schema(required = true, description = "How many records could not be used")
        int unusable,

        @Schema(required = true, description = "The first of those, with their place in the file")
        List<String> problems) {

    private static final int PROBLEMS_KEPT = 20;

    /** How many there were on the day of the fetch, and are. */
    @Schema(name = "ListNumbers")
    record Numbers(
            @Schema(required = true, description = "On the watchlist, listed on the day")
            int before,

            @Schema(required = true, description = "In the fetched list")
            int now,

            @Schema(required = true) int added,
            @Schema(required = true) int changed,
            @Schema(required = true) int gone) {

        private static Numbers of(ListingDiff.Count count) {
            return new Numbers(count.before(), count.now(), count.added(), count.changed(), count.gone());
        }
    }

    static ListDifference of(ListingDiff diff) {
        return new ListDifference(
                Numbers.of(diff.parties()),
                Numbers.of(diff.names()),
                Numbers.of(diff.identifiers()),
                diff.samples(),
                diff.problems().size(),
                diff.problems().stream().limit(PROBLEMS_KEPT).toList());
    }

    /** In one sentence. */
    String inWords() {
        return "%d parties added, %d changed, %d no longer listed; %d names added, %d gone; %d identifiers added, %d gone."
                .formatted(
                        parties.added(),
                        parties.changed(),
                        parties.gone(),
                        names.added(),
                        names.gone(),
                        identifiers.added(),
                        identifiers.gone());
    }
}
