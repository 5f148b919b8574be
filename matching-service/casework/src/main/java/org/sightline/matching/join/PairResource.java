package org.sightline.matching.join;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** Findings that may be the same purchase, in pairs. */
@Path("/finding-pairs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
public class PairResource {

    private final Pairs pairs;

    PairResource(Pairs pairs) {
        this.pairs = pairs;
    }

    @GET
    @Requires(Action.DECIDE)
    @Operation(
            operationId = "listFindingPairs",
            summary = "List findings that may be the same purchase, in pairs",
            description =
                    "Of one maker at one agency, in different sources or kinds of document, without a number in common,"
                            + " with amounts that differ by 12 percent at most (tax) and days that lie at most 60 days apart, and of the"
                            + " same models where both name any. Each pair once. Nothing is joined before a person says so. A page may"
                            + " have fewer pairs than asked for.")
    public Page<FindingPair> list(
            @Parameter(description = "Of one agency, with the ids that were merged into it; all agencies where missing")
                    @QueryParam("agencyId")
                    @Nullable
                    UUID agencyId,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return pairs.list(agencyId, Page.limit(limit), cursor);
    }
}
