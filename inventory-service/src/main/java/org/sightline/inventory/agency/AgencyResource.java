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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.History;
import org.sightline.inventory.history.Origin;
import org.sightline.inventory.idempotency.Answer;
import org.sightline.inventory.idempotency.Idempotency;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The register over HTTP. */
@Path("/agencies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "agencies")
class AgencyResource {

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
    @Transactional
    @Operation(
            summary = "Agencies by name; people of an agency get their own only. Merged ones only with status=merged")
    public Page<AgencyChanged> list(
            @QueryParam("q") @Nullable String q,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Caller caller = callers.get();
        AgencyRepository.Filter filter = new AgencyRepository.Filter(
                q,
                known("kind", kind, AgencyKind::of),
                known("status", status, AgencyStatus::of),
                caller.readsAll() ? null : caller.agencies());
        if (filter.among() != null && filter.among().isEmpty()) {
            return new Page<>(List.of(), null, 0L);
        }
        int most = Page.limit(limit);
        List<Agency> read = agencies.list(filter, Cursor.read(cursor, 2), most + 1);
        Page<Agency> page = Page.cut(read, most, last -> Cursor.of(last.name(), last.id()), agencies.count(filter));
        return new Page<>(page.items().stream().map(AgencyChanged::of).toList(), page.nextCursor(), page.total());
    }

    private static <T> @Nullable T known(String parameter, @Nullable String word, Function<String, Optional<T>> of) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return of.apply(word)
                .orElseThrow(() -> Problem.invalid(
                        parameter, "unknown", "\"" + word + "\" is not a " + parameter + " that we know."));
    }

    @GET
    @Path("{agencyId}")
    @Transactional
    @Operation(summary = "One agency, with its ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response get(@PathParam("agencyId") UUID agencyId) {
        callers.require(Action.READ, agencyId);
        return withTag(agencies.byId(agencyId).orElseThrow(Problem::notFound));
    }

    @POST
    @Operation(summary = "Register an agency, or claim one that published data brought")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response register(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable AgencyForm form) {
        Caller caller = callers.require(Action.ADMINISTER, null);
        AgencyForm sent = sent(form);
        return idempotency.once(key, caller, "POST /agencies", sent, () -> {
            Agency agency = register.register(sent, by(caller));
            return Answer.created("/agencies/" + agency.id(), ETags.of(agency.version()), AgencyChanged.of(agency));
        });
    }

    @PUT
    @Path("{agencyId}")
    @Operation(summary = "Change an agency; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response change(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable AgencyForm form) {
        Caller caller = callers.require(Action.ADMINISTER, agencyId);
        return withTag(register.change(agencyId, ifMatch, sent(form), by(caller)));
    }

    @POST
    @Path("{agencyId}/merge")
    @Operation(summary = "Make another agency part of this one; both ids lead here. If-Match is heeded where sent")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgencyChanged.class)))
    public Response merge(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable MergeForm form) {
        Caller caller = callers.require(Action.ADMINISTER, agencyId);
        if (form == null || form.from() == null) {
            throw Problem.invalid("/from", "missing", "Say which agency becomes part of this one.");
        }
        return withTag(register.merge(agencyId, form.from(), ifMatch, by(caller)));
    }

    @GET
    @Path("{agencyId}/history")
    @Transactional
    @Operation(summary = "What was changed, by whom and when, oldest first")
    public Page<History.Entry> history(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        callers.require(Action.READ, agencyId);
        agencies.byId(agencyId).orElseThrow(Problem::notFound);
        return history.of(agencyId, limit, cursor);
    }

    private static AgencyForm sent(@Nullable AgencyForm form) {
        return form == null ? new AgencyForm(null, null, null, null, null, null, null, null) : form;
    }

    private Origin by(Caller caller) {
        return Origin.now(clock, caller.name(), "api");
    }

    private static Response withTag(Agency agency) {
        return Response.ok(AgencyChanged.of(agency))
                .header("ETag", ETags.of(agency.version()))
                .build();
    }
}
