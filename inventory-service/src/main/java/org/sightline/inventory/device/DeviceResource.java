package org.sightline.inventory.device;

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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.agency.AgencyRepository;
import org.sightline.inventory.history.History;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** An agency's devices over HTTP. */
@Path("/agencies/{agencyId}/devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "devices", description = "What an agency has installed or stored")
class DeviceResource {

    private final CurrentCaller callers;
    private final AgencyRepository agencies;
    private final DeviceRepository devices;
    private final Inventory inventory;
    private final History history;
    private final Idempotency idempotency;
    private final Clock clock;

    DeviceResource(
            CurrentCaller callers,
            AgencyRepository agencies,
            DeviceRepository devices,
            Inventory inventory,
            History history,
            Idempotency idempotency,
            Clock clock) {
        this.callers = callers;
        this.agencies = agencies;
        this.devices = devices;
        this.inventory = inventory;
        this.history = history;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GET
    @Requires(Action.READ)
    @Transactional
    @Operation(operationId = "devices", summary = "The devices of an agency, by place")
    @Parameter(name = "status", description = "Only devices with this status", schema = @Schema(ref = "DeviceStatus"))
    @Parameter(name = "q", description = "Part of any field", example = "north door")
    public Page<DeviceChanged> list(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("status") @Nullable DeviceStatus status,
            @QueryParam("q") @Nullable String q,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requireRead(agencyId);
        DeviceRepository.Filter filter = new DeviceRepository.Filter(agencyId, status, q);
        int most = Page.limit(limit);
        BoundCursor cursors = BoundCursor.to("devices", filter);
        List<Device> read = devices.list(filter, cursors.read(cursor, 2), most + 1);
        Page<Device> page = Page.cut(read, most, last -> cursors.after(last.place(), last.id()), devices.count(filter));
        return new Page<>(page.items().stream().map(DeviceChanged::of).toList(), page.nextCursor(), page.total());
    }

    @POST
    @Requires(Action.REPORT)
    @Operation(
            operationId = "registerDevice",
            summary = "Register one device, or one entry for several alike",
            description = "With an Idempotency-Key, the same request again gets the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "The device",
            content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response register(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable DeviceForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        Origin origin = by(caller, DeviceForm.through(form));
        return idempotency.once(key, caller, "POST /agencies/" + agencyId + "/devices", form, () -> {
            Device device = inventory.register(agencyId, DeviceForm.report(form), origin);
            return Answer.created(
                    "/agencies/" + agencyId + "/devices/" + device.id(),
                    ETags.of(device.version()),
                    DeviceChanged.of(device));
        });
    }

    @GET
    @Requires(Action.READ)
    @Path("{deviceId}")
    @Transactional
    @Operation(operationId = "device", summary = "One device")
    @APIResponse(
            responseCode = "200",
            description = "The device as it is now",
            content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response get(@PathParam("agencyId") UUID agencyId, @PathParam("deviceId") UUID deviceId) {
        requireRead(agencyId);
        return withTag(devices.of(agencyId, deviceId).orElseThrow(Problem::notFound));
    }

    @PUT
    @Requires(Action.REPORT)
    @Path("{deviceId}")
    @Operation(
            operationId = "changeDevice",
            summary = "Change one device to exactly what is sent",
            description = "Needs If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The device as it is now",
            content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response change(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("deviceId") UUID deviceId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable DeviceForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        Origin origin = by(caller, DeviceForm.through(form));
        return withTag(inventory.change(agencyId, deviceId, ifMatch, DeviceForm.report(form), origin));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("{deviceId}/removal")
    @Operation(
            operationId = "removeDevice",
            summary = "Take one device out of use",
            description = "Needs If-Match. The device stays in the register with its removal date.")
    @APIResponse(
            responseCode = "200",
            description = "The device as it is now",
            content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response remove(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("deviceId") UUID deviceId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable RemovalForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        Origin origin = by(caller, ReportedThrough.API);
        return withTag(
                inventory.remove(agencyId, deviceId, ifMatch, RemovalForm.checked(form, origin.today()), origin));
    }

    @GET
    @Requires(Action.READ)
    @Path("{deviceId}/history")
    @Transactional
    @Operation(
            operationId = "deviceHistory",
            summary = "What was changed on one device, by whom and when, oldest first")
    public Page<History.Entry> history(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("deviceId") UUID deviceId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        requireRead(agencyId);
        if (devices.of(agencyId, deviceId).isEmpty()) {
            throw Problem.notFound();
        }
        return history.of(deviceId, limit, cursor);
    }

    private void requireRead(UUID agencyId) {
        callers.require(Action.READ, agencyId);
        if (agencies.byId(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
    }

    private Origin by(Caller caller, ReportedThrough through) {
        return Origin.now(clock, caller.name(), through.word());
    }

    private static Response withTag(Device device) {
        return ETags.tagged(DeviceChanged.of(device), device.version()).toResponse();
    }
}
