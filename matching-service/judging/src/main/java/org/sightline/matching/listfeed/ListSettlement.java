package org.sightline.matching.listfeed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.Proposals.Proposer;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.draft.WatchlistDrafts;
import org.sightline.matching.listfeed.ListFetch.Status;
import org.sightline.matching.remote.FetchFailure;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlist.importer.Listing;
import org.sightline.matching.watchlist.importer.ListingComparison;
import org.sightline.matching.watchlist.importer.ListingDiff;
import org.sightline.matching.watchlists.Watchlists;

/**
 * What a fetched list comes to: nothing, a draft, or a question. A draft is decided like any other; whoever said where the
 * list is answers for it, so another person approves it.
 */
@ApplicationScoped
class ListSettlement {

    private static final String REPLACED = "A newer fetch took its place before anybody decided.";

    private final ListFeedRepository feeds;
    private final ListFolder folder;
    private final WatchlistDrafts drafts;
    private final Watchlists lists;
    private final Clock clock;

    ListSettlement(ListFeedRepository feeds, ListFolder folder, WatchlistDrafts drafts, Watchlists lists, Clock clock) {
        this.feeds = feeds;
        this.folder = folder;
        this.drafts = drafts;
        this.lists = lists;
        this.clock = clock;
    }

    /** Settles a fetch whose file came and was read. */
    @Transactional
    void settle(ListFeed feed, UUID fetch, ListClient.Came came, Listing listing) {
        drafts.hold();
        ListingDiff diff = compare(feed, listing);
        feeds.describe(fetch, came);
        feeds.differs(fetch, ListDifference.of(diff));
        feeds.compared(feed, came);
        List<ListFetch> undecided = feeds.undecided(feed.id());
        List<String> doubts = diff.doubts();
        if (diff.isEmpty()) {
            undecided.forEach(
                    older -> replace(older, "A newer list says what is in force, so there is nothing to decide."));
            end(fetch, Status.NOTHING_NEW, "The list says what is in force.");
        } else if (!doubts.isEmpty()) {
            folder.keep(came.file());
            undecided.stream()
                    .filter(older -> older.status() == Status.ASKS)
                    .forEach(older -> replace(older, REPLACED));
            feeds.brought(feed.id(), clock.instant());
            end(fetch, Status.ASKS, String.join(" ", doubts) + " Nothing is drafted until a person says so.");
        } else if (isDrafted(undecided, diff.edits())) {
            end(fetch, Status.NOTHING_NEW, "The draft that waits says all that is new.");
        } else {
            folder.keep(came.file());
            Proposer by = new Proposer(feed.namedByIdentity(), "list feed " + feed.id());
            draft(feed, feeds.fetch(feed.id(), fetch).orElseThrow(), by, diff, undecided);
        }
    }

    private ListingDiff compare(ListFeed feed, Listing listing) {
        return ListingComparison.of(lists.current().watchlist(), feed.form(), listing, LocalDate.now(clock));
    }

    private void end(UUID fetch, Status status, String message) {
        feeds.end(fetch, status, message, clock.instant());
    }

    private boolean isDrafted(List<ListFetch> undecided, List<WatchlistEdit> edits) {
        return undecided.stream()
                .map(ListFetch::draftId)
                .anyMatch(draft -> draft != null && drafts.find(draft).content().equals(edits));
    }

    private void replace(ListFetch older, String why) {
        if (older.draftId() != null) {
            drafts.replace(older.draftId());
        }
        feeds.end(older.id(), Status.REPLACED, older.message() + " " + why, clock.instant());
    }

    private void draft(ListFeed feed, ListFetch fetch, Proposer by, ListingDiff diff, List<ListFetch> undecided) {
        undecided.stream().filter(older -> !older.id().equals(fetch.id())).forEach(older -> replace(older, REPLACED));
        String what = ListDifference.of(diff).inWords();
        Proposal<List<WatchlistEdit>> draft =
                drafts.store(by, summary(feed, fetch, what, replaced(undecided)), diff.edits());
        feeds.drafted(fetch.id(), draft.id());
        feeds.brought(feed.id(), clock.instant());
        end(fetch.id(), Status.DRAFTED, what);
    }

    /** The evidence: it stays with the version that the draft may become. */
    private static String summary(ListFeed feed, ListFetch fetch, String what, @Nullable ListFetch replaced) {
        String summary = "%s: %s Fetched on %s from %s, SHA-256 %s."
                .formatted(
                        feed.name(),
                        what,
                        fetch.startedAt().toString().substring(0, 10),
                        fetch.address(),
                        fetch.sha256());
        return replaced == null
                ? summary
                : summary + " It replaces the draft of "
                        + replaced.startedAt().toString().substring(0, 10) + ", which nobody had decided.";
    }

    private static @Nullable ListFetch replaced(List<ListFetch> undecided) {
        return undecided.stream()
                .filter(older -> older.draftId() != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * Drafts a list that is much unlike what is in force, because a person says so. That person answers for the draft.
     *
     * @throws Problem 404 where there is none, 409 where it asks nothing, 412 where the feed has changed, 428 where the
     *     ETag is missing
     */
    @Transactional
    ListFetch draftAnyway(String feedId, UUID fetchId, @Nullable String ifMatch, Caller by) {
        drafts.hold();
        ListFeed feed = feeds.lock(feedId).orElseThrow(Problem::notFound);
        ListFetch fetch = feeds.fetch(feedId, fetchId).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, feed.version());
        if (fetch.status() != Status.ASKS || fetch.sha256() == null) {
            throw Problem.conflict("Only a fetch that asks is drafted by a person. This one is "
                    + fetch.status().word() + ".");
        }
        ListingDiff diff;
        try {
            diff = compare(feed, ListFolder.read(feed.form(), folder.file(fetch.sha256())));
        } catch (FetchFailure unreadable) {
            throw Problem.conflict(unreadable.why());
        }
        if (diff.isEmpty()) {
            throw Problem.conflict("The list says what is in force by now. There is nothing to draft.");
        }
        feeds.differs(fetchId, ListDifference.of(diff));
        draft(feed, fetch, Proposer.of(by), diff, feeds.undecided(feedId));
        return feeds.fetch(feedId, fetchId).orElseThrow();
    }
}
