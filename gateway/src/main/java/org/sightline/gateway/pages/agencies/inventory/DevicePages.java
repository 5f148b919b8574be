package org.sightline.gateway.pages.agencies.inventory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** An agency's devices: the list with search and filters, and the form that registers one. */
@Path("/agencies/{agencyId}/devices")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DevicePages {

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        static native TemplateInstance devices(
                Shell shell,
                UUID agencyId,
                String agencyName,
                Page<RegisteredDevice> page,
                DeviceFilter filter,
                Query query,
                boolean mayReport);

        static native TemplateInstance deviceNew(
                Shell shell, UUID agencyId, String agencyName, Map<String, String> form, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final DeviceRepository devices;
    private final Relay relay;
    private final RoutingContext request;

    DevicePages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            DeviceRepository devices,
            Relay relay,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.devices = devices;
        this.relay = relay;
        this.request = request;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance list(UUID agencyId, @BeanParam DeviceFilter filter, UriInfo uri) {
        Caller caller = current.require(Action.READ, agencyId);
        Page<RegisteredDevice> page = devices.page(caller, agencyId, filter);
        return Templates.devices(
                shell.of(shell.labels().devices()),
                agencyId,
                agencies.agencyName(agencyId),
                page,
                filter,
                Query.of(uri),
                Access.allows(caller, Action.REPORT, agencyId));
    }

    @GET
    @Requires(Action.REPORT)
    @Path("new")
    @Operation(hidden = true)
    public TemplateInstance form(UUID agencyId) {
        current.require(Action.REPORT, agencyId);
        return form(agencyId, Map.of(), List.of());
    }

    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response register(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, Device.FIELDS);
        given.put("reportedThrough", "form");
        String list = "/agencies/" + agencyId + "/devices";
        return FormAnswer.with(
                () -> relay.send(Part.INVENTORY, "POST", list, given, null, agencyId, "register device")
                        .path("id")
                        .asText(""),
                id -> Notice.go(request, id.isEmpty() ? list : list + "/" + id, texts().theDeviceIsRegistered()),
                refused -> form(agencyId, given, Faults.of(refused)));
    }

    private TemplateInstance form(UUID agencyId, Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.deviceNew(
                shell.of(texts().registerOneTitle()), agencyId, agencies.agencyName(agencyId), form, faults);
    }

    private InventoryTexts texts() {
        return shell.texts(InventoryTexts.class);
    }
}
