package org.sightline.matching.waiver;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The waivers of all agencies, as the office sees them. */
@Path("/waivers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waivers")
public class WaiverBoardResource {

    private final Waivers waivers;

    WaiverBoardResource(Waivers waivers) {
        this.waivers = waivers;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(operationId = "readWaiverBoard", summary = "List the waivers of all agencies, the latest first")
    public Page<Waiver> list(
            @Parameter(description = "true: only those that wait for a decision") @QueryParam("waiting")
                    boolean waiting,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return waivers.list(null, waiting, Page.limit(limit), cursor);
    }
}
