package org.sightline.matching.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.edit.WorkingRows;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.Watchlists;

/** Drafts a class of goods: its words on the watchlist, by which lines are found, and its id in the rules, by which laws name it. */
@ApplicationScoped
class ClassDrafts {

    private final WatchlistDrafts watchlist;
    private final RuleDrafts rules;
    private final Watchlists lists;

    ClassDrafts(WatchlistDrafts watchlist, RuleDrafts rules, Watchlists lists) {
        this.watchlist = watchlist;
        this.rules = rules;
        this.lists = lists;
    }

    /**
     * The two drafts, each of which another admin approves. Alone, neither changes a verdict.
     *
     * @param watchlistDraft id of the draft of its words
     * @param ruleDraft id of the draft of its id
     */
    @Schema(
            name = "GoodsClassDrafts",
            requiredProperties = {"watchlistDraft", "ruleDraft"},
            description = "The two drafts of a class of goods, each of which another admin approves.")
    record Drafted(
            @Schema(description = "Id of the draft of the watchlist, with its words")
            UUID watchlistDraft,

            @Schema(description = "Id of the draft of the rules, by which they can name it")
            UUID ruleDraft) {}

    /**
     * Both drafts, or none.
     *
     * @throws Problem 422 where something is missing, does not fit, or an id is taken
     */
    @Transactional
    Drafted draft(Caller by, ClassRequest asked) {
        String summary = asked.summary() == null ? "" : asked.summary();
        List<WatchlistEdit> edits = edits(asked);
        UUID rule = rules.draft(by, summary, List.of(asked.change())).id();
        return new Drafted(
                watchlist.store(Proposals.Proposer.of(by), summary, edits).id(), rule);
    }

    private List<WatchlistEdit> edits(ClassRequest asked) {
        WorkingRows rows = WorkingRows.of(lists.current().watchlist());
        List<WatchlistEdit> edits = new ArrayList<>();
        for (ClassRequest.Asked row : asked.rows()) {
            if (edits.isEmpty() && rows.entity(row.edit().entityId()) != null) {
                throw Problem.invalid(
                        "/id",
                        "taken",
                        "The watchlist has \"" + row.edit().entityId() + "\" already. Give another id.");
            }
            List<WatchlistEdit> meant = meant(row, rows);
            rows.apply(meant);
            edits.addAll(meant);
        }
        return edits;
    }

    /** What is wrong with a row is told of the field that asked for it. */
    private static List<WatchlistEdit> meant(ClassRequest.Asked row, WorkingRows rows) {
        try {
            return row.edit().edits("", rows);
        } catch (Problem unfit) {
            throw Problem.invalid(row.pointer(), "does-not-fit", String.valueOf(unfit.getMessage()));
        }
    }
}
