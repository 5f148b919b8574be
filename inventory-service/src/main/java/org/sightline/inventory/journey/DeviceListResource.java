package org.sightline.inventory.journey;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
import org.sightline.inventory.history.Origin;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Device lists under review over HTTP. */
@Path("/agencies/{agencyId}/device-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "device lists", description = "Device lists that are reviewed before they are applied")
class DeviceListResource {

    /** The most bytes of one list as it is sent. */
    static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final UUID NOBODY = new UUID(0, 0);

    private final CurrentCaller callers;
    private final AgencyRepository agencies;
    private final DeviceLists lists;
    private final ListRepository stored;
    private final RowRepository rows;
    private final RejectsFile rejects;
    private final Idempotency idempotency;
    private final Clock clock;

    DeviceListResource(
            CurrentCaller callers,
            AgencyRepository agencies,
            DeviceLists lists,
            ListRepository stored,
            RowRepository rows,
            RejectsFile rejects,
            Idempotency idempotency,
            Clock clock) {
        this.callers = callers;
        this.agencies = agencies;
        this.lists = lists;
        this.stored = stored;
        this.rows = rows;
        this.rejects = rejects;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** One device in use that a list does not have. */
    @Schema(
            name = "AbsentDevice",
            requiredProperties = {"deviceId", "device"})
    record AbsentDevice(UUID deviceId, String device) {}

    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "sendDeviceList",
            summary = "Send a device list and see what it would do",
            description =
                    "CSV, XLSX and other tables, or text that was copied from a spreadsheet. Nothing is changed"
                            + " before the list is applied. With an Idempotency-Key, the same request again gets the same answer.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The list, with what it would do",
            content = @Content(schema = @Schema(implementation = DeviceList.class)))
    @Parameter(name = "filename", description = "Name of the file, for the receipt", example = "cameras.xlsx")
    public Response send(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("filename") @Nullable String filename,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable File body) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        DeviceLists.Sent sent = sent(filename, body);
        Origin origin = origin(caller);
        return DeviceLists.inTransaction(() -> idempotency.onceWithHash(
                key, caller, "POST /agencies/" + agencyId + "/device-lists", sent.sha256(), () -> {
                    DeviceList list = lists.send(agencyId, sent, origin);
                    return Answer.created(
                            "/agencies/" + agencyId + "/device-lists/" + list.id(), ETags.of(list.version()), list);
                }));
    }

    private static DeviceLists.Sent sent(@Nullable String filename, @Nullable File body) {
        if (body == null || body.length() == 0) {
            throw Problem.invalid("file", "empty-file", "The list is empty. Send a file, or paste rows with a header.");
        }
        if (body.length() > MOST_BYTES) {
            throw Problem.of(413, "file-too-large", "The file is too large", "A device list may have 64 MB. Split it.");
        }
        try {
            Sha256 digest = Sha256.start();
            Files.copy(body.toPath(), digest.writing(OutputStream.nullOutputStream()));
            return new DeviceLists.Sent(named(filename), body.toPath(), digest.hex());
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
    @Operation(operationId = "deviceLists", summary = "The device lists of an agency, the latest first")
    public Page<DeviceList> list(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requireRead(agencyId);
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("device-lists", agencyId);
        BoundCursor.Place place = cursors.read(cursor, 2);
        List<DeviceList> read = stored.latest(
                agencyId,
                place == null ? null : place.value(0, java.time.Instant::parse),
                place == null ? null : place.uuid(1),
                most + 1);
        return Page.cut(read, most, last -> cursors.after(last.sentAt(), last.id()), null);
    }

    @GET
    @Requires(Action.READ)
    @Path("{listId}")
    @Transactional
    @Operation(operationId = "deviceList", summary = "One device list: what it would do, or its receipt")
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(schema = @Schema(implementation = DeviceList.class)))
    public Response get(@PathParam("agencyId") UUID agencyId, @PathParam("listId") UUID listId) {
        requireRead(agencyId);
        return withTag(lists.of(agencyId, listId));
    }

    @GET
    @Requires(Action.READ)
    @Path("{listId}/rows")
    @Transactional
    @Operation(operationId = "deviceListRows", summary = "The rows of a device list, and what each would do")
    @Parameter(
            name = "what",
            description = "Only these: new, changed, unchanged, rejected",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"new", "changed", "unchanged", "rejected"}))
    public Page<ListRow> rows(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("listId") UUID listId,
            @QueryParam("what") @Nullable RowOutcome what,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requireRead(agencyId);
        lists.of(agencyId, listId);
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("device-list-rows", listId, String.valueOf(what));
        BoundCursor.Place place = cursors.read(cursor, 1);
        List<ListRow> read = rows.rows(listId, what, place == null ? 0 : (int) place.number(0), most + 1);
        return Page.cut(read, most, last -> cursors.after(last.row()), null);
    }

    @GET
    @Requires(Action.READ)
    @Path("{listId}/absent")
    @Transactional
    @Operation(
            operationId = "devicesAbsentInList",
            summary = "Devices in use that a list does not have; they stay as they are")
    public Page<AbsentDevice> absent(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("listId") UUID listId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requireRead(agencyId);
        DeviceList list = lists.of(agencyId, listId);
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("device-list-absent", listId);
        BoundCursor.Place place = cursors.read(cursor, 2);
        List<RowRepository.Absent> read =
                rows.absent(list, place == null ? "" : place.text(0), place == null ? NOBODY : place.uuid(1), most + 1);
        Page<RowRepository.Absent> page = Page.cut(read, most, last -> cursors.after(last.place(), last.id()), (long)
                list.counts().absent());
        Map<UUID, String> labels = lists.labels(
                agencyId, page.items().stream().map(RowRepository.Absent::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(one -> new AbsentDevice(one.id(), labels.getOrDefault(one.id(), "")))
                        .toList(),
                page.nextCursor(),
                page.total());
    }

    @GET
    @Requires(Action.READ)
    @Path("{listId}/rejects.csv")
    @Produces("text/csv; charset=UTF-8")
    @Transactional
    @Operation(operationId = "deviceListRejects", summary = "The rejected rows of a list, to correct and send again")
    @APIResponse(
            responseCode = "200",
            description = "CSV in UTF-8, with a header",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response rejects(@PathParam("agencyId") UUID agencyId, @PathParam("listId") UUID listId) {
        requireRead(agencyId);
        return Response.ok(rejects.of(lists.of(agencyId, listId)))
                .header("Content-Disposition", "attachment; filename=\"rejects.csv\"")
                .build();
    }

    @POST
    @Requires(Action.REPORT)
    @Path("{listId}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkDeviceList",
            summary = "Compare a list with the register again, with other columns where they are given",
            description = "Needs If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(schema = @Schema(implementation = DeviceList.class)))
    public Response check(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("listId") UUID listId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CheckForm form) {
        Map<String, String> said = CheckForm.said(form);
        return changed(agencyId, origin -> lists.check(agencyId, listId, ifMatch, said, origin));
    }

    @PUT
    @Requires(Action.REPORT)
    @Path("{listId}/rows/{row}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "correctDeviceListRow",
            summary = "Correct cells of one row in place",
            description = "Needs If-Match. Only this row, and rows that describe the same device, are compared again.")
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(schema = @Schema(implementation = DeviceList.class)))
    @Parameter(name = "row", description = "The row's number", example = "17")
    public Response correct(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("listId") UUID listId,
            @PathParam("row") int row,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CorrectionForm form) {
        Map<String, String> cells = CorrectionForm.corrected(form);
        return changed(agencyId, origin -> lists.correct(agencyId, listId, row, ifMatch, cells, origin));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("{listId}/application")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "applyDeviceList",
            summary = "Apply a list: all that can be taken, or a part",
            description = "Needs If-Match. Refused where the register changed since the list was checked.")
    @APIResponse(
            responseCode = "200",
            description = "The list, now a receipt",
            content = @Content(schema = @Schema(implementation = DeviceList.class)))
    public Response apply(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("listId") UUID listId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ApplicationForm form) {
        List<String> outcomes = ApplicationForm.outcomes(form);
        List<Integer> leftOut = ApplicationForm.leftOut(form);
        return changedDevices(agencyId, origin -> lists.apply(agencyId, listId, ifMatch, outcomes, leftOut, origin));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("{listId}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoDeviceList",
            summary = "Take a list back",
            description =
                    "Needs If-Match. Devices that it added are withdrawn; devices that it changed are what they were"
                            + " before. Not after a return was signed, or one of its devices changed. Nothing is deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(schema = @Schema(implementation = DeviceList.class)))
    public Response undo(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("listId") UUID listId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable UndoForm form) {
        String reason = UndoForm.why(form);
        return changedDevices(agencyId, origin -> lists.undo(agencyId, listId, ifMatch, reason, origin));
    }

    private Response changedDevices(UUID agencyId, Function<Origin, DeviceList> change) {
        DeviceList list = changedList(agencyId, change);
        lists.countDevicesAfter(list);
        return withTag(list);
    }

    private Response changed(UUID agencyId, Function<Origin, DeviceList> change) {
        return withTag(changedList(agencyId, change));
    }

    private DeviceList changedList(UUID agencyId, Function<Origin, DeviceList> change) {
        Origin origin = origin(callers.require(Action.REPORT, agencyId));
        return DeviceLists.inTransaction(() -> change.apply(origin));
    }

    private Origin origin(Caller caller) {
        return Origin.now(clock, caller.name(), "file");
    }

    private void requireRead(UUID agencyId) {
        callers.require(Action.READ, agencyId);
        if (agencies.byId(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
    }

    private static Response withTag(DeviceList list) {
        return ETags.tagged(list, list.version()).toResponse();
    }
}
