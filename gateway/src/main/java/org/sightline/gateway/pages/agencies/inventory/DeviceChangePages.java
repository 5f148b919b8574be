package org.sightline.gateway.pages.agencies.inventory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Many devices changed at once: what would change is shown first, and done when it is meant. */
@Path("/agencies/{agencyId}/devices/changes")
@Blocking
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
public class DeviceChangePages {

    private static final List<String> SET = List.of("site", "location", "purpose", "status");
    private static final List<String> REMOVAL = List.of("date", "method", "note");

    /** What is wrong with one device. */
    record Wrong(String code, String message) {}

    /** One device, and what would change on it. */
    record One(UUID deviceId, long version, String device, List<FieldChange> fields, List<Wrong> faults) {}

    /** What would change. */
    record Outcome(int changed, int unchanged, int refused, List<One> devices) {}

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        static native TemplateInstance deviceChanges(
                Shell shell,
                UUID agencyId,
                String agencyName,
                List<String> devices,
                Map<String, String> form,
                @Nullable Outcome outcome,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    DeviceChangePages(
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

    /** Asks what to change on the chosen devices; says what would change once that is given. */
    @POST
    @Requires(Action.REPORT)
    @Operation(hidden = true)
    public Response preview(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        if (given(form).isEmpty()) {
            return Response.ok(page(agencyId, form, null, List.of())).build();
        }
        return FormAnswer.with(
                () -> relay.ask(Part.INVENTORY, path(agencyId), body(form, true), agencyId, "preview device changes"),
                answer -> Response.ok(page(agencyId, form, services.as(answer, Outcome.class), List.of()))
                        .build(),
                refused -> page(agencyId, form, null, Faults.of(refused)));
    }

    /** Does it. */
    @POST
    @Requires(Action.REPORT)
    @Path("application")
    @Operation(hidden = true)
    public Response apply(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY, "POST", path(agencyId), body(form, false), null, agencyId, "change devices"),
                () -> Notice.go(request, "/agencies/" + agencyId + "/devices", texts().theDevicesAreChanged()),
                refused -> page(agencyId, form, null, Faults.of(refused)));
    }

    private static Map<String, String> given(MultivaluedMap<String, String> form) {
        Map<String, String> given = FormFields.of(form, SET);
        given.putAll(FormFields.of(form, REMOVAL));
        return given;
    }

    private static Map<String, Object> body(MultivaluedMap<String, String> form, boolean dryRun) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("devices", chosen(form).stream().map(DeviceChangePages::device).toList());
        Map<String, String> set = FormFields.of(form, SET);
        Map<String, String> removal = FormFields.of(form, REMOVAL);
        if (!set.isEmpty()) {
            body.put("set", set);
        }
        if (!removal.isEmpty()) {
            body.put("removal", removal);
        }
        body.put("dryRun", dryRun);
        return body;
    }

    private static List<String> chosen(MultivaluedMap<String, String> form) {
        return form.getOrDefault("device", List.of());
    }

    /** The id and the version that was seen, as the list's form says them. */
    private static Map<String, Object> device(String chosen) {
        String[] parts = chosen.split(":", 2);
        try {
            return Map.of(
                    "id", UUID.fromString(parts[0]), "version", Long.parseLong(parts.length > 1 ? parts[1] : "0"));
        } catch (IllegalArgumentException odd) {
            throw Problem.notFound();
        }
    }

    private TemplateInstance page(
            UUID agencyId, MultivaluedMap<String, String> form, @Nullable Outcome outcome, List<Problem.Fault> faults) {
        return Templates.deviceChanges(
                shell.of(texts().changeMany()),
                agencyId,
                agencies.agencyName(agencyId),
                chosen(form),
                given(form),
                outcome,
                faults);
    }

    private static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/device-changes";
    }

    private InventoryTexts texts() {
        return shell.texts(InventoryTexts.class);
    }
}
