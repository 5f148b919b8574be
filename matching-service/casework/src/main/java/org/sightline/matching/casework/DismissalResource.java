package org.sightline.matching.casework;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.RequestBody;

/** Remembered decisions "not a match". */
@Path("/findings/{id}/dismissal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
public class DismissalResource {

    private static final String FINDING = "The finding's id";

    private final Dismissals dismissals;
    private final Casework casework;

    DismissalResource(Dismissals dismissals, Casework casework) {
        this.dismissals = dismissals;
        this.casework = casework;
    }

    @GET
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "readDismissal",
            summary = "The remembered \"not a match\" that keeps a finding closed",
            description =
                    "Both people who hold so, and how many findings it settled. 404 where the finding is open, or was"
                            + " closed otherwise.")
    public Dismissal read(@Parameter(description = FINDING) @PathParam("id") UUID id) {
        casework.require(id, Action.DECIDE);
        return dismissals.of(id);
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND, freshSignIn = true)
    @Path("/withdrawal")
    @Operation(
            operationId = "withdrawDismissal",
            summary = "Withdraw a remembered \"not a match\" together with all that it settled",
            description =
                    "Needs If-Match, with the version of the finding, and a person who signed in within the last 15"
                            + " minutes. The finding that was decided and each that was closed by recalling it are reopened, at all"
                            + " agencies, with an entry in their timelines. The agency whose finding was decided reads the reason;"
                            + " others read that the office no longer holds so.")
    public Dismissal withdraw(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable DismissalWithdrawal withdrawal) {
        DismissalWithdrawal asked = RequestBody.required(withdrawal);
        casework.require(id, Action.DECIDE);
        return dismissals.withdraw(id, asked, ifMatch);
    }
}
