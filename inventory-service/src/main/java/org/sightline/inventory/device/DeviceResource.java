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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.inventory.agency.AgencyRepository;
import org.sightline.inventory.history.History;
import org.sightline.inventory.history.Origin;
import org.sightline.inventory.idempotency.Answer;
import org.sightline.inventory.idempotency.Idempotency;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** An agency's devices over HTTP. */
@Path("/agencies/{agencyId}/devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
class DeviceResource {

    private static final int LONGEST_NOTE = 2_000;

    private final CurrentCaller callers;
    private final AgencyRepository agencies;
    private final DeviceRepository devices;
    private final Inventory inventory;
    private final History history;
    private final Idempotency idempotency;

    DeviceResource(
            CurrentCaller callers,
            AgencyRepository agencies,
            DeviceRepository devices,
            Inventory inventory,
            History history,
            Idempotency idempotency) {
        this.callers = callers;
        this.agencies = agencies;
        this.devices = devices;
        this.inventory = inventory;
        this.history = history;
        this.idempotency = idempotency;
    }

    /** What a reporter sends of a device. At least one of maker, model, serial, mac, fccId, tag or banner is needed. */
    record DeviceForm(
            String maker,
            String model,

            @Schema(description = "One device each; a serial in scientific notation (1.91E+18) is refused")
            String serial,

            @Schema(description = "With any separators", examples = "C0:56:E3:00:00:01")
            String mac,

            String fccId,
            String tag,

            @Schema(description = "What the device says of itself on the network")
            String banner,

            String site,
            String location,

            @Schema(description = "installed (if left out) or in_stock; removals go to /removal")
            String status,

            @Schema(examples = "2021-06-30") String installedOn,

            @Schema(description = "Where it is used, in your words")
            String purpose,

            @Schema(description = "More than 1 for an entry of several alike, without serial and MAC")
            Integer quantity,

            @Schema(description = "form or api (if left out)")
            String reportedThrough) {

        DeviceReport report() {
            return new DeviceReport(
                    maker,
                    model,
                    serial,
                    mac,
                    fccId,
                    tag,
                    banner,
                    site,
                    location,
                    status,
                    installedOn,
                    null,
                    null,
                    purpose,
                    quantity);
        }

        static DeviceForm orEmpty(DeviceForm form) {
            return form != null
                    ? form
                    : new DeviceForm(
                            null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        }
    }

    /** How and when a device was taken out of use. */
    record RemovalForm(
            @Schema(required = true, examples = "2026-11-20")
            String date,

            @Schema(
                    required = true,
                    description = "Such as removed, returned, replaced, destroyed, recycled. Destroyed,"
                            + " disposed, recycled, scrapped and shredded lead to the status disposed")
            String method,

            String note) {}

    @GET
    @Transactional
    @Operation(summary = "The devices of an agency, by place")
    public Page<DeviceChanged> list(
            @PathParam("agencyId") UUID agencyId,
            @QueryParam("status") String status,
            @QueryParam("q") String q,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        requireRead(agencyId);
        DeviceStatus wanted = status == null || status.isBlank()
                ? null
                : DeviceStatus.of(status)
                        .orElseThrow(() ->
                                Problem.invalid("status", "unknown", "Use installed, in_stock, removed or disposed."));
        DeviceRepository.Filter filter =
                new DeviceRepository.Filter(agencyId, wanted, q == null || q.isBlank() ? null : q);
        int most = Page.limit(limit);
        List<Device> read = devices.list(filter, Cursor.read(cursor, 2), most + 1);
        Page<Device> page = Page.cut(read, most, last -> Cursor.of(last.place(), last.id()), devices.count(filter));
        return new Page<>(page.items().stream().map(DeviceChanged::of).toList(), page.nextCursor(), page.total());
    }

    @POST
    @Operation(summary = "Register one device, or one entry for several alike")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response register(
            @PathParam("agencyId") UUID agencyId, @HeaderParam("Idempotency-Key") String key, DeviceForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        DeviceForm sent = DeviceForm.orEmpty(form);
        return idempotency.once(key, caller, "POST /agencies/" + agencyId + "/devices", sent, () -> {
            Device device = inventory.register(agencyId, sent.report(), today(), by(caller, sent.reportedThrough()));
            return Answer.created(
                    "/agencies/" + agencyId + "/devices/" + device.id(),
                    ETags.of(device.version()),
                    DeviceChanged.of(device));
        });
    }

    @GET
    @Path("{deviceId}")
    @Transactional
    @Operation(summary = "One device, with its ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response get(@PathParam("agencyId") UUID agencyId, @PathParam("deviceId") UUID deviceId) {
        requireRead(agencyId);
        return withTag(devices.of(agencyId, deviceId).orElseThrow(Problem::notFound));
    }

    @PUT
    @Path("{deviceId}")
    @Operation(summary = "Change one device to just what is sent; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response change(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("deviceId") UUID deviceId,
            @HeaderParam("If-Match") String ifMatch,
            DeviceForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        DeviceForm sent = DeviceForm.orEmpty(form);
        return withTag(inventory.change(
                agencyId, deviceId, ifMatch, sent.report(), today(), by(caller, sent.reportedThrough())));
    }

    @POST
    @Path("{deviceId}/removal")
    @Operation(summary = "Take one device out of use; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceChanged.class)))
    public Response remove(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("deviceId") UUID deviceId,
            @HeaderParam("If-Match") String ifMatch,
            RemovalForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        RemovalForm sent = form == null ? new RemovalForm(null, null, null) : form;
        LocalDate date = removalDate(sent, today());
        return withTag(inventory.remove(
                agencyId, deviceId, ifMatch, date, sent.method().strip(), sent.note(), by(caller, "api")));
    }

    private static LocalDate removalDate(RemovalForm sent, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        LocalDate date = null;
        try {
            date = sent.date() == null ? null : LocalDate.parse(sent.date().strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(new Fault(
                    "/date",
                    "invalid-date",
                    "\"" + sent.date() + "\" is not a date. Write year-month-day, as 2026-11-20."));
        }
        if (date == null && faults.isEmpty()) {
            faults.add(new Fault("/date", "missing", "Say on which day it was removed."));
        } else if (date != null && date.isAfter(today)) {
            faults.add(new Fault("/date", "future-date", "Give the day when it was removed, not a day to come."));
        }
        if (sent.method() == null || sent.method().isBlank() || sent.method().length() > 200) {
            faults.add(new Fault("/method", "missing", "Say how it was removed, in at most 200 characters."));
        }
        if (sent.note() != null && sent.note().length() > LONGEST_NOTE) {
            faults.add(new Fault("/note", "too-long", "Use at most " + LONGEST_NOTE + " characters."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("Some fields are missing or wrong; see errors.", faults);
        }
        return date;
    }

    @GET
    @Path("{deviceId}/history")
    @Transactional
    @Operation(summary = "What was changed on one device, by whom and when, oldest first")
    public Page<History.Entry> history(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("deviceId") UUID deviceId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        requireRead(agencyId);
        devices.of(agencyId, deviceId).orElseThrow(Problem::notFound);
        return history.of(deviceId, limit, cursor);
    }

    private void requireRead(UUID agencyId) {
        callers.require(Action.READ, agencyId);
        agencies.byId(agencyId).orElseThrow(Problem::notFound);
    }

    /** The latest date that it is anywhere in the country: Guam is ten hours ahead of UTC. */
    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.ofHours(10));
    }

    private static Origin by(Caller caller, String through) {
        String way = through == null || through.isBlank() ? "api" : through;
        if (!way.equals("form") && !way.equals("api")) {
            throw Problem.invalid("/reportedThrough", "unknown", "Use form or api.");
        }
        return new Origin(caller.name(), way, Instant.now().truncatedTo(ChronoUnit.MICROS), Correlation.current());
    }

    private static Response withTag(Device device) {
        return Response.ok(DeviceChanged.of(device))
                .header("ETag", ETags.of(device.version()))
                .build();
    }
}
