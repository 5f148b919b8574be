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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Files of purchase data and the sources they come from, by way of ingest-service. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportsResource {

    private final CurrentCaller current;
    private final Relay relay;

    ImportsResource(CurrentCaller current, Relay relay) {
        this.current = current;
        this.relay = relay;
    }

    /**
     * A file and what became of it.
     *
     * @param status received, needs_mapping, running, waiting, done, failed or cancelled
     * @param accepted new lines
     * @param message what is going on or what to do, in plain words
     */
    public record Import(
            UUID id,
            String sourceId,
            String sourceName,
            String filename,
            String sha256,
            long bytes,
            String status,
            long read,
            long accepted,
            long updated,
            long unchanged,
            long rejected,
            BigDecimal percent,
            BigDecimal linesPerSecond,
            String message,
            List<Column> columns,
            String encoding,
            String delimiter,
            String lineEnd,
            String startedBy,
            Instant receivedAt,
            Instant startedAt,
            Instant finishedAt,
            String correlationId) {

        /**
         * A column of the file and the field that it is taken for.
         *
         * @param field null where nothing was guessed
         * @param confidence 0 to 1
         */
        public record Column(
                String header, int index, List<String> sample, String field, BigDecimal confidence, boolean ignored) {}
    }

    /** A page of files. */
    public record ImportPage(List<Import> items, String nextCursor, Long total) {}

    /** Which column is which field; {@code ignore} for none. */
    public record MappingForm(Map<String, String> columns, String dateOrder, String state, Boolean save) {}

    /** A row that could not be taken, as it was read. */
    public record Reject(long row, String column, String code, String reason, String value, String raw) {}

    /** A page of rows that could not be taken. */
    public record RejectPage(List<Reject> items, String nextCursor, Long total) {}

    /** Where files come from, and how their columns are read. */
    public record Source(
            String id,
            String name,
            String state,
            String documentType,
            Map<String, String> mapping,
            String dateOrder,
            String delimiter) {}

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importFile",
            summary = "Load a file of purchase data, up to several gigabytes; the work goes on as a job")
    @APIResponseSchema(value = Import.class, responseCode = "202")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response load(
            @QueryParam("filename") String filename,
            @QueryParam("source") String source,
            @QueryParam("state") String state,
            @QueryParam("profile") String profile,
            @QueryParam("again") Boolean again,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            InputStream body) {
        current.require(Action.LOAD, null);
        return relay.change(Part.INGEST, AuditLog.OFFICE, "import file", body);
    }

    @GET
    @Path("/imports")
    @Operation(operationId = "imports", summary = "The files that were loaded, newest first")
    @APIResponseSchema(ImportPage.class)
    public Response imports(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.INGEST);
    }

    @GET
    @Path("/imports/{importId}")
    @Operation(operationId = "import", summary = "How far a file is")
    @APIResponseSchema(Import.class)
    public Response one(UUID importId) {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.INGEST);
    }

    @POST
    @Path("/imports/{importId}/mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "mapColumns", summary = "Say which column is what; the import goes on")
    @APIResponseSchema(Import.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = MappingForm.class)))
    public Response map(UUID importId, InputStream body) {
        current.require(Action.LOAD, null);
        return relay.change(Part.INGEST, AuditLog.OFFICE, "map columns", body);
    }

    @POST
    @Path("/imports/{importId}/cancellation")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "cancelImport", summary = "Stop an import; what was taken stays")
    @APIResponseSchema(Import.class)
    public Response cancel(UUID importId) {
        current.require(Action.LOAD, null);
        return relay.change(Part.INGEST, AuditLog.OFFICE, "cancel import", null);
    }

    @GET
    @Path("/imports/{importId}/rejects")
    @Operation(operationId = "rejects", summary = "The rows that could not be taken, with the reason")
    @APIResponseSchema(RejectPage.class)
    public Response rejects(UUID importId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.INGEST);
    }

    @GET
    @Path("/imports/{importId}/rejects.csv")
    @Produces("text/csv")
    @Operation(operationId = "rejectsFile", summary = "The rows that could not be taken, as CSV")
    @APIResponseSchema(String.class)
    public Response rejectsFile(UUID importId) {
        current.require(Action.OVERSEE, null);
        return relay.export(Part.INGEST, AuditLog.OFFICE, "export rejected rows");
    }

    @GET
    @Path("/sources")
    @Operation(operationId = "sources", summary = "Where files come from")
    @APIResponseSchema(Source[].class)
    public Response sources() {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.INGEST);
    }

    @GET
    @Path("/sources/{sourceId}")
    @Operation(operationId = "source", summary = "One source and how its columns are read")
    @APIResponseSchema(Source.class)
    public Response source(String sourceId) {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.INGEST);
    }

    @PUT
    @Path("/sources/{sourceId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putSource", summary = "Make or change a source")
    @APIResponseSchema(Source.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = Source.class)))
    public Response putSource(String sourceId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        current.require(Action.LOAD, null);
        return relay.change(Part.INGEST, AuditLog.OFFICE, "change source", body);
    }
}
