package org.sightline.ingest.partial;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.bounds.FileBody;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;

/** Files that are sent in parts, each by the person who began it. */
@Path("/uploads")
@Tag(name = "uploads", description = "Large files, sent in parts")
@Produces(MediaType.APPLICATION_JSON)
public class PartialUploadResource {

    private static final String ID = "The upload's id";

    private final PartialUploads uploads;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    PartialUploadResource(PartialUploads uploads, Idempotency idempotency, CurrentCaller caller) {
        this.uploads = uploads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Requires(Action.SEND)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "beginUpload",
            summary = "Begin to send a large file in parts",
            description =
                    "Then send its parts (sendPart), from the first byte on, and import it (importFile with upload)."
                            + " Where the connection breaks, read the upload to learn which part comes next. The parts are kept"
                            + " for a day.")
    @APIResponse(
            responseCode = "201",
            description = "The upload",
            content = @Content(schema = @Schema(implementation = PartialUpload.class)))
    public Response begin(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull PartialUploadRequest request) {
        Caller analyst = caller.require(Action.SEND, null);
        return idempotency.once(key, analyst, "POST /uploads", request, () -> {
            PartialUpload begun = uploads.begin(request.bytes(), analyst.name());
            return Answer.created("/uploads/" + begun.id(), null, begun);
        });
    }

    @GET
    @Requires(Action.SEND)
    @Path("{id}")
    @Operation(operationId = "readUpload", summary = "Read how much of a file is here")
    public PartialUpload read(@Parameter(description = ID) @PathParam("id") UUID id) {
        return uploads.read(id, caller.require(Action.SEND, null).name());
    }

    @PUT
    @Requires(Action.SEND)
    @Path("{id}/parts/{start}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "sendPart",
            summary = "Send a part of a file",
            description =
                    "The body is the bytes themselves, at most 64 MB. A part that is here already is taken once; one"
                            + " that leaves a gap is refused (409).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public PartialUpload part(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = "The part's first byte, counted from 0", example = "0") @PathParam("start")
                    long start,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body) {
        Caller analyst = caller.require(Action.SEND, null);
        FileBody.require(type, "part");
        return uploads.take(id, start, body, length == null ? -1 : length, analyst.name());
    }

    @DELETE
    @Requires(Action.SEND)
    @Path("{id}")
    @Operation(operationId = "dropUpload", summary = "Give up a file that is being sent")
    public void drop(@Parameter(description = ID) @PathParam("id") UUID id) {
        uploads.drop(id, caller.require(Action.SEND, null).name());
    }
}
