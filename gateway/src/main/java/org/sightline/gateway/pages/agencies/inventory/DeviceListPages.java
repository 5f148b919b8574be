package org.sightline.gateway.pages.agencies.inventory;

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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
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
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Device lists: sent as a file or pasted, reviewed row by row, corrected in place, applied, and taken back. */
@Path("/agencies/{agencyId}/device-lists")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DeviceListPages {

    private static final int SHOWN = 100;
    private static final String ABSENT = "absent";
    private static final String HEADER = "header.";
    private static final String FIELD = "field.";
    private static final String CELL = "cell.";

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        static native TemplateInstance deviceLists(
                Shell shell,
                UUID agencyId,
                String agencyName,
                boolean mayReport,
                Page<DeviceList> lists,
                String pasted,
                List<Problem.Fault> faults);

        static native TemplateInstance deviceList(
                Shell shell, String agencyName, boolean mayReport, DeviceList list, DeviceList.Shown shown);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    DeviceListPages(
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
    public TemplateInstance list(UUID agencyId, @QueryParam("cursor") @Nullable String cursor) {
        return lists(agencyId, cursor, "", List.of());
    }

    /** Sends a file, or the rows that were pasted. */
    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.REPORT, kind = TakesFile.Kind.DEVICES)
    @Operation(hidden = true)
    public Response send(
            UUID agencyId, @RestForm("file") @Nullable FileUpload file, @RestForm("pasted") @Nullable String pasted) {
        current.require(Action.REPORT, agencyId);
        String text = pasted == null ? "" : pasted;
        try {
            JsonNode list = file == null || file.size() == 0
                    ? paste(agencyId, text)
                    : upload(agencyId, file.fileName(), file.uploadedFile());
            return Response.seeOther(java.net.URI.create(
                            path(agencyId) + "/" + list.path("id").asText()))
                    .build();
        } catch (Problem refused) {
            return refused(agencyId, text, refused);
        } catch (IOException cut) {
            return refused(agencyId, text, Problem.invalid("file", "cut-off", texts().theUploadWasCutOff()));
        }
    }

    private JsonNode upload(UUID agencyId, String name, java.nio.file.Path spooled) throws IOException {
        try (InputStream bytes = Files.newInputStream(spooled)) {
            return upload(agencyId, name, bytes, Files.size(spooled));
        }
    }

    private JsonNode paste(UUID agencyId, String text) {
        if (text.isBlank()) {
            throw Problem.invalid("file", "empty-file", shell.labels().chooseAFileThatIsNotEmpty());
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return upload(agencyId, null, new ByteArrayInputStream(bytes), bytes.length);
    }

    private JsonNode upload(UUID agencyId, @Nullable String name, InputStream bytes, long length) {
        String address = ServiceQuery.to("/agencies/{}/device-lists", agencyId)
                .with("filename", name)
                .toString();
        return relay.upload(Part.INVENTORY, address, bytes, length, agencyId, "send device list");
    }

    private Response refused(UUID agencyId, String pasted, Problem problem) {
        return Response.status(problem.status())
                .entity(lists(agencyId, null, pasted, Faults.of(problem)))
                .build();
    }

    private TemplateInstance lists(UUID agencyId, @Nullable String cursor, String pasted, List<Problem.Fault> faults) {
        boolean mayReport = Access.allows(current.require(Action.READ, agencyId), Action.REPORT, agencyId);
        Page<DeviceList> lists = services.page(
                Part.INVENTORY,
                ServiceQuery.to("/agencies/{}/device-lists", agencyId)
                        .with("limit", SHOWN)
                        .with("cursor", cursor),
                DeviceList.class);
        return Templates.deviceLists(
                shell.of(texts().deviceLists()),
                agencyId,
                agencies.agencyName(agencyId),
                mayReport,
                lists,
                pasted,
                faults);
    }

    /** The register as a file to edit and send back. */
    @GET
    @Requires(Action.READ)
    @Path("template.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response template(UUID agencyId) {
        current.require(Action.READ, agencyId);
        return relay.export(
                Part.INVENTORY, "/agencies/" + agencyId + "/device-imports/template.csv", agencyId, "export devices");
    }

    @GET
    @Requires(Action.READ)
    @Path("{listId}")
    @Operation(hidden = true)
    public TemplateInstance one(
            UUID agencyId,
            UUID listId,
            @QueryParam("what") @Nullable String what,
            @QueryParam("cursor") @Nullable String cursor) {
        return page(agencyId, listId, what, cursor, List.of());
    }

    private TemplateInstance page(
            UUID agencyId, UUID listId, @Nullable String asked, @Nullable String cursor, List<Problem.Fault> faults) {
        boolean mayReport = Access.allows(current.require(Action.READ, agencyId), Action.REPORT, agencyId);
        DeviceList list = services.one(
                Part.INVENTORY, ServiceQuery.to("/agencies/{}/device-lists/{}", agencyId, listId), DeviceList.class);
        String what = asked == null || asked.isBlank() ? first(list.counts()) : asked;
        return Templates.deviceList(
                shell.of(texts().deviceList()),
                agencies.agencyName(agencyId),
                mayReport,
                list,
                shown(agencyId, listId, what, cursor, faults));
    }

    private DeviceList.Shown shown(
            UUID agencyId, UUID listId, String what, @Nullable String cursor, List<Problem.Fault> faults) {
        if (what.equals(ABSENT)) {
            Page<DeviceList.Absent> absent = services.page(
                    Part.INVENTORY,
                    ServiceQuery.to("/agencies/{}/device-lists/{}/absent", agencyId, listId)
                            .with("limit", SHOWN)
                            .with("cursor", cursor),
                    DeviceList.Absent.class);
            return new DeviceList.Shown(what, List.of(), absent.items(), absent.nextCursor(), faults);
        }
        Page<DeviceList.Row> rows = services.page(
                Part.INVENTORY,
                ServiceQuery.to("/agencies/{}/device-lists/{}/rows", agencyId, listId)
                        .with("what", what)
                        .with("limit", SHOWN)
                        .with("cursor", cursor),
                DeviceList.Row.class);
        return new DeviceList.Shown(what, rows.items(), List.of(), rows.nextCursor(), faults);
    }

    /** What a person looks at first. */
    private static String first(DeviceList.Counts counts) {
        if (counts.rejected() > 0) {
            return "rejected";
        }
        return counts.changed() > 0 ? "changed" : counts.added() > 0 ? "new" : "unchanged";
    }

    /** The rejected rows as a file to correct and send again. */
    @GET
    @Requires(Action.READ)
    @Path("{listId}/rejects.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response rejects(UUID agencyId, UUID listId) {
        current.require(Action.READ, agencyId);
        return relay.export(
                Part.INVENTORY, path(agencyId) + "/" + listId + "/rejects.csv", agencyId, "export rejected devices");
    }

    /** Says what headers mean, and compares the list with the register again. */
    @POST
    @Requires(Action.REPORT)
    @Path("{listId}/check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response check(
            UUID agencyId, UUID listId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        Map<String, String> columns = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            String field = form.getFirst(FIELD + name.substring(Math.min(HEADER.length(), name.length())));
            if (name.startsWith(HEADER) && field != null && !field.isBlank()) {
                columns.put(values.get(0), field);
            }
        });
        return change(
                agencyId,
                listId,
                version,
                new Change("POST", "/check", Map.of("columns", columns), "check device list"));
    }

    /** Corrects the cells of one row. */
    @POST
    @Requires(Action.REPORT)
    @Path("{listId}/rows/{row}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response correct(
            UUID agencyId,
            UUID listId,
            int row,
            @FormParam("version") long version,
            MultivaluedMap<String, String> form) {
        Map<String, String> cells = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            String header = form.getFirst(HEADER + name.substring(Math.min(CELL.length(), name.length())));
            if (name.startsWith(CELL) && header != null) {
                cells.put(header, values.get(0));
            }
        });
        return change(
                agencyId,
                listId,
                version,
                new Change("PUT", "/rows/" + row, Map.of("cells", cells), "correct device list"));
    }

    /** Applies what can be taken, or a part of it. */
    @POST
    @Requires(Action.REPORT)
    @Path("{listId}/application")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response apply(
            UUID agencyId,
            UUID listId,
            @FormParam("version") long version,
            @FormParam("what") List<String> what,
            @FormParam("leaveOut") List<Integer> leaveOut) {
        Map<String, Object> body = Map.of("what", what, "leaveOut", leaveOut);
        return change(agencyId, listId, version, new Change("POST", "/application", body, "apply device list"));
    }

    /** Takes the list back. */
    @POST
    @Requires(Action.REPORT)
    @Path("{listId}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response undo(
            UUID agencyId,
            UUID listId,
            @FormParam("version") long version,
            @FormParam("reason") @Nullable String reason) {
        Map<String, Object> body = Map.of("reason", reason == null ? "" : reason);
        return change(agencyId, listId, version, new Change("POST", "/undo", body, "undo device list"));
    }

    /** A change of a list: the end of its address, what is sent, and what the audit log calls it. */
    private record Change(String method, String below, Map<String, ?> body, String action) {}

    private Response change(UUID agencyId, UUID listId, long version, Change change) {
        current.require(Action.REPORT, agencyId);
        String address = path(agencyId) + "/" + listId;
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY,
                        change.method(),
                        address + change.below(),
                        change.body(),
                        ETags.of(version),
                        agencyId,
                        change.action()),
                () -> Notice.go(request, address, texts().done()),
                refused -> page(agencyId, listId, null, null, Faults.of(refused)));
    }

    private static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/device-lists";
    }

    private InventoryTexts texts() {
        return shell.texts(InventoryTexts.class);
    }
}
