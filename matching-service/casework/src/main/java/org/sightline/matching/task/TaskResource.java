package org.sightline.matching.task;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.lifecycle.Turn;

/** What waits for whom: of each open finding the next step, whose turn it is, who sees to it and by when. */
@Path("/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public class TaskResource {

    private final Tasks tasks;
    private final Snoozes snoozes;
    private final CurrentCaller caller;

    TaskResource(Tasks tasks, Snoozes snoozes, CurrentCaller caller) {
        this.tasks = tasks;
        this.snoozes = snoozes;
        this.caller = caller;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "listTasks",
            summary = "List what waits, the first due first",
            description = "Callers that do not oversee all agencies give the agencyId of their own.")
    public Page<Task> list(
            @Parameter(description = "Of one agency, with the ids that were merged into it; all agencies where missing")
                    @QueryParam("agencyId")
                    @Nullable
                    UUID agencyId,
            @Parameter(description = "For whom", schema = @Schema(enumeration = {"office", "agency", "second_person"}))
                    @QueryParam("turn")
                    @Nullable
                    Turn turn,
            @Parameter(description = "True: only what the caller can do, and no other person of the office sees to")
                    @QueryParam("waiting")
                    @DefaultValue("false")
                    boolean waiting,
            @Parameter(description = "True: only what the caller sees to") @QueryParam("mine") @DefaultValue("false")
                    boolean mine,
            @Parameter(description = "True: only what is overdue") @QueryParam("overdue") @DefaultValue("false")
                    boolean overdue,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return tasks.list(new Tasks.Asked(agencyId, turn, waiting, mine, overdue), Page.limit(limit), cursor);
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("/counts")
    @Operation(
            operationId = "countTasks",
            summary = "Count what waits for the caller, and what is overdue",
            description = "Callers that do not oversee all agencies give the agencyId of their own.")
    public TaskCounts counts(
            @Parameter(description = "Of one agency, with the ids that were merged into it; all agencies where missing")
                    @QueryParam("agencyId")
                    @Nullable
                    UUID agencyId) {
        return tasks.counts(agencyId);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/snoozed")
    @Operation(
            operationId = "listSnoozed",
            summary = "List what the office put aside, that which is back first first",
            description = "All of it; the office puts at most 500 findings aside.")
    public Page<Snooze> snoozed(
            @Parameter(description = "Of one agency, with the ids that were merged into it; all agencies where missing")
                    @QueryParam("agencyId")
                    @Nullable
                    UUID agencyId) {
        caller.require(Action.OVERSEE, null);
        List<Snooze> all = snoozes.all(agencyId);
        return new Page<>(all, null, (long) all.size());
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/policy")
    @Operation(operationId = "readDuePolicy", summary = "How many days the office gives for each step")
    public RestResponse<DuePolicy> policy() {
        caller.require(Action.OVERSEE, null);
        return answer(tasks.policy());
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("/policy")
    @Operation(
            operationId = "setDuePolicy",
            summary = "Set how many days the office gives for each step",
            description = "Needs If-Match. A step that has begun keeps its due date.")
    public RestResponse<DuePolicy> setPolicy(
            @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable DueDays days) {
        caller.require(Action.ADMINISTER, null);
        return answer(tasks.setPolicy(RequestBody.required(days).days(), ifMatch));
    }

    private static RestResponse<DuePolicy> answer(DuePolicy policy) {
        return ETags.tagged(policy, policy.version());
    }
}
