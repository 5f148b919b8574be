package org.sightline.gateway.pages.office.watchlist;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.TakesFile;
import org.sightline.gateway.audit.AuditLog;
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
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/**
 * Where an admin puts several changes of the watchlist together: types them, adds a new maker with all that belongs to it,
 * or sends a list as a file and looks at the difference. What is taken becomes one draft.
 */
@Path("/watchlist/studio")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class StudioPages {

    private static final String HERE = "/watchlist/studio";
    private static final String SHEET = "/watchlist/sheet";
    private static final int SHOWN = 100;
    private static final int MOST_CHOICES = 1000;
    private static final List<String> FIELDS = List.of(
            "op",
            "kind",
            "entityId",
            "value",
            "entityKind",
            "relation",
            "form",
            "from",
            "to",
            "citation",
            "source",
            "note");
    private static final List<String> KINDS = List.of(
            "name",
            "brand",
            "model",
            "mac_prefix",
            "fcc_grantee",
            "uei",
            "cage",
            "membership",
            "ownership",
            "entity",
            "trap");

    private static final List<String> ENTITY_KINDS =
            List.of("LISTED", "DESIGNATED", "SUBSIDIARY", "AFFILIATE", "SUCCESSOR", "RELABEL", "PARENT");

    /** What a person is asked to choose from. */
    record Choices(
            List<WatchlistPages.Row> entities, List<String> lists, List<String> kinds, List<String> entityKinds) {}

    /**
     * What of the sheet is shown.
     *
     * @param state only rows in this state; empty for all
     * @param from how many rows of it come before
     * @param hasMore whether more rows follow
     */
    record Shown(String state, int from, List<Sheet.Line> lines, boolean hasMore) {

        static Shown of(Sheet sheet, @Nullable String state, @Nullable Integer from) {
            String wanted = state == null ? "" : state;
            List<Sheet.Line> all = sheet.in(wanted);
            int first = Math.clamp(from == null ? 0 : from, 0, all.size());
            int end = Math.min(all.size(), first + SHOWN);
            return new Shown(wanted, first, all.subList(first, end), end < all.size());
        }

        /** Where the next rows begin. */
        public int end() {
            return from + lines.size();
        }
    }

    @CheckedTemplate(basePath = "watchlist")
    static class Templates {
        static native TemplateInstance studio(
                Shell shell,
                Sheet sheet,
                Shown shown,
                Choices choices,
                Map<String, String> form,
                LocalDate today,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;
    private final Clock clock;

    StudioPages(
            CurrentShell shell,
            CurrentCaller current,
            Relay relay,
            ServiceReader services,
            RoutingContext request,
            Clock clock) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
        this.clock = clock;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(hidden = true)
    public TemplateInstance studio(
            @QueryParam("state") @Nullable String state,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("edit") @Nullable Integer edit) {
        current.require(Action.ADMINISTER, null);
        Sheet sheet = sheet();
        Sheet.Line line = edit == null ? null : sheet.line(edit);
        Map<String, String> form = new LinkedHashMap<>();
        if (line != null) {
            FIELDS.forEach(field -> form.put(field, line.field(field)));
            form.put("number", String.valueOf(line.number()));
        }
        return page(sheet, Shown.of(sheet, state, from), form, List.of());
    }

    /** Adds a row, or puts another in the place of one. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("rows")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response row(MultivaluedMap<String, String> form) {
        Map<String, Object> edit = new LinkedHashMap<>(FormFields.of(form, FIELDS));
        Integer number = numbers(form.get("number")).stream().findFirst().orElse(null);
        return changed(
                form,
                sheet -> number == null || sheet.line(number) == null
                        ? sheet.with(List.of(edit))
                        : sheet.with(number, edit),
                texts().theRowIsOnTheSheet());
    }

    /** Adds a new maker with its names, models and the list that names it. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("makers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response maker(MultivaluedMap<String, String> form) {
        return changed(form, sheet -> sheet.with(MakerForm.rows(form)), texts().theMakerIsOnTheSheet());
    }

    /** Takes rows, leaves them out, or removes them. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("selection")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response select(MultivaluedMap<String, String> form) {
        String act = FormFields.typed(form).getOrDefault("act", "");
        boolean all = act.endsWith("-all");
        return changed(
                form,
                sheet -> {
                    Set<Integer> numbers = all
                            ? sheet.in(FormFields.typed(form).getOrDefault("state", "")).stream()
                                    .map(Sheet.Line::number)
                                    .collect(Collectors.toSet())
                            : Set.copyOf(numbers(form.get("row")));
                    return act.startsWith("remove")
                            ? sheet.without(numbers)
                            : sheet.taking(numbers, act.startsWith("take"));
                },
                texts().theSheetIsSaved());
    }

    /** Takes off the list what the file no longer names. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("absent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response absent(MultivaluedMap<String, String> form) {
        String lastDay = FormFields.of(form, List.of("lastDay"))
                .getOrDefault("lastDay", OfficeClock.today(clock).toString());
        return changed(
                form,
                sheet -> sheet.with(sheet.ending(numbers(form.get("absent")), lastDay)),
                texts().theSheetIsSaved());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.ADMINISTER, kind = TakesFile.Kind.DEVICES)
    @Operation(hidden = true)
    public Response file(@RestForm("file") @Nullable FileUpload file, @RestForm("source") @Nullable String source) {
        current.require(Action.ADMINISTER, null);
        if (file == null || file.size() == 0) {
            return refused(Problem.invalid("file", "missing", shell.labels().chooseAFileThatIsNotEmpty()), Map.of());
        }
        try (InputStream bytes = Files.newInputStream(file.uploadedFile())) {
            relay.upload(
                    Part.MATCHING,
                    ServiceQuery.to(SHEET + "/file").with("source", source).toString(),
                    bytes,
                    file.size(),
                    AuditLog.OFFICE,
                    "add file to watchlist sheet");
            return Notice.go(request, HERE, texts().theFileIsOnTheSheet());
        } catch (Problem problem) {
            return refused(problem, source == null ? Map.of() : Map.of("source", source));
        } catch (IOException cut) {
            return refused(Problem.invalid("file", "cut-off", texts().theFileWasCutOff()), Map.of());
        }
    }

    /** Makes a draft of the rows that are taken. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, String> typed = FormFields.typed(form);
        return FormAnswer.with(
                () -> drafted(typed),
                draft -> Notice.go(
                        request, "/watchlist/drafts/" + draft.path("id").asText(), texts().theDraftIsMade()),
                refused -> page(typed, faults(refused)));
    }

    private JsonNode drafted(Map<String, String> typed) {
        Sheet sheet = sheet();
        JsonNode kept = send(
                "PUT",
                SHEET,
                sheet.summed(typed.getOrDefault("summary", "").strip()),
                FormFields.tag(typed.get("version")),
                "change watchlist sheet");
        return send(
                "POST", SHEET + "/draft", null, ETags.of(kept.path("version").asLong()), "draft watchlist");
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("removal")
    @Operation(hidden = true)
    public Response discard(@FormParam("version") long version) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> send("DELETE", SHEET, null, ETags.of(version), "discard watchlist sheet"),
                () -> Notice.go(request, HERE, texts().theSheetIsThrownAway()),
                refused -> page(Map.of(), faults(refused)));
    }

    private Response changed(
            MultivaluedMap<String, String> form, Function<Sheet, Map<String, Object>> change, String done) {
        current.require(Action.ADMINISTER, null);
        Map<String, String> typed = FormFields.typed(form);
        return FormAnswer.of(
                () -> send(
                        "PUT",
                        SHEET,
                        change.apply(sheet()),
                        FormFields.tag(typed.get("version")),
                        "change watchlist sheet"),
                () -> Notice.go(request, HERE, done),
                refused -> page(typed, faults(refused)));
    }

    private JsonNode send(String method, String path, @Nullable Object body, String ifMatch, String action) {
        return relay.send(Part.MATCHING, method, path, body, ifMatch, AuditLog.OFFICE, action);
    }

    private Response refused(Problem problem, Map<String, String> typed) {
        return Response.status(problem.status())
                .entity(page(typed, Faults.of(problem)))
                .build();
    }

    /** The service says {@code /rows/4/value}; people read row 5, and a link leads there. */
    private List<Problem.Fault> faults(Problem refused) {
        return Faults.of(refused).stream().map(this::ofRow).toList();
    }

    private Problem.Fault ofRow(Problem.Fault fault) {
        String[] path = fault.pointer().split("/");
        if (path.length < 2 || !path[0].equals("rows") || !path[1].matches("\\d{1,6}")) {
            return fault;
        }
        int row = Integer.parseInt(path[1]) + 1;
        return new Problem.Fault("row-" + row, fault.code(), texts().inRow(row, fault.message()));
    }

    private static List<Integer> numbers(@Nullable List<String> typed) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : typed == null ? List.<String>of() : typed) {
            if (text.matches("\\d{1,6}")) {
                numbers.add(Integer.valueOf(text));
            }
        }
        return numbers;
    }

    private Sheet sheet() {
        return services.one(Part.MATCHING, ServiceQuery.to(SHEET), Sheet.class);
    }

    private TemplateInstance page(Map<String, String> form, List<Problem.Fault> faults) {
        Sheet sheet = sheet();
        return page(sheet, Shown.of(sheet, form.get("state"), null), form, faults);
    }

    private TemplateInstance page(Sheet sheet, Shown shown, Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.studio(
                shell.of(texts().studio()), sheet, shown, choices(), form, OfficeClock.today(clock), faults);
    }

    private Choices choices() {
        List<String> lists = rows("membership").stream()
                .map(WatchlistPages.Row::value)
                .distinct()
                .sorted()
                .toList();
        return new Choices(rows("entity"), lists, KINDS, ENTITY_KINDS);
    }

    private List<WatchlistPages.Row> rows(String kind) {
        ServiceQuery query = ServiceQuery.to("/watchlist").with("kind", kind).with("limit", MOST_CHOICES);
        return services.one(Part.MATCHING, query, WatchlistPages.InForce.class)
                .rows()
                .items();
    }

    private StudioTexts texts() {
        return shell.texts(StudioTexts.class);
    }
}
