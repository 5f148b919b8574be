package org.sightline.matching.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.approval.Proposals;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** All open drafts, of the watchlist and of the rules, without what they change. */
@Path("/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watchlist")
public class OpenDraftResource {

    private final Proposals proposals;
    private final CurrentCaller caller;

    OpenDraftResource(Proposals proposals, CurrentCaller caller) {
        this.proposals = proposals;
        this.caller = caller;
    }

    /**
     * An open draft in short.
     *
     * @param kind watchlist or rules
     * @param effectiveOn the first day on which it may be approved; null where it may be at once
     * @param ofTheCaller whether the caller answers for it, so that another person approves it
     */
    @Schema(name = "OpenDraft")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenDraft(
            @Schema(enumeration = {"watchlist", "rules"}) String kind,
            UUID id,
            String summary,
            @Nullable LocalDate effectiveOn,
            String draftedBy,
            Instant createdAt,
            boolean ofTheCaller) {}

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(
            operationId = "listOpenDrafts",
            summary = "List open drafts of the watchlist and the rules in short, oldest first")
    public List<OpenDraft> drafts() {
        Caller by = caller.require(Action.SEE_OFFICE, null);
        return proposals.open().stream()
                .map(draft -> new OpenDraft(
                        draft.kind(),
                        draft.id(),
                        draft.summary(),
                        draft.effectiveOn(),
                        draft.proposedByName(),
                        draft.createdAt(),
                        draft.isOf(by)))
                .toList();
    }
}
