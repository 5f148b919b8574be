package org.sightline.matching.progress;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.matching.lifecycle.Turn;

/** The office's board of remediation plans: who has plans, how far they are, and what of them waits. */
@Path("/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plans")
public class PlanBoardResource {

    private final ProgressReader progress;

    PlanBoardResource(ProgressReader progress) {
        this.progress = progress;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(operationId = "readPlanBoard", summary = "How far the remediation plans of each agency are")
    public Page<PlanProgress> board(
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return progress.byAgency(Page.limit(limit), cursor);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/progress")
    @Operation(
            operationId = "readPlanProgress",
            summary = "How far the remediation plans of all agencies are, and what was left month by month")
    public ProgressReader.Sum progress() {
        return progress.ofAll();
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("/tasks")
    @Operation(
            operationId = "listPlanTasks",
            summary = "List what of remediation plans waits, the first due first",
            description = "Callers that do not oversee all agencies give the agencyId of their own.")
    public Page<PlanTask> tasks(
            @Parameter(description = "Of one agency, with the ids that were merged into it; all agencies where missing")
                    @QueryParam("agencyId")
                    @Nullable
                    UUID agencyId,
            @Parameter(description = "For whom", schema = @Schema(enumeration = {"office", "agency", "second_person"}))
                    @QueryParam("turn")
                    @Nullable
                    Turn turn,
            @Parameter(description = "True: only what the caller can do") @QueryParam("waiting") @DefaultValue("false")
                    boolean waiting,
            @Parameter(description = "True: only what is overdue") @QueryParam("overdue") @DefaultValue("false")
                    boolean overdue,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return progress.tasks(agencyId, turn, waiting, overdue, Page.limit(limit), cursor);
    }
}
