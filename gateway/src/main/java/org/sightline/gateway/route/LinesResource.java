package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
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

/** Purchase lines as they were published, by way of ingest-service. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Purchase lines")
public class LinesResource {

    private final CurrentCaller current;
    private final Relay relay;

    LinesResource(CurrentCaller current, Relay relay) {
        this.current = current;
        this.relay = relay;
    }

    /** A page of lines, each as in {@code messages/contract-line.v1.schema.json}. */
    public record LinePage(List<JsonNode> items, String nextCursor, Long total) {}

    /**
     * A line with where it comes from.
     *
     * @param raw the record as it stands in the file
     */
    public record LineWithSource(JsonNode line, String raw, File file) {

        /** @param row record number, the header being 1 */
        public record File(String name, String sha256, long row) {}
    }

    /**
     * Which money paid.
     *
     * @param afterNotice whether this was said after the agency was told of the finding
     */
    public record FundingForm(@Schema(required = true) String text, String note, Boolean afterNotice) {}

    @GET
    @Path("/lines")
    @Operation(operationId = "lines", summary = "Purchase lines; those of one agency, or of all for who may see all")
    @APIResponseSchema(LinePage.class)
    public Response lines(
            @QueryParam("agencyId") UUID agencyId,
            @QueryParam("sourceId") String sourceId,
            @QueryParam("importId") UUID importId,
            @QueryParam("q") String q,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        current.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        return relay.read(Part.INGEST);
    }

    @GET
    @Path("/lines/{lineId}")
    @Operation(operationId = "line", summary = "One line, with the record as it stands in the file")
    @APIResponseSchema(LineWithSource.class)
    public Response line(UUID lineId) {
        current.get();
        return relay.read(Part.INGEST);
    }

    @POST
    @Path("/lines/{lineId}/funding")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addFunding", summary = "Add what is known of the money; what was said before stays")
    @APIResponseSchema(JsonNode.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = FundingForm.class)))
    public Response addFunding(UUID lineId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        current.require(Action.LOAD, null);
        return relay.change(Part.INGEST, AuditLog.OFFICE, "add funding", body);
    }
}
