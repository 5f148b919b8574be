package org.sightline.matching.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.draft.WatchlistDrafts;
import org.sightline.matching.sheet.SheetRepository.Kept;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/**
 * The sheets on which people put changes of the watchlist together. A sheet is seen by its author alone; what is taken
 * from it becomes a draft, which another person approves.
 */
@ApplicationScoped
class Sheets {

    /** The most rows of one sheet. */
    static final int MOST_ROWS = 1000;

    private final SheetRepository sheets;
    private final WatchlistDrafts drafts;
    private final Watchlists lists;
    private final Clock clock;

    Sheets(SheetRepository sheets, WatchlistDrafts drafts, Watchlists lists, Clock clock) {
        this.sheets = sheets;
        this.drafts = drafts;
        this.lists = lists;
        this.clock = clock;
    }

    /** The caller's sheet; an empty one where there is none. */
    @Transactional
    SheetView of(Caller caller) {
        return view(sheets.of(caller));
    }

    /**
     * Keeps the caller's sheet as it is asked for.
     *
     * @throws Problem 412 where it was changed, 422 where it does not hold so much, 428 where the ETag is missing
     */
    @Transactional
    SheetView keep(Caller caller, @Nullable String ifMatch, SheetRequest asked) {
        Kept kept = sheets.of(caller);
        ETags.require(ifMatch, kept.version());
        return keep(caller, new Kept(kept.version() + 1, asked.said(), asked.asked()));
    }

    /**
     * Adds the rows of a file, without those that the sheet has already; so a file that comes twice is there once.
     *
     * @param source where its lines were read that do not say it themselves; null where they all do
     */
    @Transactional
    SheetView add(Caller caller, Path file, @Nullable String source) {
        Kept kept = sheets.of(caller);
        WatchlistInForce present = lists.current();
        List<SheetRow> read = SheetFile.read(
                file,
                id -> present.watchlist().entity(id) != null,
                source == null || source.isBlank() ? null : source,
                MOST_ROWS);
        List<SheetRow> all = new ArrayList<>(kept.rows());
        for (SheetRow row : read) {
            if (all.stream().noneMatch(one -> one.edit().equals(row.edit()))) {
                all.add(row);
            }
        }
        return keep(caller, new Kept(kept.version() + 1, kept.summary(), all));
    }

    /**
     * Makes a draft of the rows that are taken. The sheet keeps the others.
     *
     * @throws Problem 412 and 428 as {@link #keep}, 422 with everything that is wrong in rows that are taken
     */
    @Transactional
    Proposal<List<WatchlistEdit>> draft(Caller caller, @Nullable String ifMatch) {
        Kept kept = sheets.of(caller);
        ETags.require(ifMatch, kept.version());
        SheetReading reading = SheetReading.of(lists.current(), kept.rows());
        if (!reading.faults().isEmpty()) {
            throw Problem.invalid("Nothing was drafted. Correct these rows, or leave them out.", reading.faults());
        }
        if (reading.edits().isEmpty()) {
            throw Problem.invalid("/rows", "missing", "Include at least one row that changes the list.");
        }
        Proposal<List<WatchlistEdit>> draft =
                drafts.store(Proposals.Proposer.of(caller), kept.summary(), reading.edits());
        List<SheetRow> left = kept.rows().stream().filter(row -> !row.taken()).toList();
        if (left.isEmpty()) {
            sheets.delete(caller);
        } else {
            keep(caller, new Kept(kept.version() + 1, "", left));
        }
        return draft;
    }

    /**
     * Throws the caller's sheet away.
     *
     * @throws Problem 412 and 428 as {@link #keep}
     */
    @Transactional
    void discard(Caller caller, @Nullable String ifMatch) {
        ETags.require(ifMatch, sheets.of(caller).version());
        sheets.delete(caller);
    }

    private SheetView keep(Caller caller, Kept sheet) {
        if (sheet.rows().size() > MOST_ROWS) {
            throw Problem.invalid(
                    "/rows",
                    "too-many-rows",
                    "A sheet holds at most " + MOST_ROWS + " rows. Draft some of them first, or leave some out.");
        }
        if (!sheets.keep(caller, sheet, clock.instant())) {
            throw Problem.conflict("Your sheet was changed at the same moment. Read it again.");
        }
        return view(sheet);
    }

    private SheetView view(Kept sheet) {
        return SheetReading.of(lists.current(), sheet.rows()).view(sheet.version(), sheet.summary());
    }
}
