package org.sightline.ingest.upload;

import jakarta.transaction.Transactional;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.ingest.source.Source;
import org.sightline.ingest.source.SourceRepository;
import org.sightline.ingest.source.SourceResource;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Uploads, and where they stand. */
@Path("/imports")
@Tag(name = "imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private final Imports imports;
    private final ImportRepository repository;
    private final SourceRepository sources;
    private final Rejects rejects;
    private final CurrentCaller caller;
    private final Clock clock = Clock.systemUTC();

    ImportResource(
            Imports imports,
            ImportRepository repository,
            SourceRepository sources,
            Rejects rejects,
            CurrentCaller caller) {
        this.imports = imports;
        this.repository = repository;
        this.sources = sources;
        this.rejects = rejects;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Uploads a file of purchases",
            description =
                    "The body is the file itself: delimited text, or one such file in gzip or zip. The same content from"
                            + " the same source again answers 200 with the earlier import.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema =
                                    @Schema(
                                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                                            format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "Received",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "200",
            description = "There already",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response upload(
            @QueryParam("filename") String filename,
            @QueryParam("source") String source,
            @QueryParam("state") String state,
            @QueryParam("buyer") String buyer,
            @QueryParam("again") @DefaultValue("false") boolean again,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
            InputStream body) {
        Caller analyst = caller.require(Action.LOAD, null);
        SourceResource.requireId(source);
        if (state != null && !state.matches("[A-Z]{2}")) {
            throw Problem.invalid("state", "bad-state", "Write the state in two capital letters.");
        }
        Imports.Upload upload = new Imports.Upload(
                filename == null || filename.isBlank() ? "upload" : filename,
                source,
                state,
                buyer == null || buyer.isBlank() ? null : buyer.strip(),
                again,
                length == null ? -1 : length);
        Imports.Received received = imports.receive(body, upload, analyst);
        String message = received.fresh()
                ? null
                : "The file is identical to that of import " + received.id()
                        + "; there is nothing to do. Add again=true to import it again.";
        return Response.status(received.fresh() ? 202 : 200)
                .location(URI.create("/imports/" + received.id()))
                .entity(view(received.id(), message))
                .build();
    }

    @GET
    @Operation(summary = "Imports, the newest first")
    @Transactional
    public Page<ImportView> list(@QueryParam("limit") Integer asked, @QueryParam("cursor") String cursor) {
        caller.require(Action.OVERSEE, null);
        int limit = Page.limit(asked);
        List<String> from = Cursor.read(cursor, 2);
        Instant now = clock.instant();
        List<ImportView> read = repository
                .newest(
                        from == null ? null : Instant.parse(from.get(0)),
                        from == null ? null : UUID.fromString(from.get(1)),
                        limit + 1)
                .stream()
                .map(import_ -> ImportView.of(import_, sourceName(import_.sourceId), null, now))
                .toList();
        return Page.cut(read, limit, last -> Cursor.of(last.receivedAt(), last.id()), repository.count());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One import, with its progress")
    @Transactional
    public ImportView get(@PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        return view(id, null);
    }

    @POST
    @Path("{id}/mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says what the columns mean, where the import asks for it")
    public ImportView map(@PathParam("id") UUID id, MappingRequest said) {
        caller.require(Action.LOAD, null);
        if (said == null) {
            throw Problem.invalid("", "missing-body", "Send the mapping as JSON.");
        }
        imports.map(id, said);
        return view(id, null);
    }

    @POST
    @Path("{id}/cancellation")
    @Operation(summary = "Stops an import; what was taken stays")
    public ImportView cancel(@PathParam("id") UUID id) {
        caller.require(Action.LOAD, null);
        imports.cancel(id);
        return view(id, null);
    }

    @GET
    @Path("{id}/rejects")
    @Operation(summary = "What is wrong with which rows")
    public Page<RejectView> rejects(
            @PathParam("id") UUID id, @QueryParam("limit") Integer asked, @QueryParam("cursor") String cursor)
            throws SQLException {
        caller.require(Action.OVERSEE, null);
        require(id);
        int limit = Page.limit(asked);
        List<String> from = Cursor.read(cursor, 2);
        Rejects.Place behind =
                from == null ? null : new Rejects.Place(Long.parseLong(from.get(0)), Integer.parseInt(from.get(1)));
        Page<Rejects.Listed> page = Page.cut(
                rejects.list(id, behind, limit + 1),
                limit,
                last -> Cursor.of(last.view().row(), last.place()),
                null);
        return new Page<>(page.items().stream().map(Rejects.Listed::view).toList(), page.nextCursor(), null);
    }

    @GET
    @Path("{id}/rejects.csv")
    @Produces("text/csv")
    @Operation(summary = "The rejected rows with their own columns and the reasons, to be corrected and uploaded again")
    public Response rejectsFile(@PathParam("id") UUID id) {
        caller.require(Action.OVERSEE, null);
        List<String> headers = require(id);
        StreamingOutput text = out -> {
            try {
                rejects.write(id, headers, out);
            } catch (SQLException failed) {
                throw new IOException("The rejects could not be read", failed);
            }
        };
        return Response.ok(text)
                .type("text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }

    private List<String> require(UUID id) {
        return repository
                .findByIdOptional(id)
                .orElseThrow(Problem::notFound)
                .layout
                .headers();
    }

    private ImportView view(UUID id, String message) {
        Import import_ = repository.findByIdOptional(id).orElseThrow(Problem::notFound);
        return ImportView.of(import_, sourceName(import_.sourceId), message, clock.instant());
    }

    private String sourceName(String id) {
        return sources.findByIdOptional(id).map(Source::name).orElse(id);
    }
}
