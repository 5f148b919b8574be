package org.sightline.inventory.walk;

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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;

/** Walks through the sites of an agency. */
@Path("/agencies/{agencyId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
class WalkResource {

    private final CurrentCaller callers;
    private final Walks walks;
    private final Idempotency idempotency;
    private final Clock clock;

    WalkResource(CurrentCaller callers, Walks walks, Idempotency idempotency, Clock clock) {
        this.callers = callers;
        this.walks = walks;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GET
    @Requires(Action.READ)
    @Path("sites")
    @Operation(operationId = "sites", summary = "The sites of an agency, with how many devices in use each has")
    public Page<WalkRepository.Site> sites(@PathParam("agencyId") UUID agencyId) {
        callers.require(Action.READ, agencyId);
        List<WalkRepository.Site> all = walks.sites(agencyId);
        return new Page<>(all, null, (long) all.size());
    }

    @GET
    @Requires(Action.READ)
    @Path("walks")
    @Operation(operationId = "walks", summary = "Walks through the sites of an agency, newest first")
    public Page<Walk> list(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        callers.require(Action.READ, agencyId);
        return walks.list(agencyId, Page.limit(limit), cursor);
    }

    @POST
    @Requires(Action.REPORT)
    @Path("walks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "beginWalk", summary = "Begin a walk through a site")
    @APIResponse(
            responseCode = "201",
            description = "The walk",
            content = @Content(schema = @Schema(implementation = Walk.class)))
    public Response begin(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable WalkForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        String site = RequestBody.required(form).checked();
        String place = "/agencies/" + agencyId + "/walks";
        return idempotency.once(key, caller, "POST " + place, form, () -> {
            Walk walk = walks.begin(agencyId, site, origin(caller));
            return Answer.created(place + "/" + walk.id(), ETags.of(walk.version()), walk);
        });
    }

    @GET
    @Requires(Action.READ)
    @Path("walks/{walkId}")
    @Operation(
            operationId = "walk",
            summary = "A walk: the devices expected at the site, which of them were seen, and what was seen besides")
    @APIResponse(
            responseCode = "200",
            description = "The walk",
            content = @Content(schema = @Schema(implementation = WalkView.class)))
    public Response get(@PathParam("agencyId") UUID agencyId, @PathParam("walkId") UUID walkId) {
        callers.require(Action.READ, agencyId);
        return withTag(walks.of(agencyId, walkId));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("walks/{walkId}/sightings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addSightings",
            summary = "Add serial numbers or tags that were read at the site",
            description =
                    "Each has a key of the sender's choice. What is sent again under its key, or was read before, is there"
                            + " once; so it can be sent until an answer comes.")
    @APIResponse(
            responseCode = "200",
            description = "The walk",
            content = @Content(schema = @Schema(implementation = WalkView.class)))
    public Response see(
            @PathParam("agencyId") UUID agencyId, @PathParam("walkId") UUID walkId, @Nullable SightingsForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        return withTag(walks.see(agencyId, walkId, RequestBody.required(form).checked(), origin(caller)));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("walks/{walkId}/end")
    @Operation(
            operationId = "endWalk",
            summary = "Finish a walk; what was seen becomes a device list that waits for a review",
            description = "Needs If-Match. The list proposes, fills in and contradicts, and overwrites nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The walk",
            content = @Content(schema = @Schema(implementation = WalkView.class)))
    public Response end(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("walkId") UUID walkId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        return withTag(walks.finish(agencyId, walkId, ifMatch, origin(caller)));
    }

    private Origin origin(Caller caller) {
        return Origin.now(clock, caller.name(), "walk");
    }

    private static Response withTag(WalkView view) {
        return ETags.tagged(view, view.walk().version()).toResponse();
    }
}
