package org.sightline.gateway.pages.office.purchasedata;

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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.words.ImportField;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.text.Slug;

/** Purchase files: upload, what their columns mean, progress, what was rejected. */
@Path("/imports")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ImportPages {

    private static final int SHOWN = 50;

    private static final int MINUTE = 60;

    /** The most characters of a source's id that is made of its name. */
    private static final int LONGEST_ID = 100;

    /** An import, as ingest-service shows it; what it cannot say yet is null. */
    record Import(
            UUID id,
            long version,
            String sourceId,
            String sourceName,
            String filename,
            String sha256,
            long bytes,
            String status,
            long read,
            long accepted,
            long updated,
            long unchanged,
            long rejected,
            int percent,
            long linesPerSecond,
            @Nullable Long secondsLeft,
            String message,
            @Nullable List<Column> columns,
            String encoding,
            String startedBy,
            Instant receivedAt,
            @Nullable Instant finishedAt,
            int revision) {

        /** Whether there is something to wait for. */
        public boolean moving() {
            return status.equals("received") || status.equals("running") || status.equals("waiting");
        }

        /** About how many minutes it still runs, rounded up; null where nobody can say. */
        public @Nullable Long minutesLeft() {
            return secondsLeft == null ? null : (secondsLeft + MINUTE - 1) / MINUTE;
        }

        /** Whether no column is read as what was bought. */
        public boolean withoutText() {
            return noneReads(Set.of("description", "description2"));
        }

        /** Whether no column is read as the money that paid. */
        public boolean withoutFund() {
            return noneReads(Set.of("fund", "fund_code"));
        }

        private boolean noneReads(Set<String> fields) {
            return columns != null
                    && columns.stream().noneMatch(column -> column.field() != null && fields.contains(column.field()));
        }

        /** Whether a person must say that it is applied. */
        public boolean toApply() {
            return status.equals("to_apply");
        }

        /** Whether it can be taken back. */
        public boolean canUndo() {
            return finishedAt != null && List.of("done", "failed", "cancelled").contains(status);
        }

        /** Whether it was taken back. */
        public boolean undone() {
            return status.equals("undone");
        }

        /** Whether it was loaded once. */
        public boolean hasReceipt() {
            return canUndo() || undone();
        }

        /** Whether a person must say what the columns mean. */
        public boolean asks() {
            return status.equals("needs_mapping");
        }

        /** Whether it says what a person must say. */
        public boolean saysWhat() {
            return asks() && !ImportQuestions.in(message).isEmpty();
        }

        /** Tables of the file that are not read, in a sentence; empty where there are none. */
        public String leftOut() {
            return ImportQuestions.leftOut(message);
        }
    }

    record Column(
            String header,
            int index,
            List<String> sample,
            @Nullable String field,
            double confidence,
            boolean ignored,
            @Nullable Listed listed) {}

    /** Listed makers in a column of which nothing would be found. */
    record Listed(int rows, List<String> makers, List<String> examples) {

        /** The makers, for a sentence. */
        public String names() {
            return String.join(", ", makers);
        }
    }

    /** A fault of a row. */
    record Reject(
            long row,
            @Nullable String column,
            String code,
            String reason,
            @Nullable String value) {}

    /** What ingest-service says of an upload that it would take. */
    record Checked(String source, boolean newSource) {}

    /** A source that files come from. */
    record Source(
            String id,
            String name,
            @Nullable String state,
            @Nullable String documentType) {}

    @CheckedTemplate(basePath = "purchasedata")
    static class Templates {
        static native TemplateInstance imports(Shell shell, Page<Import> page, Query query);

        static native TemplateInstance importNew(
                Shell shell, List<Source> sources, Map<String, String> form, @Nullable String error);

        static native TemplateInstance importOne(
                Shell shell,
                Import job,
                List<ImportQuestions.Question> questions,
                List<Reject> rejects,
                List<String> fields,
                @Nullable Expected expected,
                @Nullable Receipt receipt,
                @Nullable String error);

        static native TemplateInstance importProgress(Import job);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final Expectations expectations;
    private final RoutingContext request;

    ImportPages(
            CurrentShell shell,
            CurrentCaller current,
            Relay relay,
            ServiceReader services,
            Expectations expectations,
            RoutingContext request) {
        this.expectations = expectations;
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("cursor") @Nullable String cursor, UriInfo uri) {
        current.require(Action.OVERSEE, null);
        ServiceQuery asked = ServiceQuery.to("/imports").with("limit", SHOWN).with("cursor", cursor);
        return Templates.imports(
                shell.of(texts().purchaseData()), services.page(Part.INGEST, asked, Import.class), Query.of(uri));
    }

    @GET
    @Requires(Action.LOAD)
    @Path("new")
    @Operation(hidden = true)
    public TemplateInstance form() {
        current.require(Action.LOAD, null);
        return form(Map.of(), null);
    }

    @POST
    @Requires(Action.LOAD)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.LOAD, kind = TakesFile.Kind.PURCHASES)
    @Operation(hidden = true)
    public Response upload(
            @RestForm("file") FileUpload file,
            @RestForm String source,
            @RestForm String name,
            @RestForm String state,
            @RestForm String documentType,
            @RestForm String elsewhere,
            @RestForm String atOnce) {
        current.require(Action.LOAD, null);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("source", source);
        form.put("name", name);
        form.put("state", state);
        form.put("documentType", documentType);
        form.put("elsewhere", elsewhere);
        form.put("atOnce", atOnce);
        if (file == null || file.size() == 0) {
            return refused(form, shell.labels().chooseAFileThatIsNotEmpty());
        }
        try (InputStream bytes = Files.newInputStream(file.uploadedFile())) {
            requireTakes(form);
            JsonNode job = relay.upload(
                    Part.INGEST,
                    described(
                                    ServiceQuery.to("/imports")
                                            .with("filename", file.fileName())
                                            .with("preview", atOnce == null)
                                            .with("elsewhere", elsewhere != null),
                                    form)
                            .toString(),
                    bytes,
                    file.size(),
                    AuditLog.OFFICE,
                    "upload file");
            boolean knownBefore = job.path("status").asText().equals("done");
            return Notice.go(
                    request,
                    "/imports/" + job.path("id").asText(),
                    knownBefore ? job.path("message").asText(texts().loadedBefore()) : texts().theFileIsHere());
        } catch (Problem problem) {
            return refused(form, Faults.words(problem));
        } catch (IOException cut) {
            return refused(form, texts().theUploadWasCutOff());
        }
    }

    /** Whether the upload would be taken, asked before its file is sent; a page with the reason where it would not. */
    @POST
    @Requires(Action.LOAD)
    @Path("check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response check(MultivaluedMap<String, String> form) {
        current.require(Action.LOAD, null);
        Map<String, String> typed = FormFields.typed(form);
        try {
            requireTakes(typed);
            return Response.noContent().build();
        } catch (Problem problem) {
            return refused(typed, Faults.words(problem));
        }
    }

    private void requireTakes(Map<String, String> typed) {
        String chosen = field(typed, "source");
        String name = field(typed, "name");
        Checked checked = services.one(
                Part.INGEST,
                ServiceQuery.to("/imports/check")
                        .with("source", chosen.isBlank() ? idOf(name) : chosen)
                        .with("state", chosen.isBlank() ? stateOf(typed.get("state")) : null)
                        .with("bytes", typed.get("bytes")),
                Checked.class);
        if (chosen.isBlank() && !checked.newSource()) {
            throw known(name);
        }
    }

    private String idOf(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw Problem.invalid("name", "missing", texts().chooseASource());
        }
        return Slug.of(name, LONGEST_ID);
    }

    private static @Nullable String stateOf(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip().toUpperCase(Locale.ROOT);
    }

    /** Names the source that was chosen, or describes the new one: the upload makes it, and a refused one makes none. */
    private ServiceQuery described(ServiceQuery upload, Map<String, String> form) {
        String chosen = field(form, "source");
        if (!chosen.isEmpty()) {
            return upload.with("source", chosen);
        }
        String name = field(form, "name");
        String type = field(form, "documentType");
        return upload.with("source", idOf(name))
                .with("sourceName", name)
                .with("state", stateOf(form.get("state")))
                .with("documentType", type.isEmpty() ? null : type);
    }

    private static String field(Map<String, String> form, String name) {
        String value = form.get(name);
        return value == null ? "" : value.strip();
    }

    private static Problem known(String name) {
        return Problem.invalid(
                "name", "known-source", "There is a source \"" + name.strip() + "\" already. Choose it from the list.");
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID id) {
        return page(id, null);
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/mapping")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response map(UUID id, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        current.require(Action.LOAD, null);
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith("column:")) {
                columns.put(name.substring("column:".length()), values.get(0));
            }
        });
        body.put("columns", columns);
        body.put("save", true);
        for (String name : List.of("state", "buyer")) {
            String value = form.getFirst(name);
            if (value != null && !value.isBlank()) {
                body.put(name, value.strip());
            }
        }
        return act(id, "/mapping", version, body, "map columns", texts().theImportGoesOn());
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/cancellation")
    @Operation(hidden = true)
    public Response cancel(UUID id, @FormParam("version") long version) {
        current.require(Action.LOAD, null);
        return act(id, "/cancellation", version, Map.of(), "cancel import", texts().theImportStops());
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/application")
    @Operation(hidden = true)
    public Response apply(UUID id, @FormParam("version") long version) {
        current.require(Action.LOAD, null);
        return act(id, "/application", version, null, "apply import", texts().theImportIsApplied());
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/undo")
    @Operation(hidden = true)
    public Response undo(UUID id, @FormParam("version") long version, @FormParam("reason") String reason) {
        current.require(Action.LOAD, null);
        return act(id, "/undo", version, why(reason), "undo import", texts().theImportIsTakenBack());
    }

    @POST
    @Requires(Action.LOAD)
    @Path("{id}/redo")
    @Operation(hidden = true)
    public Response redo(UUID id, @FormParam("version") long version, @FormParam("reason") String reason) {
        current.require(Action.LOAD, null);
        return act(id, "/redo", version, why(reason), "redo import", texts().theImportIsAppliedAgain());
    }

    private static Map<String, Object> why(@Nullable String reason) {
        return Map.of("reason", reason == null ? "" : reason.strip());
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{id}/rejects.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response rejects(UUID id) {
        current.require(Action.OVERSEE, null);
        return relay.export(Part.INGEST, "/imports/" + id + "/rejects.csv", AuditLog.OFFICE, "download rejects");
    }

    private Response act(
            UUID id, String below, long version, @Nullable Map<String, Object> body, String action, String done) {
        return FormAnswer.of(
                () -> relay.send(
                        Part.INGEST,
                        "POST",
                        "/imports/" + id + below,
                        body,
                        ETags.of(version),
                        AuditLog.OFFICE,
                        action),
                () -> Notice.go(request, "/imports/" + id, done),
                refused -> page(id, Faults.words(refused)));
    }

    private TemplateInstance page(UUID id, @Nullable String error) {
        current.require(Action.OVERSEE, null);
        Import job = services.one(Part.INGEST, ServiceQuery.to("/imports/{}", id), Import.class);
        List<Reject> rejects = job.rejected() == 0
                ? List.of()
                : services.page(
                                Part.INGEST,
                                ServiceQuery.to("/imports/{}/rejects", id).with("limit", SHOWN),
                                Reject.class)
                        .items();
        return Templates.importOne(
                shell.of(texts().importOf(job.filename())),
                job,
                job.asks() ? questions(job) : List.of(),
                rejects,
                ImportField.codes(),
                job.toApply() ? expectations.of(id) : null,
                job.hasReceipt()
                        ? services.one(Part.INGEST, ServiceQuery.to("/imports/{}/receipt", id), Receipt.class)
                        : null,
                error);
    }

    private List<ImportQuestions.Question> questions(Import job) {
        return ImportQuestions.of(
                job.message(),
                job.columns() == null ? List.of() : job.columns(),
                shell.texts(ImportQuestionTexts.class));
    }

    private TemplateInstance form(Map<String, String> form, @Nullable String error) {
        return Templates.importNew(
                shell.of(texts().uploadAPurchaseFile()),
                services.page(Part.INGEST, ServiceQuery.to("/sources"), Source.class)
                        .items(),
                form,
                error);
    }

    private Response refused(Map<String, String> form, @Nullable String error) {
        return Response.status(422).entity(form(form, error)).build();
    }

    private PurchaseDataTexts texts() {
        return shell.texts(PurchaseDataTexts.class);
    }
}
