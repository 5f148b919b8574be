package org.sightline.matching.evidence;

import io.vertx.ext.web.RoutingContext;
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
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.sightline.kit.bounds.Turns;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.ProblemBody;
import org.sightline.matching.evidence.EvidenceFolder.Arrived;

/** Files that show what is true of a finding. */
@Path("/findings/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
public class EvidenceResource {

    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";
    private static final String FINDING = "The finding's id";
    private static final String FILE = "The file's id";
    private static final int UPLOADS_OF_ONE = 2;
    private static final int UPLOADS_OF_AGENCY = 3;
    private static final int UPLOADS_IN_ALL = 8;

    private final EvidenceFiles files;
    private final EvidenceFolder folder;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final RoutingContext request;
    private final Turns turns = new Turns(UPLOADS_OF_ONE, UPLOADS_OF_AGENCY, UPLOADS_IN_ALL);

    EvidenceResource(
            EvidenceFiles files,
            EvidenceFolder folder,
            Idempotency idempotency,
            CurrentCaller caller,
            RoutingContext request) {
        this.files = files;
        this.folder = folder;
        this.idempotency = idempotency;
        this.caller = caller;
        this.request = request;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "listEvidenceFiles",
            summary = "List the evidence files of a finding, the latest first",
            description = "Withdrawn ones too, with who withdrew them and why.")
    public Page<EvidenceFile> list(@Parameter(description = FINDING) @PathParam("id") UUID id) {
        List<EvidenceFile> all = files.of(id);
        return new Page<>(all, null, (long) all.size());
    }

    @POST
    @Requires(value = Action.ATTACH, agency = Requires.Agency.FOUND)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "addEvidenceFile",
            summary = "Add a file to a finding",
            description = "The body is the file itself: PDF, JPEG, PNG, HEIC, plain text, CSV, .xlsx or .docx, by its"
                    + " content, at most 20 MB; a finding has at most 30. The place and other facts that a camera writes"
                    + " into a JPEG photo are taken out, except how it is turned and when it was taken. It only adds, so"
                    + " it needs no If-Match. The timeline of the finding names the file and its SHA-256.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The file is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvidenceFile.class)))
    @APIResponse(
            responseCode = "507",
            description = "The disk or the agency has no room for it.",
            content = @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(ref = PROBLEM_SCHEMA)))
    public Response add(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @Parameter(description = "The file's name, to show to people", example = "disposal-record.pdf")
                    @QueryParam("filename")
                    @Nullable
                    String filename,
            @Parameter(
                            description = "What the file shows, at most 500 characters",
                            example = "The cameras of the library were recycled.")
                    @QueryParam("note")
                    @Nullable
                    String note,
            @Parameter(description = "Keep a photo as it is, with the place where it was taken")
                    @QueryParam("keepPosition")
                    @DefaultValue("false")
                    boolean keepPosition,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body) {
        UUID agency = files.requireMayAdd(id);
        FileBody.require(type, "invoice.pdf");
        String said = EvidenceFiles.bounded("note", note);
        Caller asking = caller.get();
        turns.take(asking, request);
        String given = Objects.requireNonNullElse(filename, "");
        try (Arrived arrived = folder.receive(body, Objects.requireNonNullElse(length, -1L), given, keepPosition)) {
            String name = FileName.cleaned(given, arrived.kind());
            String digest = Sha256.hex(Arrays.asList(arrived.part().sha256(), name, said, keepPosition)
                    .toString());
            return idempotency.onceWithHash(
                    key,
                    asking,
                    "POST /findings/" + id + "/evidence",
                    digest,
                    () -> added(files.add(id, agency, arrived, name, said)));
        }
    }

    private static Answer added(EvidenceFile file) {
        return Answer.created("/findings/" + file.findingId() + "/evidence/" + file.id(), null, file);
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("/{fileId}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "readEvidenceFile",
            summary = "Download an evidence file",
            description = "Always to be saved, never to be shown. What was withdrawn is given to the office alone, and"
                    + " what is no longer kept to nobody: 410.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = FileKind.PDF_TYPE),
                @Content(mediaType = FileKind.JPEG_TYPE),
                @Content(mediaType = FileKind.PNG_TYPE),
                @Content(mediaType = FileKind.HEIC_TYPE),
                @Content(mediaType = FileKind.TEXT_TYPE),
                @Content(mediaType = FileKind.CSV_TYPE),
                @Content(mediaType = FileKind.XLSX_TYPE),
                @Content(mediaType = FileKind.DOCX_TYPE)
            })
    @APIResponse(
            responseCode = "410",
            description = "It is withdrawn, or its time is over.",
            content = @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(ref = PROBLEM_SCHEMA)))
    public Response read(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @Parameter(description = FILE) @PathParam("fileId") UUID fileId) {
        EvidenceFile file = files.given(id, fileId);
        InputStream content = opened(file);
        StreamingOutput bytes = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return Response.ok(bytes)
                .type(file.kind().contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(file.name()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }

    private InputStream opened(EvidenceFile file) {
        try {
            return folder.open(file.sha256());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("An evidence file could not be opened", unreadable);
        }
    }

    @POST
    @Requires(value = Action.ATTACH, agency = Requires.Agency.FOUND)
    @Path("/{fileId}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawEvidenceFile",
            summary = "Withdraw an evidence file",
            description = "It stays in the list, with who withdrew it and why. The agency withdraws its own files, the"
                    + " office its own.")
    @APIResponse(
            responseCode = "200",
            description = "The file as it is now",
            content = @Content(schema = @Schema(implementation = EvidenceFile.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is withdrawn already.",
            content = @Content(mediaType = ProblemBody.MEDIA_TYPE, schema = @Schema(ref = PROBLEM_SCHEMA)))
    public EvidenceFile withdraw(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @Parameter(description = FILE) @PathParam("fileId") UUID fileId,
            @Nullable WithdrawalRequest withdrawal) {
        return files.withdraw(
                id,
                fileId,
                org.sightline.kit.problem.RequestBody.required(withdrawal).reason());
    }
}
