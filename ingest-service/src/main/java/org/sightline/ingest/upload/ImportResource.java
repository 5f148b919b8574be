package org.sightline.ingest.upload;

import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.partial.PartialUploads;
import org.sightline.ingest.reject.Reject;
import org.sightline.ingest.reject.RejectFile;
import org.sightline.ingest.reject.RejectRepository;
import org.sightline.ingest.source.SourceResource;
import org.sightline.kit.bounds.FileBody;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.place.States;
import org.sightline.kit.problem.Problem;

/** Uploads, and where they stand. */
@Path("/imports")
@Tag(name = "imports", description = "Files of purchase data and what became of their rows")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final String ID = "The import's id";
    private static final String LIMIT = "Entries on a page, 1 to 1000; 50 where it is missing";
    private static final String CURSOR = "The nextCursor of the page before";

    private final Imports imports;
    private final ImportRepository repository;
    private final ImportViews views;
    private final RejectRepository rejects;
    private final PartialUploads uploads;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ImportResource(
            Imports imports,
            ImportRepository repository,
            ImportViews views,
            RejectRepository rejects,
            PartialUploads uploads,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.imports = imports;
        this.repository = repository;
        this.views = views;
        this.rejects = rejects;
        this.uploads = uploads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Requires(Action.SEND)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importFile",
            summary = "Upload a file of purchases",
            description = "The body is the file itself: delimited text, or one such file in gzip or zip. The work goes"
                    + " on after the answer: read the import to follow it. A large file is better sent in parts"
                    + " (beginUpload). The same content from the same source again"
                    + " answers 200 with the earlier import.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "Received",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "200",
            description = "There already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    public Response upload(
            @Parameter(description = "The file's name, to show to people", example = "orders-2021.csv")
                    @QueryParam("filename")
                    @Nullable
                    String filename,
            @Parameter(
                            required = true,
                            description = "Where the file comes from; a source that is new is made",
                            schema = @Schema(type = SchemaType.STRING, pattern = SourceResource.ID),
                            example = "franklin-orders")
                    @QueryParam("source")
                    @Nullable
                    String source,
            @Parameter(
                            description = "The buyers' state, two capital letters, where the source does not say it",
                            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Z]{2}"),
                            example = "XF")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(
                            description = "The one buyer of all lines, where no column names one",
                            example = "City of Marrowbone")
                    @QueryParam("buyer")
                    @Nullable
                    String buyer,
            @Parameter(description = "The source's name to show to people, where the source is new")
                    @QueryParam("sourceName")
                    @Nullable
                    String sourceName,
            @Parameter(
                            description = "What the lines of the source stand on, where the source is new and no column"
                                    + " says it",
                            example = "purchase_order")
                    @QueryParam("documentType")
                    @Nullable
                    String documentType,
            @Parameter(description = "Import content that was imported before")
                    @QueryParam("again")
                    @DefaultValue("false")
                    boolean again,
            @Parameter(description = "Import content that another source has already; without it that is refused (409)")
                    @QueryParam("elsewhere")
                    @DefaultValue("false")
                    boolean elsewhere,
            @Parameter(
                            description = "Read the file and say what it would do; it is applied when somebody says so"
                                    + " (applyImport)")
                    @QueryParam("preview")
                    @DefaultValue("false")
                    boolean preview,
            @Parameter(description = "The upload that sent the file in parts (beginUpload); then the body is empty")
                    @QueryParam("upload")
                    @Nullable
                    UUID parts,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body) {
        Caller sender = caller.require(Action.SEND, null);
        FileBody.require(type, "orders.csv");
        requireOneFile(parts, length);
        Upload.About about = Upload.About.of(source, state, buyer);
        Access.requireSource(sender, about.sourceId());
        Upload upload = new Upload(
                filename == null || filename.isBlank() ? "upload" : filename,
                about.sourceId(),
                about.state(),
                about.buyer(),
                again,
                elsewhere,
                preview,
                Upload.NewSource.of(sourceName, documentType),
                sender.name(),
                Correlation.current());
        KeptFiles.Kept kept =
                parts == null ? imports.keep(body, length == null ? -1 : length) : uploads.whole(parts, sender.name());
        return idempotency.onceWithHash(
                key,
                sender,
                "POST /imports",
                upload.digest(kept.sha256()),
                () -> answer(imports.receive(kept, upload)));
    }

    private static void requireOneFile(@Nullable UUID parts, @Nullable Long length) {
        if (parts != null && length != null && length > 0) {
            throw Problem.invalid(
                    "upload", "two-files", "The body is a file, and upload names another one. Send one of them.");
        }
    }

    private Answer answer(Imports.Received received) {
        String message = received.fresh()
                ? null
                : "The file is identical to that of import " + received.id()
                        + "; there is nothing to do. Add again=true to import it again.";
        int status = received.fresh() ? 202 : 200;
        ImportView shown = views.of(received.id(), message);
        return new Answer(status, "/imports/" + received.id(), shown.etag(), shown);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(operationId = "imports", summary = "List imports, the newest first")
    @Transactional
    public Page<ImportView> list(
            @Parameter(description = LIMIT) @QueryParam("limit") @Nullable Integer asked,
            @Parameter(description = CURSOR) @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Action.OVERSEE, null);
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("imports");
        BoundCursor.Place from = cursors.read(cursor, 2);
        ImportRepository.Place after = from == null ? null : new ImportRepository.Place(from.instant(0), from.uuid(1));
        List<ImportView> read =
                repository.newest(after, limit + 1).stream().map(views::of).toList();
        return Page.cut(read, limit, last -> cursors.after(last.receivedAt(), last.id()), repository.count());
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}")
    @Operation(
            operationId = "importStatus",
            summary = "Read an import with its progress",
            description = "Its version and ETag change when it goes on or ends, not with the progress.")
    @Transactional
    public RestResponse<ImportView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        return tagged(id);
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mapColumns",
            summary = "Say what the columns mean, where the import asks for it",
            description = "The import then begins. What is left out stays as it was guessed.")
    public RestResponse<ImportView> map(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull MappingRequest said) {
        caller.require(Action.LOAD, null);
        if (said.state() != null && !States.isCode(said.state())) {
            throw Problem.invalid("The state is none; see errors.", List.of(Upload.badState("/state", said.state())));
        }
        imports.map(id, ifMatch, said);
        return tagged(id);
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/cancellation")
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import and take back what it had stored",
            description = "An import that has not begun is cancelled at once. One that is being loaded stops after the"
                    + " batch that runs and is taken back as a revision: it ends as undone, and what is held is as before."
                    + " Only where a file of the source is not kept any more does it end as cancelled, with what was"
                    + " taken.")
    public RestResponse<ImportView> cancel(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        imports.cancel(id, ifMatch, caller.require(Action.LOAD, null).name());
        return tagged(id);
    }

    private RestResponse<ImportView> tagged(UUID id) {
        ImportView shown = views.of(id, null);
        return RestResponse.ResponseBuilder.ok(shown)
                .header(HttpHeaders.ETAG, shown.etag())
                .build();
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/rejects")
    @Operation(operationId = "rejects", summary = "List what is wrong with which rows, in the order of the file")
    public Page<Reject> rejects(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = LIMIT) @QueryParam("limit") @Nullable Integer asked,
            @Parameter(description = CURSOR) @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Action.OVERSEE, null);
        repository.require(id);
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("rejects", id);
        BoundCursor.Place from = cursors.read(cursor, 2);
        long row = from == null ? -1 : from.number(0);
        long place = from == null ? -1 : from.number(1);
        Page<RejectRepository.Listed> page = Page.cut(
                rejects.list(id, row, place, limit + 1),
                limit,
                last -> cursors.after(last.reject().row(), last.place()),
                null);
        return new Page<>(
                page.items().stream().map(RejectRepository.Listed::reject).toList(), page.nextCursor(), null);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/rejects.csv")
    @Produces("text/csv")
    @Operation(
            operationId = "rejectsFile",
            summary = "Download the rejected rows with the reasons",
            description = "The rows have their own columns, so that they can be corrected and uploaded again.")
    @APIResponse(
            responseCode = "200",
            description = "The rows as comma-separated values in UTF-8",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response rejectsFile(@Parameter(description = ID) @PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        List<String> headers = repository.require(id).layout.headers();
        StreamingOutput text = out -> RejectFile.write(rejects, id, headers, out);
        return Response.ok(text)
                .type("text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }
}
