package org.sightline.inventory.standing;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.RequestBody;

/** Drafts of returns that a certifier sends back instead of signing them. */
@Path("/agencies/{agencyId}/returns/{year}/sent-back")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "returns")
class SendBackResource {

    private final CurrentCaller callers;
    private final Standings standings;

    SendBackResource(CurrentCaller callers, Standings standings) {
        this.callers = callers;
        this.standings = standings;
    }

    @POST
    @Requires(Action.CERTIFY)
    @Operation(
            operationId = "sendBackReturn",
            summary = "Send the draft of a return back to those who worked on it",
            description =
                    "By a certifier who did not work on it, with a reason. It waits for a certifier again once it is saved. Needs If-Match, the version of the return that you read.")
    public SentBack sendBack(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("year") int year,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable SendBackForm form) {
        Caller caller = callers.require(Action.CERTIFY, agencyId);
        return standings.sendBack(agencyId, year, RequestBody.required(form), ifMatch, caller);
    }
}
