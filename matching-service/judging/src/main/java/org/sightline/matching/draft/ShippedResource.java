package org.sightline.matching.draft;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.law.ShippedRules;

/** What this release ships and what is on record does not have yet: one admin drafts it, another approves it. */
@Path("/shipped")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "watchlist")
public class ShippedResource {

    private final ShippedList list;
    private final ShippedRules rules;
    private final RuleDrafts ruleDrafts;
    private final CurrentCaller caller;

    ShippedResource(ShippedList list, ShippedRules rules, RuleDrafts ruleDrafts, CurrentCaller caller) {
        this.list = list;
        this.rules = rules;
        this.ruleDrafts = ruleDrafts;
        this.caller = caller;
    }

    /**
     * The watchlist that ships, beside the one in force.
     *
     * @param version of the list that ships
     * @param added rows that it has and the list in force has not
     * @param removed rows that it no longer has
     * @param kept rows that differ and stay, because the office changed them itself
     * @param diff what a draft of it would change, at most a thousand rows
     */
    @Schema(name = "ShippedWatchlist")
    record ListView(String version, int added, int removed, int kept, List<EditView> diff) {}

    /**
     * The rules that ship.
     *
     * @param version of the rule book that ships
     * @param recordWaits whether purchases and findings are judged by the rules of an earlier release
     */
    @Schema(name = "ShippedRules")
    record RulesView(String version, boolean recordWaits) {}

    /** Both. */
    @Schema(name = "Shipped")
    record View(ListView watchlist, RulesView rules) {}

    @GET
    @Requires(Action.SEE_OFFICE)
    @Transactional
    @Operation(
            operationId = "readShipped",
            summary = "What this release ships and the record does not have yet",
            description =
                    "The watchlist that ships beside the one in force, and whether findings wait to be judged by the"
                            + " rules that ship. What the office changed itself stays.")
    public View read() {
        caller.require(Action.SEE_OFFICE, null);
        ShippedList.Difference difference = list.difference();
        return new View(
                new ListView(
                        difference.shipped(),
                        difference.added(),
                        difference.removed(),
                        difference.kept(),
                        EditView.some(difference.edits())),
                new RulesView(ShippedRules.version(), rules.areToBeAdopted()));
    }

    /**
     * What to draft.
     *
     * @param what watchlist or rules
     */
    @Schema(name = "ShippedDraftRequest", requiredProperties = "what")
    record DraftRequest(
            @Schema(enumeration = {"watchlist", "rules"}) @Nullable
            String what) {}

    /**
     * The draft, which another admin tries out and approves.
     *
     * @param kind watchlist or rules
     */
    @Schema(name = "ShippedDraft")
    record Drafted(
            @Schema(enumeration = {"watchlist", "rules"}) String kind, UUID id) {}

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/drafts")
    @Operation(
            operationId = "draftShipped",
            summary = "Draft what this release ships",
            description =
                    "The watchlist that ships, or that its rules judge the findings on record. The draft is tried out"
                            + " and approved by another admin as any other draft. 409 where there is nothing to draft, or the draft waits already.")
    public Drafted draft(@Nullable DraftRequest request) {
        Caller by = caller.require(Action.ADMINISTER, null);
        return drafted(by, RequestBody.required(request).what());
    }

    private Drafted drafted(Caller by, @Nullable String what) {
        return switch (what == null ? "" : what) {
            case "watchlist" -> new Drafted("watchlist", list.draft(by).id());
            case "rules" -> new Drafted("rules", ruleDrafts.adoptShipped(by).id());
            default -> throw Problem.invalid("/what", "unknown", "Say what to draft: watchlist or rules.");
        };
    }
}
