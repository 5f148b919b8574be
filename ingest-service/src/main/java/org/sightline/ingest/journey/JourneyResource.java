package org.sightline.ingest.journey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.row.ImportJob;
import org.sightline.ingest.upload.ImportView;
import org.sightline.ingest.upload.ImportViews;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** What an import would do, its application, its receipt, and how it is taken back. */
@Path("/imports")
@Tag(name = "imports", description = "Files of purchase data and what became of their rows")
@Produces(MediaType.APPLICATION_JSON)
public class JourneyResource {

    private static final String ID = "The import's id";

    private final Journeys journeys;
    private final JourneyRepository imports;
    private final ImportViews views;
    private final PreviewTexts texts;
    private final CurrentCaller caller;

    JourneyResource(
            Journeys journeys, JourneyRepository imports, ImportViews views, PreviewTexts texts, CurrentCaller caller) {
        this.journeys = journeys;
        this.imports = imports;
        this.views = views;
        this.texts = texts;
        this.caller = caller;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/preview")
    @Operation(
            operationId = "importPreview",
            summary = "Read what an import would do",
            description = "There once the file was uploaded with preview=true and was read to its end.")
    public Preview preview(@Parameter(description = ID) @PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        return imports.preview(id).orElseThrow(Problem::notFound);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/preview/texts")
    @Produces("application/x-ndjson")
    @Operation(
            operationId = "previewTexts",
            summary = "Read the different texts of a file, to screen them before it is applied",
            description =
                    "A JSON object a line, as the bulk screening takes them; the id is the first row with the text."
                            + " At most 20,000 texts, of the first 200,000 rows.")
    @APIResponse(
            responseCode = "200",
            description = "A text a line",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)))
    public Response texts(@Parameter(description = ID) @PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        ImportJob job = imports.job(id).orElseThrow(Problem::notFound);
        StreamingOutput text = out -> texts.write(job, out);
        return Response.ok(text).type("application/x-ndjson").build();
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/application")
    @Operation(
            operationId = "applyImport",
            summary = "Apply an import that was only read",
            description = "It then waits for its turn and is loaded.")
    public RestResponse<ImportView> apply(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        caller.require(Action.LOAD, null);
        journeys.apply(id, ifMatch);
        return tagged(id);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/receipt")
    @Operation(operationId = "importReceipt", summary = "Read what became of a file")
    public Receipt receipt(@Parameter(description = ID) @PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        return imports.receipt(id).orElseThrow(Problem::notFound);
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoImport",
            summary = "Take an import back",
            description = "Lines that no other file says are withdrawn, and their findings with them; lines that it had"
                    + " changed say again what they said. Nothing is deleted.")
    public RestResponse<ImportView> undo(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ReasonRequest why) {
        String person = caller.require(Action.LOAD, null).name();
        journeys.undo(id, ifMatch, why.reason(), person);
        return tagged(id);
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/redo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "redoImport",
            summary = "Apply an import again that was taken back",
            description = "It has its old place among the imports of its source: what later files say stays.")
    public RestResponse<ImportView> redo(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ReasonRequest why) {
        String person = caller.require(Action.LOAD, null).name();
        journeys.redo(id, ifMatch, why.reason(), person);
        return tagged(id);
    }

    private RestResponse<ImportView> tagged(UUID id) {
        ImportView shown = views.of(id, null);
        return RestResponse.ResponseBuilder.ok(shown)
                .header(HttpHeaders.ETAG, shown.etag())
                .build();
    }
}
