package org.sightline.gateway.pages.office.lawwatch;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
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
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;

/** The law watch: documents that name the rule book, for admins to decide, and when each law was last looked at. */
@Path("/law-watch")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LawWatchPages {

    private static final int SHOWN = 50;
    private static final String PATH = "/law-watch";

    /** How the law watch stands, as matching-service shows it. */
    record Watch(boolean enabled, List<Source> sources, List<Watched> watched) {}

    /**
     * A server that is read, and what its last reading came to.
     *
     * @param questions how many questions the last reading asked, of which {@code failed} failed; null where that was not noted
     */
    record Source(
            String id,
            Instant nextAt,
            int failures,
            @Nullable Instant goodAt,
            String message,
            @Nullable Integer questions,
            @Nullable Integer failed) {

        /** Whether some questions of the last reading failed, and some were answered. */
        public boolean inPart() {
            return questions != null && failed != null && failed > 0 && failed < questions;
        }
    }

    /** A rule or list, and when it was last looked at. */
    record Watched(
            String kind,
            String id,
            String title,
            String ruleId,
            LocalDate lookedAt,
            LocalDate lookAgainAt,
            boolean overdue,
            List<Read> sources) {}

    /** What of a rule is read where. */
    record Read(String kind, String what, @Nullable LocalDate lookedAt) {}

    /** A document that names something of the rule book. */
    record Document(
            UUID id,
            long version,
            String source,
            String number,
            String title,
            String kind,
            String address,
            LocalDate published,
            @Nullable LocalDate effective,
            Instant foundAt,
            List<String> rules,
            List<Named> named,
            String status,
            @Nullable String reason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable UUID draftId) {

        /** Whether an admin may decide it: nobody did, or the draft that was made of it is decided. */
        public boolean toBeDecided() {
            return status.equals("open") || status.equals("drafted") && draftId == null;
        }
    }

    /** Something of the rule book that a document names, with the words around it. */
    record Named(
            String kind,
            String words,
            List<String> rules,
            @Nullable String list,
            String where,
            String passage) {}

    /**
     * What was typed into a form that was refused.
     *
     * @param document whose form; null for none
     * @param why in words
     */
    record Refused(
            @Nullable UUID document,
            Map<String, String> typed,
            @Nullable String why) {

        static final Refused NOTHING = new Refused(null, Map.of(), null);

        /** What was typed into a field of the form of a document. */
        public String says(UUID id, String field) {
            return id.equals(document) ? typed.getOrDefault(field, "") : "";
        }
    }

    @CheckedTemplate(basePath = "lawwatch")
    static class Templates {
        static native TemplateInstance lawWatch(
                Shell shell, Watch watch, Page<Document> documents, Query query, String status, Refused refused);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    LawWatchPages(
            CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance watch(
            @QueryParam("status") @Nullable String status, @QueryParam("cursor") @Nullable String cursor) {
        return page(status == null ? "open" : status, cursor, Refused.NOTHING);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("documents/{documentId}/dismissal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response dismiss(UUID documentId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, Object> body = new LinkedHashMap<>(FormFields.of(form, List.of("reason")));
        return FormAnswer.of(
                () -> send(documentId, "dismissal", body, version, "dismiss law document"),
                () -> Notice.go(request, PATH, texts().theDocumentIsDismissed()),
                refused -> page("open", null, new Refused(documentId, FormFields.typed(form), Faults.words(refused))));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("documents/{documentId}/draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(UUID documentId, @FormParam("version") long version, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, Object> body = new LinkedHashMap<>(FormFields.of(form, List.of("what", "from")));
        body.put("rules", form.getOrDefault("rule", List.of()));
        return FormAnswer.of(
                () -> send(documentId, "draft", body, version, "draft from law document"),
                () -> Notice.go(request, "/rules", texts().theDraftIsMade()),
                refused -> page("open", null, new Refused(documentId, FormFields.typed(form), Faults.words(refused))));
    }

    private void send(UUID id, String how, Object body, long version, String action) {
        relay.send(
                Part.MATCHING,
                "POST",
                ServiceQuery.to("/law-watch/documents/{}/" + how, id).toString(),
                body,
                ETags.of(version),
                AuditLog.OFFICE,
                action);
    }

    private TemplateInstance page(String status, @Nullable String cursor, Refused refused) {
        current.require(Action.SEE_OFFICE, null);
        ServiceQuery documents = ServiceQuery.to("/law-watch/documents")
                .with("status", status)
                .with("limit", SHOWN)
                .with("cursor", cursor);
        return Templates.lawWatch(
                shell.of(texts().lawWatch()),
                services.one(Part.MATCHING, ServiceQuery.to("/law-watch"), Watch.class),
                services.page(Part.MATCHING, documents, Document.class),
                new Query(PATH, Map.of("status", List.of(status)), Map.of()),
                status,
                refused);
    }

    private LawWatchTexts texts() {
        return shell.texts(LawWatchTexts.class);
    }
}
