package org.sightline.matching.waiver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;

/** The waivers of an agency: from which rule, for which finding, why, until when, and who granted it. */
@Path("/agencies/{agencyId}/waivers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "waivers")
public class WaiverResource {

    private static final String WAIVER = "The waiver's id";

    private final Waivers waivers;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    WaiverResource(Waivers waivers, Idempotency idempotency, CurrentCaller caller) {
        this.waivers = waivers;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Requires(Action.READ)
    @Operation(operationId = "listWaivers", summary = "List the waivers of an agency, the latest first")
    public Page<Waiver> list(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return waivers.list(agencyId, false, Page.limit(limit), cursor);
    }

    @POST
    @Requires(Action.REPORT)
    @Operation(
            operationId = "requestWaiver",
            summary = "Request a waiver from a rule for a finding",
            description =
                    "Only where the rule names a waiver (422 elsewhere). A renewal is a new request that names the one"
                            + " before.")
    @APIResponse(
            responseCode = "201",
            description = "The waiver",
            content = @Content(schema = @Schema(implementation = Waiver.class)))
    public Response request(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable WaiverRequest request) {
        caller.require(Action.READ, agencyId);
        Caller asking = caller.require(Action.REPORT, agencyId);
        WaiverRequest asked = RequestBody.required(request);
        return idempotency.once(key, asking, "POST /agencies/" + agencyId + "/waivers", asked, () -> {
            Waiver made = waivers.request(agencyId, asked);
            return Answer.created(
                    "/agencies/" + made.agencyId() + "/waivers/" + made.id(), ETags.of(made.version()), made);
        });
    }

    @GET
    @Requires(Action.READ)
    @Path("/{waiverId}")
    @Operation(operationId = "readWaiver", summary = "Read a waiver with its history")
    public RestResponse<Waiver> read(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = WAIVER) @PathParam("waiverId") UUID waiverId) {
        return answer(waivers.read(agencyId, waiverId));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("/{waiverId}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "takeBackWaiver",
            summary = "Take back the request of a waiver",
            description = "Needs If-Match.")
    public RestResponse<Waiver> takeBack(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = WAIVER) @PathParam("waiverId") UUID waiverId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(waivers.takeBack(agencyId, waiverId, ifMatch));
    }

    @POST
    @Requires(value = Action.DECIDE, freshSignIn = true)
    @Path("/{waiverId}/decisions")
    @Operation(
            operationId = "decideWaiver",
            summary = "Record that a waiver was granted or refused, or revoke it",
            description =
                    "Needs If-Match, and a sign-in of a short while ago. Never by the person who requested it. To grant it,"
                            + " say where the decision of who grants it by law is filed.")
    public RestResponse<Waiver> decide(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = WAIVER) @PathParam("waiverId") UUID waiverId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            WaiverRequest.@Nullable Decided decision) {
        return answer(waivers.decide(agencyId, waiverId, RequestBody.required(decision), ifMatch));
    }

    private static RestResponse<Waiver> answer(Waiver waiver) {
        return ETags.tagged(waiver, waiver.version());
    }
}
