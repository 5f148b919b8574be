package org.sightline.matching.join;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.ProblemBody;
import org.sightline.kit.problem.RequestBody;

/** What a finding may be the same purchase as, and what people say of that. */
@Path("/findings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
public class JoinResource {

    private static final String FINDING = "The finding's id";

    private final Pairs pairs;
    private final Joins joins;

    JoinResource(Pairs pairs, Joins joins) {
        this.pairs = pairs;
        this.joins = joins;
    }

    @GET
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("/pairs")
    @Operation(
            operationId = "findingPairs",
            summary = "What a finding may be the same purchase as, and what people said of that",
            description =
                    "The likely pairs, the nearest amount first, at most 5; and all joins and partings of this finding"
                            + " and of those that were joined to it, newest first.")
    public FindingPairs of(@Parameter(description = FINDING) @PathParam("id") UUID id) {
        return pairs.of(id);
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("/joins")
    @Operation(
            operationId = "sayPurchase",
            summary = "Say that findings are one purchase or two",
            description =
                    "Needs If-Match, with the version of the finding in the path. same_purchase joins another finding with it: the"
                            + " stricter one goes on with all lines, and the other is withdrawn with joinedInto. Where one is closed,"
                            + " the first person asks (waits is true), and another one agrees by saying the same after a sign-in"
                            + " within the last 15 minutes. Decisions that contradict are refused with what to do first."
                            + " different_purchases is remembered, and the pair is not proposed again. parted makes lines of the"
                            + " finding a purchase of their own, though they share a number with the others.")
    @APIResponse(
            responseCode = "200",
            description = "What was said",
            content = @Content(schema = @Schema(implementation = PurchaseJoin.class)))
    @APIResponse(
            responseCode = "409",
            description = "The findings cannot be joined as they stand; the detail says what to do first.",
            content =
                    @Content(
                            mediaType = ProblemBody.MEDIA_TYPE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    public RestResponse<PurchaseJoin> say(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable JoinRequest request) {
        pairs.require(id);
        return tagged(joins.say(id, RequestBody.required(request), ifMatch));
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("/joins/{joinId}/undo")
    @Operation(
            operationId = "undoPurchaseJoin",
            summary = "Take back what was said of a finding",
            description =
                    "Needs If-Match, with the version of what was said. A finding that was joined to another holds again as it"
                            + " was, with its own lines and decisions. What was parted is one purchase again. A pair that was said to"
                            + " be different may be proposed again.")
    @APIResponse(
            responseCode = "200",
            description = "What was said, taken back",
            content = @Content(schema = @Schema(implementation = PurchaseJoin.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is taken back already, or the findings cannot be one as they stand.",
            content =
                    @Content(
                            mediaType = ProblemBody.MEDIA_TYPE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    public RestResponse<PurchaseJoin> undo(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @Parameter(description = "The id of what was said") @PathParam("joinId") UUID joinId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        pairs.require(id);
        return tagged(joins.undo(id, joinId, ifMatch));
    }

    private static RestResponse<PurchaseJoin> tagged(PurchaseJoin said) {
        return ETags.tagged(said, said.version());
    }
}
