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

/** What the office asks agencies to correct in their returns. */
@Path("/agencies/{agencyId}/returns/{year}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "returns")
class CorrectionResource {

    private final CurrentCaller callers;
    private final Standings standings;

    CorrectionResource(CurrentCaller callers, Standings standings) {
        this.callers = callers;
        this.standings = standings;
    }

    @POST
    @Requires(Action.DECIDE)
    @Operation(
            operationId = "askForCorrection",
            summary = "Ask an agency to correct the return that it signed",
            description = "Once for each revision. Needs If-Match, the version of the return that you read.")
    public Correction ask(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("year") int year,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ReturnCorrectionForm form) {
        Caller caller = callers.require(Action.DECIDE, agencyId);
        return standings.ask(agencyId, year, RequestBody.required(form), ifMatch, caller);
    }
}
