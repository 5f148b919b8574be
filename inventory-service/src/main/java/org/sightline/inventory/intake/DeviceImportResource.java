package org.sightline.inventory.intake;

import jakarta.transaction.TransactionSynchronizationRegistry;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
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
import org.sightline.inventory.agency.AgencyRepository;
import org.sightline.inventory.device.Inventory;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Device lists over HTTP. */
@Path("/agencies/{agencyId}/device-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "device imports", description = "Device lists as files")
class DeviceImportResource {

    private final CurrentCaller callers;
    private final AgencyRepository agencies;
    private final Inventory inventory;
    private final DeviceImport imports;
    private final ReceiptRepository receipts;
    private final Idempotency idempotency;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    DeviceImportResource(
            CurrentCaller callers,
            AgencyRepository agencies,
            Inventory inventory,
            DeviceImport imports,
            ReceiptRepository receipts,
            Idempotency idempotency,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.callers = callers;
        this.agencies = agencies;
        this.inventory = inventory;
        this.imports = imports;
        this.receipts = receipts;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
    }

    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.WILDCARD)
    @Transactional
    @Operation(
            operationId = "importDevices",
            summary = "Take in a device list (CSV)",
            description =
                    "Rows add or change devices and never remove any. The same file again changes nothing. With an Idempotency-Key, the same request again gets the same answer.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @Parameter(name = "filename", description = "Name of the file, for the receipt", example = "cameras.csv")
    @Parameter(name = "dryRun", description = "True: say what would change and keep nothing")
    public Response take(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("filename") @Nullable String filename,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable File body) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        DeviceImport.Sent sent = sent(filename, body);
        Origin origin = Origin.now(clock, caller.name(), "file");
        Response response = idempotency.once(
                key,
                caller,
                "POST /agencies/" + agencyId + "/device-imports?dryRun=" + dryRun,
                sent.sha256(),
                () -> new Answer(200, null, null, imports.take(agencyId, sent, dryRun, origin)));
        if (dryRun) {
            transaction.setRollbackOnly();
        }
        return response;
    }

    private static DeviceImport.Sent sent(@Nullable String filename, @Nullable File body) {
        if (body == null || body.length() == 0) {
            throw Problem.invalid("file", "empty-file", "The file is empty. Save your list as CSV and send that.");
        }
        if (body.length() > DeviceFile.MOST_BYTES) {
            throw Problem.of(413, "file-too-large", "The file is too large", "A device list may have 10 MB. Split it.");
        }
        try {
            Sha256 digest = Sha256.start();
            Files.copy(body.toPath(), digest.writing(OutputStream.nullOutputStream()));
            return new DeviceImport.Sent(named(filename), body.toPath(), digest.hex());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable String named(@Nullable String filename) {
        if (filename == null || filename.isBlank()) {
            return null;
        }
        return filename.strip().substring(0, Math.min(255, filename.strip().length()));
    }

    @GET
    @Requires(Action.READ)
    @Transactional
    @Operation(operationId = "deviceImports", summary = "Earlier imports of an agency, the latest first")
    public Page<Receipt> list(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requireRead(agencyId);
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("device-imports", agencyId);
        BoundCursor.Place place = cursors.read(cursor, 1);
        int offset = place == null ? 0 : Math.clamp(place.number(0), 0, 1_000_000);
        return Page.cut(receipts.latest(agencyId, offset, most + 1), most, last -> cursors.after(offset + most), null);
    }

    @GET
    @Requires(Action.READ)
    @Path("{importId}")
    @Transactional
    @Operation(operationId = "deviceImport", summary = "The receipt of one import")
    public Receipt get(@PathParam("agencyId") UUID agencyId, @PathParam("importId") UUID importId) {
        requireRead(agencyId);
        return receipts.of(agencyId, importId).orElseThrow(Problem::notFound);
    }

    @GET
    @Requires(Action.READ)
    @Path("template.csv")
    @Produces("text/csv; charset=UTF-8")
    @Transactional
    @Operation(
            operationId = "deviceTemplate",
            summary = "A device list to edit and send back, filled with the current devices")
    @APIResponse(
            responseCode = "200",
            description = "CSV in UTF-8, with a header",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response template(@PathParam("agencyId") UUID agencyId) {
        requireRead(agencyId);
        return Response.ok(Template.of(inventory.all(agencyId)))
                .header("Content-Disposition", "attachment; filename=\"devices.csv\"")
                .build();
    }

    private void requireRead(UUID agencyId) {
        callers.require(Action.READ, agencyId);
        if (agencies.byId(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
    }
}
