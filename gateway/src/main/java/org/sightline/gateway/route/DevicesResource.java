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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/** The devices of one agency, by way of inventory-service. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices")
public class DevicesResource {

    private final CurrentCaller current;
    private final Relay relay;

    DevicesResource(CurrentCaller current, Relay relay) {
        this.current = current;
        this.relay = relay;
    }

    /**
     * A device.
     *
     * @param status installed, in_stock, removed or disposed
     */
    public record Device(
            UUID id,
            long version,
            UUID agencyId,
            String maker,
            String model,
            String serial,
            String mac,
            String fccId,
            String tag,
            String banner,
            String site,
            String location,
            String status,
            LocalDate installedOn,
            LocalDate removedOn,
            String purpose,
            int quantity,
            String reportedBy,
            String reportedThrough,
            Instant updatedAt) {}

    /** What to register or change a device to; one of serial, mac and tag says which it is. */
    public record DeviceForm(
            String maker,
            String model,
            String serial,
            String mac,
            String fccId,
            String tag,
            String banner,
            String site,
            String location,
            String status,
            LocalDate installedOn,
            String purpose,
            Integer quantity) {}

    /** That a device is gone. */
    public record RemovalForm(@Schema(required = true) LocalDate date, String method, String note) {}

    /** A page of devices. */
    public record DevicePage(List<Device> items, String nextCursor, Long total) {}

    /** What a file of devices did. */
    public record DeviceImport(
            UUID id, int read, int added, int changed, int unchanged, int rejected, List<Reject> rejects, int missing) {

        /** A row that could not be taken. */
        public record Reject(int row, String column, String code, String reason) {}
    }

    /** A page of device files. */
    public record DeviceImportPage(List<DeviceImport> items, String nextCursor, Long total) {}

    @GET
    @Path("/agencies/{agencyId}/devices")
    @Operation(operationId = "devices", summary = "The agency's devices")
    @APIResponseSchema(DevicePage.class)
    public Response devices(
            UUID agencyId,
            @QueryParam("status") String status,
            @QueryParam("q") String q,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        current.require(Action.READ, agencyId);
        return relay.read(Part.INVENTORY);
    }

    @POST
    @Path("/agencies/{agencyId}/devices")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "registerDevice", summary = "Register a device")
    @APIResponseSchema(value = Device.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(implementation = DeviceForm.class)))
    public Response register(UUID agencyId, @HeaderParam("Idempotency-Key") String idempotencyKey, InputStream body) {
        current.require(Action.REPORT, agencyId);
        return relay.change(Part.INVENTORY, agencyId, "register device", body);
    }

    @GET
    @Path("/agencies/{agencyId}/devices/{deviceId}")
    @Operation(operationId = "device", summary = "One device, with its ETag")
    @APIResponseSchema(Device.class)
    public Response device(UUID agencyId, UUID deviceId) {
        current.require(Action.READ, agencyId);
        return relay.read(Part.INVENTORY);
    }

    @PUT
    @Path("/agencies/{agencyId}/devices/{deviceId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeDevice", summary = "Change a device; needs If-Match")
    @APIResponseSchema(Device.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = DeviceForm.class)))
    public Response change(UUID agencyId, UUID deviceId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        current.require(Action.REPORT, agencyId);
        return relay.change(Part.INVENTORY, agencyId, "change device", body);
    }

    @POST
    @Path("/agencies/{agencyId}/devices/{deviceId}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "removeDevice", summary = "Say that a device is gone; needs If-Match")
    @APIResponseSchema(Device.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = RemovalForm.class)))
    public Response remove(UUID agencyId, UUID deviceId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        current.require(Action.REPORT, agencyId);
        return relay.change(Part.INVENTORY, agencyId, "remove device", body);
    }

    @GET
    @Path("/agencies/{agencyId}/devices/{deviceId}/history")
    @Operation(
            operationId = "deviceHistory",
            summary = "What was changed about the device, by whom and when, oldest first")
    @APIResponseSchema(AgenciesResource.HistoryPage.class)
    public Response history(
            UUID agencyId, UUID deviceId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.require(Action.READ, agencyId);
        return relay.read(Part.INVENTORY);
    }

    @POST
    @Path("/agencies/{agencyId}/device-imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importDevices", summary = "Take a CSV file of devices; absent devices are never removed")
    @APIResponseSchema(DeviceImport.class)
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response importDevices(
            UUID agencyId,
            @QueryParam("filename") String filename,
            @QueryParam("dryRun") Boolean dryRun,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            InputStream body) {
        current.require(Action.REPORT, agencyId);
        return relay.change(Part.INVENTORY, agencyId, "import devices", body);
    }

    @GET
    @Path("/agencies/{agencyId}/device-imports")
    @Operation(operationId = "deviceImports", summary = "The device files that were taken, newest first")
    @APIResponseSchema(DeviceImportPage.class)
    public Response imports(UUID agencyId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.require(Action.READ, agencyId);
        return relay.read(Part.INVENTORY);
    }

    @GET
    @Path("/agencies/{agencyId}/device-imports/{importId}")
    @Operation(operationId = "deviceImport", summary = "What one device file did")
    @APIResponseSchema(DeviceImport.class)
    public Response deviceImport(UUID agencyId, UUID importId) {
        current.require(Action.READ, agencyId);
        return relay.read(Part.INVENTORY);
    }

    @GET
    @Path("/agencies/{agencyId}/device-imports/template.csv")
    @Produces("text/csv")
    @Operation(operationId = "deviceTemplate", summary = "A CSV file to fill in, with the agency's present devices")
    @APIResponseSchema(String.class)
    public Response template(UUID agencyId) {
        current.require(Action.READ, agencyId);
        return relay.export(Part.INVENTORY, agencyId, "export devices");
    }
}
