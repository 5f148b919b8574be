package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/** Published lists, by way of matching-service. */
@Path("/api/watchlist/imports")
@Produces(MediaType.WILDCARD)
@Tag(name = "Watchlist")
public class WatchlistImportResource {

    private final CurrentCaller current;
    private final Relay relay;

    WatchlistImportResource(CurrentCaller current, Relay relay) {
        this.current = current;
        this.relay = relay;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importWatchlist",
            summary = "Draft a published list: csl_csv, csl_json, ofac_sdn_csv or opensanctions_csv",
            description =
                    "The file as it is, or multipart/form-data with the parts file and alternatives (OFAC's SDN.CSV and ALT.CSV).")
    @APIResponseSchema(value = JsonNode.class, responseCode = "201")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response imported(
            @QueryParam("format") String format, @QueryParam("summary") String summary, InputStream body) {
        current.require(Action.ADMINISTER, null);
        return relay.change(Part.MATCHING, AuditLog.OFFICE, "import watchlist", body);
    }
}
