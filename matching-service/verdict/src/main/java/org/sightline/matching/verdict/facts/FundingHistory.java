package org.sightline.matching.verdict.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of one purchase was said to come from, each time that it was said. Entries are only ever added:
 * moving a purchase to another fund after a question was asked is an event of its own, not a correction of the first
 * entry. Immutable.
 *
 * @param entries oldest first; at least one
 */
public record FundingHistory(List<Entry> entries) {

    /**
     * One statement.
     *
     * @param kinds      the kinds of all shares
     * @param recordedOn the day of the statement
     * @param source     who said so, or which record
     * @param moved      whether the statement says that the purchase was moved from another fund
     */
    public record Entry(Set<FundingKind> kinds, LocalDate recordedOn, String source, boolean moved) {
        public Entry {
            kinds = Set.copyOf(kinds);
        }
    }

    /** How the statements of one purchase go together. */
    public enum State {
        /** There is one statement, or all say the same. */
        AS_RECORDED,
        /** A later statement fills in what the first left open. */
        COMPLETED,
        /** The purchase was moved to other money, before any notice. */
        RECODED,
        /** The purchase was moved to other money after the agency had been asked about it. */
        RECODED_AFTER_NOTICE
    }

    public FundingHistory {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a funding history has at least one entry");
        }
        entries = List.copyOf(entries);
    }

    /** A history of one statement. */
    public static FundingHistory of(Entry first) {
        return new FundingHistory(List.of(first));
    }

    /** The history with one more statement. */
    public FundingHistory with(Entry next) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(next);
        return new FundingHistory(more);
    }

    /** The statements that were made up to and with a day; empty when there was none yet. */
    public List<Entry> knownAt(LocalDate day) {
        return entries.stream()
                .filter(entry -> !entry.recordedOn().isAfter(day))
                .toList();
    }

    /** The first statement. */
    public Entry first() {
        return entries.get(0);
    }

    /** The last statement. */
    public Entry last() {
        return entries.get(entries.size() - 1);
    }

    /**
     * How the statements go together.
     *
     * @param noticeOn the day on which the agency was first asked about the purchase, or null when it was not
     */
    public State state(@Nullable LocalDate noticeOn) {
        if (entries.stream().allMatch(entry -> entry.kinds().equals(first().kinds()) && !entry.moved())) {
            return State.AS_RECORDED;
        }
        boolean firstWasOpen = first().kinds().equals(Set.of(FundingKind.UNKNOWN));
        if (firstWasOpen && entries.stream().noneMatch(Entry::moved)) {
            return State.COMPLETED;
        }
        boolean afterNotice = noticeOn != null && !last().recordedOn().isBefore(noticeOn);
        return afterNotice ? State.RECODED_AFTER_NOTICE : State.RECODED;
    }
}
