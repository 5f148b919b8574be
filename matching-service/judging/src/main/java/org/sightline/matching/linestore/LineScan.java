package org.sightline.matching.linestore;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.screening.subject.Subject;

/**
 * Reads all stored lines, a part at a time, and gives those rows that matter now. Works in the running transaction.
 *
 * <p>Reading by parts lets a screening go on where it stopped. A line that is stored again in the meantime moves to
 * another place, which is no loss: it is screened with the list in force as it is stored.
 */
public interface LineScan {

    /**
     * How much there is to read: first the rows of lines, by blocks, then the bundles. A place in it is the number of what was
     * read of both together.
     *
     * @param blocks of the table of rows
     * @param bundles the id of the last one
     */
    record Extent(long blocks, long bundles) {

        private static final long BLOCKS_AT_A_TIME = 4096;
        private static final long BUNDLES_AT_A_TIME = 32;
        /** What one block has of lines, and a bundle of a large file. */
        private static final long BLOCKS_IN_A_BUNDLE = 64;

        /** The place after everything. */
        public long end() {
            return blocks + bundles;
        }

        /** How much of it is read at a place, 0 to 100. */
        public long percent(long place) {
            long all = blocks + bundles * BLOCKS_IN_A_BUNDLE;
            return 100 * Math.max(0, worth(place)) / Math.max(1, all);
        }

        private long worth(long place) {
            return Math.min(place, blocks) + Math.max(0, place - blocks) * BLOCKS_IN_A_BUNDLE;
        }

        /** Where a part ends that begins here: all of it has rows, or all of it bundles. */
        long endOfPart(long from) {
            return from < blocks
                    ? Math.min(blocks, from + BLOCKS_AT_A_TIME)
                    : Math.min(end(), from + BUNDLES_AT_A_TIME);
        }
    }

    /**
     * What is wanted of a part.
     *
     * @param ids of lines that have rows, in the order of the table
     * @param bundled lines that lie in bundles; newer ones with rows may have taken their places
     * @param examined how many lines were looked at
     * @param next where the next part begins
     */
    record Found(List<UUID> ids, List<ContractLine> bundled, long examined, long next) {

        /** Before anything was looked at, where the first part begins here. */
        public static Found nothing(long next) {
            return new Found(List.of(), List.of(), 0, next);
        }

        /** How many lines are wanted. */
        public int touched() {
            return ids.size() + bundled.size();
        }

        /** This and what was found in other parts, which may go on behind it. */
        public Found and(Found other) {
            List<UUID> allIds = new ArrayList<>(ids);
            allIds.addAll(other.ids());
            List<ContractLine> allBundled = new ArrayList<>(bundled);
            allBundled.addAll(other.bundled());
            return new Found(allIds, allBundled, examined + other.examined(), Math.max(next, other.next()));
        }
    }

    /** How much there is now; lines may be added after it. */
    Extent extent();

    /**
     * Looks at the lines of the next part.
     *
     * @param from a place before the end
     * @param wanted asked of each line that is not withdrawn; its date is null where no exact day is known
     */
    Found find(Extent extent, long from, Predicate<Subject> wanted);

    /**
     * As {@link #find}, by several connections at once, for work in the background that sees all rows. What the running
     * transaction has changed only one of them sees.
     *
     * @param wanted is asked by several threads at once
     */
    Found findTogether(Extent extent, long from, Predicate<Subject> wanted);

    /**
     * Gives lines that lie in bundles rows, where they have none yet.
     *
     * @return the ids of those that had none; a line that has one is as it says there
     */
    List<UUID> giveRows(List<ContractLine> bundled);
}
