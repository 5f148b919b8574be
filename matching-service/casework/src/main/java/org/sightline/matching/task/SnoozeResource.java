package org.sightline.matching.task;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.ProblemBody;
import org.sightline.kit.problem.RequestBody;

/** Puts one finding aside, for the office alone. */
@Path("/findings/{id}/snooze")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public class SnoozeResource {

    private final Snoozes snoozes;

    SnoozeResource(Snoozes snoozes) {
        this.snoozes = snoozes;
    }

    @PUT
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "snoozeFinding",
            summary = "Put a finding aside until a day",
            description =
                    "Needs If-Match, with the finding's ETag. It leaves the office's lists until that day, or until"
                            + " something is done with it. The agency sees nothing of it, and what it owes stays as it is. At most 500 findings"
                            + " are put aside.")
    @APIResponse(
            responseCode = "200",
            description = "The task as it is now",
            content = @Content(schema = @Schema(implementation = Task.class)))
    @APIResponse(
            responseCode = "409",
            description = "The office has nothing to do with it now, or too many are put aside.",
            content =
                    @Content(
                            mediaType = ProblemBody.MEDIA_TYPE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    public Task snooze(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable SnoozeRequest asked) {
        return snoozes.snooze(id, RequestBody.required(asked), ifMatch);
    }

    @DELETE
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "releaseFinding",
            summary = "Take a finding up again that was put aside",
            description = "Needs If-Match, with the finding's ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The task as it is now",
            content = @Content(schema = @Schema(implementation = Task.class)))
    @APIResponse(
            responseCode = "409",
            description = "The finding is not snoozed.",
            content =
                    @Content(
                            mediaType = ProblemBody.MEDIA_TYPE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    public Task release(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return snoozes.release(id, ifMatch);
    }
}
