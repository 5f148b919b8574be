package org.sightline.matching.task;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.RequestBody;

/** The task of one finding. */
@Path("/findings/{id}/task")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public class FindingTaskResource {

    private final Tasks tasks;

    FindingTaskResource(Tasks tasks) {
        this.tasks = tasks;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(operationId = "readTask", summary = "What has to happen next with a finding, by whom and by when")
    public RestResponse<Task> read(@Parameter(description = "The finding's id") @PathParam("id") UUID id) {
        return answer(tasks.of(id));
    }

    @PUT
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "setTask",
            summary = "Set who of the office sees to a finding, and by when the next step is due",
            description = "Needs If-Match, with the task's own ETag. What is left out stays as it is.")
    public RestResponse<Task> set(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable TaskRequest change) {
        return answer(tasks.set(id, RequestBody.required(change), ifMatch));
    }

    private static RestResponse<Task> answer(Task task) {
        return ETags.tagged(task, task.version());
    }
}
