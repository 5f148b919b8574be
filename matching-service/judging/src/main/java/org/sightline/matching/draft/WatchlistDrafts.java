package org.sightline.matching.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.approval.ProposalKind;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.edit.EditRequest;
import org.sightline.matching.edit.WorkingRows;
import org.sightline.matching.settlement.Rescreening;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.WatchlistColumn;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.WatchlistVersion;
import org.sightline.matching.watchlists.Watchlists;

/** What a draft of the watchlist changes, and what its approval sets off. */
@ApplicationScoped
public class WatchlistDrafts {

    static final ProposalKind<List<WatchlistEdit>> KIND =
            new ProposalKind<>("watchlist", 731_688_924, WatchlistColumn::write, WatchlistColumn::edits);

    private final Proposals proposals;
    private final Watchlists lists;
    private final Rescreening rescreening;
    private final Sql sql;
    private final Clock clock;

    WatchlistDrafts(Proposals proposals, Watchlists lists, Rescreening rescreening, Sql sql, Clock clock) {
        this.proposals = proposals;
        this.lists = lists;
        this.rescreening = rescreening;
        this.sql = sql;
        this.clock = clock;
    }

    /** A draft of the changes that a person asks for; each is checked against the list as the ones before left it. */
    @Transactional
    Proposal<List<WatchlistEdit>> draft(
            Caller by,
            @Nullable String summary,
            @Nullable LocalDate effectiveOn,
            @Nullable List<EditRequest> requests) {
        if (requests == null || requests.isEmpty()) {
            throw Problem.invalid("/edits", "missing", "Give at least one change.");
        }
        WorkingRows list = WorkingRows.of(lists.current().watchlist());
        List<WatchlistEdit> edits = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            List<WatchlistEdit> meant = requests.get(i).edits("/edits/" + i, list);
            list.apply(meant);
            edits.addAll(meant);
        }
        return store(Proposals.Proposer.of(by), summary, effectiveOn, edits);
    }

    /** A draft of changes that are rows already, such as an imported list; a job drafts for the person who answers for it. */
    @Transactional
    public Proposal<List<WatchlistEdit>> store(Proposals.Proposer by, String summary, List<WatchlistEdit> edits) {
        return store(by, summary, null, edits);
    }

    private Proposal<List<WatchlistEdit>> store(
            Proposals.Proposer by,
            @Nullable String summary,
            @Nullable LocalDate effectiveOn,
            List<WatchlistEdit> edits) {
        WatchlistInForce present = lists.current();
        applied(present.watchlist(), edits, "/edits");
        String purpose = summary == null ? "" : summary;
        return proposals.draft(KIND, by, new Proposals.Draft<>(purpose, effectiveOn, (long) present.version(), edits));
    }

    /** No draft is approved until the running transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        sql.lock(KIND.lock());
    }

    /**
     * An open draft.
     *
     * @throws Problem 404 where there is none
     */
    public Proposal<List<WatchlistEdit>> find(UUID id) {
        return proposals.find(KIND, id);
    }

    /** Takes back an open draft that a newer one replaces. */
    @Transactional
    public void replace(UUID id) {
        proposals.replace(KIND, id);
    }

    private static Watchlist applied(Watchlist list, List<WatchlistEdit> edits, String pointer) {
        try {
            return list.edit("draft", edits);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid(pointer, "does-not-fit", String.valueOf(unfit.getMessage()));
        }
    }

    /** Tries the draft on everything stored, and keeps the answer with it. */
    Rescreening.Simulation simulate(UUID id) {
        List<WatchlistEdit> edits = proposals.find(KIND, id).content();
        WatchlistInForce present = lists.current();
        WatchlistInForce next =
                new WatchlistInForce(present.version() + 1, applied(present.watchlist(), edits, "/edits"));
        Rescreening.Simulation simulation = rescreening.simulate(present, next);
        proposals.keepTrial(KIND, id, Json.write(simulation));
        return simulation;
    }

    /**
     * Puts the draft in force and screens again what it can touch.
     *
     * @throws Problem as {@link Proposals#approve}; 422 where the list has changed so that the draft no longer fits
     */
    WatchlistVersion approve(UUID id, @Nullable String ifMatch, Caller by) {
        return proposals.approve(KIND, id, ifMatch, by, draft -> publish(draft, by));
    }

    private WatchlistVersion publish(Proposal<List<WatchlistEdit>> draft, Caller by) {
        lists.lock();
        WatchlistInForce present = lists.current();
        int number = present.version() + 1;
        applied(present.watchlist(), draft.content(), "/edits");
        Watchlist next = present.watchlist().edit(LocalDate.now(clock) + "." + number, draft.content());
        WatchlistVersion version = WatchlistVersion.approved(number, next, draft, by, clock.instant());
        lists.publish(version);
        rescreening.begin(number);
        return version;
    }
}
