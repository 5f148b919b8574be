package org.sightline.gateway.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.TakesFile;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** An agency's devices: the list, one by form, many by file, and taking one out of use. */
@Path("/agencies/{agencyId}/devices")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DevicePages {

    private static final int SHOWN = 100;
    private static final List<String> FIELDS = List.of(
            "maker",
            "model",
            "serial",
            "mac",
            "tag",
            "site",
            "location",
            "status",
            "installedOn",
            "purpose",
            "quantity");

    /** A device, as inventory-service shows it. */
    record Device(
            UUID id,
            long version,
            String maker,
            String model,
            String serial,
            String mac,
            String tag,
            String site,
            String location,
            String status,
            LocalDate installedOn,
            LocalDate removedOn,
            int quantity) {

        /** Whether it can be taken out of use. */
        public boolean inUse() {
            return status.equals("installed") || status.equals("in_stock");
        }
    }

    /** One thing wrong in a file. */
    record Reject(int row, String column, String reason) {}

    /** What came of a file. */
    record Receipt(int read, int added, int changed, int unchanged, int rejected, int missing, List<Reject> rejects) {}

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        static native TemplateInstance devices(
                Shell shell,
                UUID agencyId,
                String agencyName,
                List<Device> devices,
                @Nullable String next,
                boolean mayReport,
                Map<String, String> form,
                @Nullable Receipt receipt,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    DevicePages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Relay relay,
            ServiceReader services,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance list(UUID agencyId, @QueryParam("cursor") String cursor) {
        return page(agencyId, cursor, Map.of(), null, List.of());
    }

    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response register(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, FIELDS);
        given.put("reportedThrough", "form");
        return FormAnswer.of(
                () -> relay.send(Part.INVENTORY, "POST", path(agencyId), given, null, agencyId, "register device"),
                () -> Notice.go(request, path(agencyId), texts().theDeviceIsRegistered()),
                refused -> page(agencyId, null, given, null, Faults.of(refused)));
    }

    @POST
    @Requires(Action.REPORT)
    @Path("file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.REPORT, kind = TakesFile.Kind.DEVICES)
    @Operation(hidden = true)
    public Response file(UUID agencyId, @RestForm("file") FileUpload file) {
        current.require(Action.REPORT, agencyId);
        if (file == null || file.size() == 0) {
            return refused(agencyId, Problem.invalid("file", "empty-file", texts().chooseAFileThatIsNotEmpty()));
        }
        try (InputStream bytes = Files.newInputStream(file.uploadedFile())) {
            JsonNode receipt = relay.upload(
                    Part.INVENTORY,
                    ServiceQuery.to("/agencies/{}/device-imports", agencyId)
                            .with("filename", file.fileName())
                            .toString(),
                    bytes,
                    file.size(),
                    agencyId,
                    "load device file");
            return Response.ok(page(agencyId, null, Map.of(), services.as(receipt, Receipt.class), List.of()))
                    .build();
        } catch (Problem problem) {
            return refused(agencyId, problem);
        } catch (IOException cut) {
            return refused(agencyId, Problem.invalid("file", "cut-off", texts().theUploadWasCutOff()));
        }
    }

    @POST
    @Requires(Action.REPORT)
    @Path("{deviceId}/removal")
    @Operation(hidden = true)
    public Response remove(
            UUID agencyId,
            UUID deviceId,
            @FormParam("date") String date,
            @FormParam("method") String method,
            @FormParam("version") long version) {
        current.require(Action.REPORT, agencyId);
        try {
            relay.send(
                    Part.INVENTORY,
                    "POST",
                    path(agencyId) + "/" + deviceId + "/removal",
                    Map.of("date", date == null ? "" : date, "method", method == null ? "" : method),
                    ETags.of(version),
                    agencyId,
                    "remove device");
        } catch (Problem refused) {
            return refused(agencyId, refused);
        }
        return Notice.go(request, path(agencyId), texts().theDeviceIsRecordedAsRemoved());
    }

    private Response refused(UUID agencyId, Problem problem) {
        return Response.status(problem.status())
                .entity(page(agencyId, null, Map.of(), null, Faults.of(problem)))
                .build();
    }

    private TemplateInstance page(
            UUID agencyId,
            @Nullable String cursor,
            Map<String, String> form,
            @Nullable Receipt receipt,
            List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Page<Device> devices = services.page(
                Part.INVENTORY,
                ServiceQuery.to(path(agencyId)).with("limit", SHOWN).with("cursor", cursor),
                Device.class);
        String name = agencies.agencyName(agencyId);
        return Templates.devices(
                shell.of(texts().devices()),
                agencyId,
                name,
                devices.items(),
                devices.nextCursor(),
                Access.allows(caller, Action.REPORT, agencyId),
                form,
                receipt,
                faults);
    }

    private static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/devices";
    }

    private InventoryTexts texts() {
        return shell.texts(InventoryTexts.class);
    }
}
