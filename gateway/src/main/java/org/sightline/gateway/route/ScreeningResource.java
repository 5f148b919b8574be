package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.CurrentCaller;

/** Screening of texts and the check before a purchase, by way of matching-service. Open to everybody who is signed in. */
@Path("/api")
@Produces(MediaType.WILDCARD)
@Tag(name = "Screening")
public class ScreeningResource {

    private static final int OK = 200;

    private final CurrentCaller current;
    private final Relay relay;
    private final ObjectMapper json;

    @Context
    UriInfo address;

    ScreeningResource(CurrentCaller current, Relay relay, ObjectMapper json) {
        this.current = current;
        this.relay = relay;
        this.json = json;
    }

    /**
     * "May we buy this, with this money, on this day?" The day is the check's asOf. It takes no knownAt: it is no status of
     * anything that is stored, and who asks before a purchase asks what we know now.
     */
    public record CheckForm(
            String buyerKind,
            String state,
            String sku,
            String description,
            String manufacturer,
            String model,
            String vendor,
            List<String> funding,
            String date,
            Boolean federalContractor) {}

    @POST
    @Path("/screen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "screen", summary = "Who is behind a text or an identifier, with evidence")
    @APIResponseSchema(JsonNode.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = JsonNode.class)))
    public Response screen(InputStream body) {
        current.get();
        return relay.read(Part.MATCHING, body);
    }

    @POST
    @Path("/screen/bulk")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "screenBulk", summary = "Screen many lines, NDJSON or CSV in and out, streamed")
    @APIResponseSchema(String.class)
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response screenBulk(InputStream body) {
        current.get();
        return relay.read(Part.MATCHING, body);
    }

    @POST
    @Path("/match")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "match", summary = "As /match of yente, so that what speaks to yente can speak to this")
    @APIResponseSchema(JsonNode.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = JsonNode.class)))
    public Response match(
            @QueryParam("threshold") Double threshold, @QueryParam("limit") Integer limit, InputStream body) {
        current.get();
        return relay.read(Part.MATCHING, body);
    }

    @POST
    @Path("/match/{dataset}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "matchDataset",
            summary = "The same under the address that clients of yente use; there is one data set, the list in force")
    @APIResponseSchema(JsonNode.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = JsonNode.class)))
    public Response matchDataset(
            String dataset,
            @QueryParam("threshold") Double threshold,
            @QueryParam("limit") Integer limit,
            InputStream body) {
        current.get();
        return relay.read(Part.MATCHING, body);
    }

    @GET
    @Path("/reconcile/suggest/entity")
    @Operation(
            operationId = "reconcileSuggest",
            summary = "Entities whose id or name begins with a prefix, for OpenRefine")
    @APIResponseSchema(JsonNode.class)
    public Response reconcileSuggest(@QueryParam("prefix") String prefix, @QueryParam("cursor") Integer cursor) {
        current.get();
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/reconcile")
    @Operation(
            operationId = "reconcileManifest",
            summary = "The OpenRefine reconciliation service's description, or an answer to queries in the address")
    @APIResponseSchema(JsonNode.class)
    public Response reconcileManifest(@QueryParam("queries") String queries) {
        current.get();
        Response answer = relay.read(Part.MATCHING);
        return queries == null && answer.getStatus() == OK ? withOwnAddress(answer) : answer;
    }

    /** The manifest says where suggestions are to be had: here, not at the service behind. */
    private Response withOwnAddress(Response answer) {
        try (InputStream body = (InputStream) answer.getEntity()) {
            JsonNode manifest = json.readTree(body);
            if (manifest.path("suggest").path("entity") instanceof ObjectNode suggest) {
                suggest.put(
                        "service_url",
                        address.getBaseUri().resolve("/api/reconcile").toString());
            }
            return Response.ok(manifest, MediaType.APPLICATION_JSON).build();
        } catch (IOException broken) {
            throw new UncheckedIOException("matching-service sent no manifest", broken);
        }
    }

    @POST
    @Path("/reconcile")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "reconcile", summary = "Answers OpenRefine's reconciliation queries")
    @APIResponseSchema(JsonNode.class)
    public Response reconcile(InputStream body) {
        current.get();
        return relay.read(Part.MATCHING, body);
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "check",
            summary =
                    "May we buy this? Verdict, citation and what would change it; of the asker only an audit line is kept")
    @APIResponseSchema(JsonNode.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = CheckForm.class)))
    public Response check(InputStream body) {
        return relay.change(Part.MATCHING, chain(), "check before purchase", body);
    }

    /** The log of the agency that the asker belongs to, or else the office's. */
    private UUID chain() {
        return current.get().agencies().stream().sorted().findFirst().orElse(AuditLog.OFFICE);
    }
}
