package org.sightline.gateway.pages.office.law;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.access.TakesFile;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.pages.office.draft.DraftForms;
import org.sightline.gateway.pages.office.draft.DraftKind;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.json.Json;
import org.sightline.kit.problem.Problem;

/** Where an admin sends or pastes a list of approved goods, looks at what was read, and makes it a draft of the rules. */
@Path("/rules/goods")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class GoodsPages {

    private static final int SHOWN = 50;

    /**
     * What was typed beside the goods.
     *
     * @param pasted the rows, where they were pasted
     * @param summary why the list becomes a draft
     */
    record Form(
            @RestForm("list") @Nullable String list,
            @RestForm("title") @Nullable String title,
            @RestForm("ruleId") @Nullable String ruleId,
            @RestForm("from") @Nullable String from,
            @RestForm("certainty") @Nullable String certainty,
            @RestForm("citation") @Nullable String citation,
            @RestForm("pasted") @Nullable String pasted,
            @RestForm("summary") @Nullable String summary) {

        static final Form EMPTY = new Form(null, null, null, null, null, null, null, null);

        private ServiceQuery query() {
            return ServiceQuery.to("/rules/goods/reading")
                    .with("list", list)
                    .with("title", title)
                    .with("ruleId", ruleId)
                    .with("from", from)
                    .with("certainty", certainty)
                    .with("citation", citation);
        }
    }

    /**
     * What was read, as matching-service shows it.
     *
     * @param absent entries of the list that the file does not name
     * @param wrongRows how many rows cannot be used; {@code wrong} has the first of them
     */
    record Reading(
            int rows,
            int added,
            int ended,
            int known,
            int absent,
            List<RuleDraft.Change> changes,
            int wrongRows,
            List<WrongRow> wrong) {

        /** The first goods that come or leave. */
        public List<RuleDraft.Change> shown() {
            return goods().stream().limit(SHOWN).toList();
        }

        /** How many more there are. */
        public int more() {
            return Math.max(0, goods().size() - SHOWN);
        }

        /** How many more rows cannot be used. */
        public int moreWrong() {
            return wrongRows - wrong.size();
        }

        /** Whether it may become a draft. */
        public boolean draftable() {
            return wrongRows == 0 && !goods().isEmpty();
        }

        private List<RuleDraft.Change> goods() {
            return changes.stream().filter(change -> change.goods() != null).toList();
        }
    }

    /** A row that cannot be used; {@code row} counts from 1. */
    record WrongRow(long row, String message) {}

    /**
     * What is read, also as it was answered.
     *
     * @param json what the form of the draft sends back, so that it is there again where the draft is refused
     */
    record Look(Reading reading, String json) {}

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance goods(
                Shell shell,
                Form form,
                List<RulePages.RuleList> lists,
                List<String> certainties,
                @Nullable Look look,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final DraftForms drafts;
    private final Relay relay;
    private final ServiceReader services;

    GoodsPages(CurrentShell shell, CurrentCaller current, DraftForms drafts, Relay relay, ServiceReader services) {
        this.shell = shell;
        this.current = current;
        this.drafts = drafts;
        this.relay = relay;
        this.services = services;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(hidden = true)
    public TemplateInstance form() {
        current.require(Action.ADMINISTER, null);
        return page(Form.EMPTY, null, List.of());
    }

    /** Shows what a file, or what was pasted, would change. Nothing is kept. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("reading")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @TakesFile(action = Action.ADMINISTER, kind = TakesFile.Kind.DEVICES)
    @Operation(hidden = true)
    public Response look(@BeanParam Form form, @RestForm("file") @Nullable FileUpload file) {
        current.require(Action.ADMINISTER, null);
        String pasted = Objects.requireNonNullElse(form.pasted(), "");
        try {
            JsonNode read = file != null && file.size() > 0
                    ? sent(form, Files.newInputStream(file.uploadedFile()), file.size())
                    : pasted(form, pasted);
            return Response.ok(page(form, look(read), List.of())).build();
        } catch (Problem refused) {
            return refused(form, refused);
        } catch (IOException cut) {
            return refused(form, Problem.invalid("file", "cut-off", texts().theFileWasCutOff()));
        }
    }

    private JsonNode pasted(Form form, String text) throws IOException {
        if (text.isBlank()) {
            throw Problem.invalid("file", "missing", texts().chooseOrPaste());
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return sent(form, new ByteArrayInputStream(bytes), bytes.length);
    }

    private JsonNode sent(Form form, InputStream goods, long length) throws IOException {
        try (goods) {
            return relay.upload(
                    Part.MATCHING, form.query().toString(), goods, length, AuditLog.OFFICE, "read approved goods");
        }
    }

    private Response refused(Form form, Problem refused) {
        return Response.status(refused.status())
                .entity(page(form, null, Faults.of(refused)))
                .build();
    }

    /** Drafts what was read. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(@BeanParam Form form, @FormParam("read") @Nullable String read) {
        current.require(Action.ADMINISTER, null);
        JsonNode shown = shown(read);
        JsonNode changes = shown.path("changes");
        return drafts.make(
                DraftKind.RULES,
                Map.of(
                        "summary",
                        Objects.requireNonNullElse(form.summary(), "").strip(),
                        "changes",
                        changes.isArray() ? changes : Json.MAPPER.createArrayNode()),
                refused -> page(form, again(shown), Faults.of(refused)));
    }

    /** What the page had read; nothing where it is no longer what it had. */
    private static JsonNode shown(@Nullable String text) {
        try {
            return Json.MAPPER.readTree(text == null || text.isBlank() ? "{}" : text);
        } catch (IOException unreadable) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private @Nullable Look again(JsonNode shown) {
        try {
            boolean whole =
                    shown.path("changes").isArray() && shown.path("wrong").isArray();
            return whole ? look(shown) : null;
        } catch (IllegalArgumentException changed) {
            return null;
        }
    }

    private Look look(JsonNode read) {
        return new Look(services.as(read, Reading.class), read.toString());
    }

    private TemplateInstance page(Form form, @Nullable Look look, List<Problem.Fault> faults) {
        return Templates.goods(
                shell.of(texts().approvedGoods()),
                form,
                RulePages.lists(relay, services),
                RulePages.CERTAINTIES,
                look,
                faults);
    }

    private GoodsTexts texts() {
        return shell.texts(GoodsTexts.class);
    }
}
