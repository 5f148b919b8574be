package org.sightline.gateway.pages.agencies.inventory;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
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
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Notice;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** One device: what is known of it, its correction, and taking it out of use. */
@Path("/agencies/{agencyId}/devices")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OneDevicePages {

    private static final List<String> REMOVAL = List.of("date", "method", "note");

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final DevicePage page;
    private final DeviceRepository devices;
    private final Relay relay;
    private final RoutingContext request;

    OneDevicePages(
            CurrentShell shell,
            CurrentCaller current,
            DevicePage page,
            DeviceRepository devices,
            Relay relay,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.page = page;
        this.devices = devices;
        this.relay = relay;
        this.request = request;
    }

    @GET
    @Requires(Action.READ)
    @Path("{deviceId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID agencyId, UUID deviceId) {
        return page.of(agencyId, deviceId, Map.of(), List.of());
    }

    /** What the law says of it, as a part of the page. */
    @GET
    @Requires(Action.READ)
    @Path("{deviceId}/standing")
    @Operation(hidden = true)
    public TemplateInstance standing(UUID agencyId, UUID deviceId) {
        return page.standing(agencyId, deviceId);
    }

    /** Corrects it to what the form says. */
    @POST
    @Requires(Action.REPORT)
    @Path("{deviceId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            UUID agencyId, UUID deviceId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, Device.FIELDS);
        given.put("reportedThrough", "form");
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY,
                        "PUT",
                        path(agencyId, deviceId),
                        given,
                        ETags.of(version),
                        agencyId,
                        "change device"),
                () -> Notice.go(request, path(agencyId, deviceId), texts().theDeviceIsChanged()),
                refused -> page.of(agencyId, deviceId, given, Faults.of(refused)));
    }

    /** Takes it out of use; a finding about it that is open goes to the office with the agency's word. */
    @POST
    @Requires(Action.REPORT)
    @Path("{deviceId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(
            UUID agencyId, UUID deviceId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, REMOVAL);
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY,
                        "POST",
                        path(agencyId, deviceId) + "/removal",
                        given,
                        ETags.of(version),
                        agencyId,
                        "remove device"),
                () -> removed(agencyId, deviceId, given),
                refused -> page.of(agencyId, deviceId, given, Faults.of(refused)));
    }

    private Response removed(UUID agencyId, UUID deviceId, Map<String, String> removal) {
        long told = answered(agencyId, deviceId, removal);
        String done = told > 0 ? texts().theRemovalIsRecordedAndTold() : texts().theDeviceIsRecordedAsRemoved();
        return Notice.go(request, path(agencyId, deviceId), done);
    }

    /** Of how many open findings the office was told. */
    private long answered(UUID agencyId, UUID deviceId, Map<String, String> removal) {
        String note = removal.getOrDefault("note", "");
        String day = Formats.day(removal.getOrDefault("date", ""));
        String text = texts().removedOnBy(day, removal.getOrDefault("method", ""));
        return devices.findings(agencyId, deviceId).stream()
                .filter(DeviceFinding::open)
                .filter(finding -> answer(agencyId, finding, note.isEmpty() ? text : text + " " + note))
                .count();
    }

    private boolean answer(UUID agencyId, DeviceFinding finding, String text) {
        try {
            relay.send(
                    Part.MATCHING,
                    "POST",
                    "/findings/" + finding.id() + "/responses",
                    Map.of("answer", "removed", "text", text),
                    ETags.of(finding.version()),
                    agencyId,
                    "answer finding");
            return true;
        } catch (Problem notNow) {
            // The removal is recorded; the finding shows it, and the agency can still answer there.
            return false;
        }
    }

    private static String path(UUID agencyId, UUID deviceId) {
        return "/agencies/" + agencyId + "/devices/" + deviceId;
    }

    private InventoryTexts texts() {
        return shell.texts(InventoryTexts.class);
    }
}
