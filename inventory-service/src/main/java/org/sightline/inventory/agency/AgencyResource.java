package org.sightline.inventory.agency;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.History;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.audit.Concerning;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.json.Json;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The register over HTTP. */
@Path("/agencies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agencies", description = "The register of public bodies")
class AgencyResource {

    private static final AgencyForm EMPTY = Json.read("{}", AgencyForm.class);

    private final CurrentCaller callers;
    private final AgencyRepository agencies;
    private final Register register;
    private final History history;
    private final Idempotency idempotency;
    private final Clock clock;

    AgencyResource(
            CurrentCaller callers,
            AgencyRepository agencies,
            Register register,
            History history,
            Idempotency idempotency,
            Clock clock) {
        this.callers = callers;
        this.agencies = agencies;
        this.register = register;
        this.history = history;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The other agency of a merge. */
    record MergeForm(
            @Schema(required = true, description = "The agency that becomes part of this one") @Nullable
            UUID from) {}

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Transactional
    @Operation(
            operationId = "agencies",
            summary = "Agencies by name",
            description = "People of an agency get their own only. Merged agencies are listed only with status=merged.")
    @Parameter(name = "q", description = "Part of a name, an alias or an identifier", example = "marrowbone")
    @Parameter(name = "kind", description = "Only agencies of this kind", schema = @Schema(ref = "AgencyKind"))
    @Parameter(
            name = "status",
            description = "Only agencies with this status; all except merged ones if left out",
            schema = @Schema(ref = "AgencyStatus"))
    public Page<AgencyChanged> list(
            @QueryParam("q") @Nullable String q,
            @QueryParam("kind") @Nullable AgencyKind kind,
            @QueryParam("status") @Nullable AgencyStatus status,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Caller caller = callers.get();
        AgencyRepository.Filter filter =
                new AgencyRepository.Filter(q, kind, status, caller.isOfOffice() ? null : caller.agencies());
        if (filter.among() != null && filter.among().isEmpty()) {
            return new Page<>(List.of(), null, 0L);
        }
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("agencies", filter.text(), kind, status);
        List<Agency> read = agencies.list(filter, cursors.read(cursor, 2), most + 1);
        Page<Agency> page = Page.cut(read, most, last -> cursors.after(last.name(), last.id()), agencies.count(filter));
        return new Page<>(page.items().stream().map(AgencyChanged::of).toList(), page.nextCursor(), page.total());
    }

    @GET
    @Requires(Action.SEE_AGENCY)
    @Path("{agencyId}")
    @Transactional
    @Operation(operationId = "agency", summary = "One agency")
    @APIResponse(
            responseCode = "200",
            description = "The agency as it is now",
            content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response get(@PathParam("agencyId") UUID agencyId) {
        callers.require(Action.SEE_AGENCY, agencyId);
        return withTag(agencies.byId(agencyId).orElseThrow(Problem::notFound));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Operation(
            operationId = "registerAgency",
            summary = "Register an agency, or claim one that published data named",
            description = "With an Idempotency-Key, the same request again gets the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "The agency",
            content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response register(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable AgencyForm form) {
        Caller caller = callers.require(Action.ADMINISTER, null);
        AgencyForm sent = sent(form);
        return idempotency.once(key, caller, "POST /agencies", sent, () -> {
            Agency agency = register.register(sent, by(caller));
            return Answer.created("/agencies/" + agency.id(), ETags.of(agency.version()), AgencyChanged.of(agency));
        });
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("{agencyId}")
    @Operation(
            operationId = "changeAgency",
            summary = "Change an agency",
            description =
                    "Needs If-Match. Aliases and identifiers stay where they are left out; anything else that is left out is cleared.")
    @APIResponse(
            responseCode = "200",
            description = "The agency as it is now",
            content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response change(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable AgencyForm form) {
        Caller caller = callers.require(Action.ADMINISTER, agencyId);
        return withTag(register.change(agencyId, ifMatch, sent(form), by(caller)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{agencyId}/merge")
    @Operation(
            operationId = "mergeAgency",
            summary = "Make another agency part of this one",
            description = "Needs If-Match. Both ids lead here afterwards.")
    @APIResponse(
            responseCode = "200",
            description = "The agency as it is now",
            content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response merge(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable MergeForm form) {
        Caller caller = callers.require(Action.ADMINISTER, agencyId);
        if (form == null || form.from() == null) {
            throw Problem.invalid("/from", "missing", "Choose the agency to merge into this one.");
        }
        return Response.fromResponse(withTag(register.merge(agencyId, form.from(), ifMatch, by(caller))))
                .header(Concerning.HEADER, Concerning.of(List.of(agencyId, form.from())))
                .build();
    }

    @GET
    @Requires(Action.SEE_AGENCY)
    @Path("{agencyId}/history")
    @Transactional
    @Operation(operationId = "agencyHistory", summary = "What was changed on an agency, by whom and when, oldest first")
    public Page<History.Entry> history(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        callers.require(Action.SEE_AGENCY, agencyId);
        if (agencies.byId(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
        return history.of(agencyId, limit, cursor);
    }

    private static AgencyForm sent(@Nullable AgencyForm form) {
        return form == null ? EMPTY : form;
    }

    private Origin by(Caller caller) {
        return Origin.now(clock, caller.name(), "api");
    }

    private static Response withTag(Agency agency) {
        return ETags.tagged(AgencyChanged.of(agency), agency.version()).toResponse();
    }
}
