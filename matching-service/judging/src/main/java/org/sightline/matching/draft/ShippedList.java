package org.sightline.matching.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.approval.Proposals.Proposer;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistDiff;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.WatchlistVersion;
import org.sightline.matching.watchlists.Watchlists;

/**
 * What the list that ships with this release says differently from the one in force. An installation begins with the list of
 * its first release; what later releases ship comes in as a draft. A row that somebody of the office added or removed stays as
 * they left it.
 */
@ApplicationScoped
class ShippedList {

    /** How a version is told that brought in a shipped list, and so is not the office's own change. */
    private static final String AUTHOR = "shipped list ";

    private final Watchlists lists;
    private final WatchlistDrafts drafts;
    private final Proposals proposals;

    ShippedList(Watchlists lists, WatchlistDrafts drafts, Proposals proposals) {
        this.lists = lists;
        this.drafts = drafts;
        this.proposals = proposals;
    }

    /**
     * The difference.
     *
     * @param shipped the version of the list that ships
     * @param edits what a draft would change
     * @param added how many rows it would add
     * @param removed how many rows it would remove
     * @param kept how many rows differ and stay, because the office changed them itself
     */
    record Difference(String shipped, List<WatchlistEdit> edits, int added, int removed, int kept) {

        private String inWords() {
            return "The list that ships with this release (%s): %d rows added, %d removed; %d rows that the office changed itself stay."
                    .formatted(shipped, added, removed, kept);
        }
    }

    /** Compares the list that ships with the one in force. */
    @Transactional
    Difference difference() {
        Watchlist shipped = Watchlist.builtIn();
        WatchlistDiff diff = WatchlistDiff.between(lists.current().watchlist(), shipped);
        Set<Row> ofTheOffice = ofTheOffice();
        List<Row> added =
                diff.added().stream().filter(row -> !ofTheOffice.contains(row)).toList();
        List<Row> removed = diff.removed().stream()
                .filter(row -> !ofTheOffice.contains(row))
                .toList();
        int kept = diff.added().size() + diff.removed().size() - added.size() - removed.size();
        return new Difference(shipped.version(), edits(added, removed), added.size(), removed.size(), kept);
    }

    /** Rows that people of the office, or the lists that they subscribed to, added or removed. */
    private Set<Row> ofTheOffice() {
        Set<Row> rows = new HashSet<>();
        for (WatchlistVersion.Change version : lists.newestFirst()) {
            String author = version.summary().draftedBy();
            if (author != null && !author.startsWith(AUTHOR)) {
                version.edits().forEach(edit -> rows.add(edit.row()));
            }
        }
        return rows;
    }

    /** Removing an entity removes all its rows, and adding one whose id exists replaces it alone. */
    private static List<WatchlistEdit> edits(List<Row> added, List<Row> removed) {
        Set<String> again = added.stream()
                .filter(Entity.class::isInstance)
                .map(Row::entityId)
                .collect(Collectors.toSet());
        Set<String> gone = removed.stream()
                .filter(Entity.class::isInstance)
                .map(Row::entityId)
                .filter(id -> !again.contains(id))
                .collect(Collectors.toSet());
        List<WatchlistEdit> edits = new ArrayList<>();
        removed.stream()
                .filter(row -> row instanceof Entity ? gone.contains(row.entityId()) : !gone.contains(row.entityId()))
                .forEach(row -> edits.add(WatchlistEdit.remove(row)));
        added.forEach(row -> edits.add(WatchlistEdit.add(row)));
        return edits;
    }

    /**
     * Drafts it for a person, who answers for it, so that another one approves it.
     *
     * @throws Problem 409 where there is nothing to draft, or it is drafted already
     */
    @Transactional
    Proposal<List<WatchlistEdit>> draft(Caller by) {
        Difference difference = difference();
        if (difference.edits().isEmpty()) {
            throw Problem.conflict("The list in force says what this release ships. There is nothing to draft.");
        }
        if (proposals.all(WatchlistDrafts.KIND).stream()
                .anyMatch(draft -> draft.content().equals(difference.edits()))) {
            throw Problem.conflict("The list that ships is drafted already. Another admin approves that draft.");
        }
        Proposer author = new Proposer(by.identity(), AUTHOR + difference.shipped() + ", drafted by " + by.name());
        return drafts.store(author, difference.inWords(), difference.edits());
    }
}
