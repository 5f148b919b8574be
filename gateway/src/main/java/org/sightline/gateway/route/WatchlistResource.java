package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/** The list of makers, brands and models, its versions and drafts, by way of matching-service. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Watchlist")
public class WatchlistResource {

    private final CurrentCaller current;
    private final Relay relay;

    WatchlistResource(CurrentCaller current, Relay relay) {
        this.current = current;
        this.relay = relay;
    }

    /** What a draft changes. */
    public record DraftForm(@Schema(required = true) String summary, LocalDate effectiveOn, List<Edit> edits) {

        /**
         * One change.
         *
         * @param op add or remove
         * @param kind name, brand, model, mac_prefix, entity or membership
         */
        public record Edit(
                String op, String kind, String entityId, String value, String note, String source, String certainty) {}
    }

    /**
     * A draft with its difference to the list in force.
     *
     * @param base the version that it was drafted for
     * @param simulation what came of the last try; null where there was none
     */
    public record Draft(
            UUID id,
            long version,
            String summary,
            LocalDate effectiveOn,
            int base,
            String draftedBy,
            Instant createdAt,
            List<Difference> diff,
            Simulation simulation) {

        /** One row that is added or removed. */
        public record Difference(String op, Row row) {}

        /** A row of the list. */
        public record Row(String kind, String entityId, String value, String detail, String source, String certainty) {}
    }

    /** What would change if the draft were approved. */
    public record Simulation(
            long findingsOpened,
            long findingsWithdrawn,
            long findingsChanged,
            long agencies,
            long decisionsLapsed,
            long linesExamined) {}

    @GET
    @Path("/watchlist")
    @Operation(operationId = "watchlist", summary = "The list in force")
    @APIResponseSchema(JsonNode.class)
    public Response inForce(
            @QueryParam("q") String q, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.get();
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/watchlist/versions")
    @Operation(operationId = "watchlistVersions", summary = "The versions of the list, newest first")
    @APIResponseSchema(JsonNode.class)
    public Response versions(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.get();
        return relay.read(Part.MATCHING);
    }

    @POST
    @Path("/watchlist/drafts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "draftWatchlist", summary = "Draft a change of the list; another person must approve it")
    @APIResponseSchema(value = Draft.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(implementation = DraftForm.class)))
    public Response draft(@HeaderParam("Idempotency-Key") String idempotencyKey, InputStream body) {
        current.require(Action.ADMINISTER, null);
        return relay.change(Part.MATCHING, AuditLog.OFFICE, "draft watchlist", body);
    }

    @GET
    @Path("/watchlist/drafts")
    @Operation(operationId = "watchlistDrafts", summary = "The drafts")
    @APIResponseSchema(Draft[].class)
    public Response drafts() {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/watchlist/drafts/{draftId}")
    @Operation(operationId = "watchlistDraft", summary = "One draft with its difference to the list in force")
    @APIResponseSchema(Draft.class)
    public Response one(String draftId) {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.MATCHING);
    }

    @POST
    @Path("/watchlist/drafts/{draftId}/simulation")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "simulateWatchlist", summary = "What would change; nothing is changed")
    @APIResponseSchema(Simulation.class)
    public Response simulate(String draftId, InputStream body) {
        current.require(Action.ADMINISTER, null);
        return relay.read(Part.MATCHING, body);
    }

    @POST
    @Path("/watchlist/drafts/{draftId}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approveWatchlist",
            summary = "Approve a draft of another person: a new version is in force and everything is screened again")
    @APIResponseSchema(Draft.class)
    public Response approve(String draftId, InputStream body) {
        current.require(Action.ADMINISTER, null);
        return relay.change(Part.MATCHING, AuditLog.OFFICE, "approve watchlist", body);
    }

    @DELETE
    @Path("/watchlist/drafts/{draftId}")
    @Operation(operationId = "discardWatchlistDraft", summary = "Discard a draft")
    public Response discard(String draftId) {
        current.require(Action.ADMINISTER, null);
        return relay.change(Part.MATCHING, AuditLog.OFFICE, "discard watchlist draft", null);
    }
}
