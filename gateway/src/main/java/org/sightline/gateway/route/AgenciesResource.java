package org.sightline.gateway.route;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.view.View;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** The register of agencies. Lists come from the view; one agency and changes go to inventory-service. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agencies")
public class AgenciesResource {

    private final CurrentCaller current;
    private final Relay relay;
    private final ViewRepository agencies;
    private final View view;

    AgenciesResource(CurrentCaller current, Relay relay, ViewRepository agencies, View view) {
        this.current = current;
        this.relay = relay;
        this.agencies = agencies;
        this.view = view;
    }

    /**
     * A public body.
     *
     * @param status registered, unclaimed or merged
     * @param mergedInto null where it is not merged
     * @param federalContractor null where not known
     */
    public record Agency(
            UUID id,
            long version,
            String name,
            String kind,
            String state,
            String county,
            String status,
            UUID mergedInto,
            List<String> aliases,
            List<UUID> aliasIds,
            Map<String, String> identifiers,
            Boolean federalContractor,
            Instant updatedAt,
            boolean sample) {}

    /** What to register or change an agency to. */
    public record AgencyForm(
            @Schema(required = true) String name,

            @Schema(
                    description =
                            "city, county, town, school_district, state_agency, state_university, special_district, federal_agency")
            String kind,

            @Schema(description = "Two letters; needed to register, never changes")
            String state,

            String county,
            List<String> aliases,
            Map<String, String> identifiers,
            Boolean federalContractor,
            Boolean sample) {}

    /** @param from the agency that becomes part of the other */
    public record MergeForm(@Schema(required = true) UUID from) {}

    @GET
    @Path("/agencies/{agencyId}")
    @Operation(operationId = "agency", summary = "One agency, with its ETag")
    @APIResponseSchema(Agency.class)
    public Response agency(UUID agencyId) {
        current.require(Action.READ, agencyId);
        try {
            return relay.read(Part.INVENTORY);
        } catch (Problem unavailable) {
            ViewRepository.Stored stored = agencies.agency(agencyId).orElseThrow(() -> unavailable);
            return Response.ok(stored.json())
                    .header("ETag", ETags.of(stored.version()))
                    .build();
        }
    }

    @POST
    @Path("/agencies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "registerAgency", summary = "Register an agency, or claim one that published data brought")
    @APIResponseSchema(value = Agency.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(implementation = AgencyForm.class)))
    public Response register(@HeaderParam("Idempotency-Key") String idempotencyKey, InputStream body) {
        current.require(Action.ADMINISTER, null);
        return taken(relay.changeAndRead(Part.INVENTORY, AuditLog.OFFICE, "register agency", body));
    }

    @PUT
    @Path("/agencies/{agencyId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeAgency", summary = "Change an agency; needs If-Match")
    @APIResponseSchema(Agency.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = AgencyForm.class)))
    public Response change(UUID agencyId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        current.require(Action.ADMINISTER, agencyId);
        return taken(relay.changeAndRead(Part.INVENTORY, agencyId, "change agency", body));
    }

    @POST
    @Path("/agencies/{agencyId}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "mergeAgency", summary = "Make another agency part of this one; both ids lead here")
    @APIResponseSchema(Agency.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = MergeForm.class)))
    public Response merge(UUID agencyId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        current.require(Action.ADMINISTER, agencyId);
        return taken(relay.changeAndRead(Part.INVENTORY, agencyId, "merge agency", body));
    }

    /**
     * One change, as inventory-service tells it.
     *
     * @param version of the thing after the change
     * @param through form, file or api
     * @param note null where the person gave none
     */
    public record HistoryEntry(
            long version,
            Instant at,
            String person,
            String through,
            String what,
            String note,
            List<FieldChange> fields,
            String correlationId) {}

    /** What became of one field; null is "not known". */
    public record FieldChange(String field, String from, String to) {}

    /** A page of changes, oldest first. */
    public record HistoryPage(List<HistoryEntry> items, String nextCursor, Long total) {}

    @GET
    @Path("/agencies/{agencyId}/history")
    @Operation(
            operationId = "agencyHistory",
            summary = "What was changed about the agency, by whom and when, oldest first")
    @APIResponseSchema(HistoryPage.class)
    public Response history(UUID agencyId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.require(Action.READ, agencyId);
        return relay.read(Part.INVENTORY);
    }

    private Response taken(Relay.Answer answer) {
        if (answer.ok()) {
            view.agencyAnswered(answer.body());
        }
        return Relay.response(answer);
    }
}
