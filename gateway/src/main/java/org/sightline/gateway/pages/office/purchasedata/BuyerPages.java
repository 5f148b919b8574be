package org.sightline.gateway.pages.office.purchasedata;

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
import jakarta.ws.rs.core.Response;
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
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;

/** Buyers that may be one public body or another: who asks, what the lists say, what a person said. */
@Path("/buyers")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class BuyerPages {

    private static final int SHOWN = 50;

    /** A public body that may be meant. */
    record Body(
            UUID id,
            String list,
            String name,
            @Nullable String kind,
            @Nullable String county) {}

    /** A question, as ingest-service shows it. */
    record Question(
            UUID buyerId,
            long version,
            String name,
            String state,
            List<Body> candidates,
            String sourceId,
            String status,
            @Nullable String agencyName,
            @Nullable String answeredBy,
            boolean moving,
            long moved) {}

    @CheckedTemplate(basePath = "purchasedata")
    static class Templates {
        static native TemplateInstance buyers(Shell shell, Page<Question> questions, @Nullable String error);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    BuyerPages(CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.SEE_OFFICE, null);
        return page(cursor, null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(String id, @FormParam("version") long version, @FormParam("body") @Nullable String body) {
        current.require(Action.ADMINISTER, null);
        Map<String, Object> said =
                body == null || body.isBlank() || body.equals("apart") ? Map.of("apart", true) : Map.of("body", body);
        return act(id, version, "answer", said, "answer buyer question", texts().theBuyerIsKnown());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response undo(String id, @FormParam("version") long version) {
        current.require(Action.ADMINISTER, null);
        return act(id, version, "undo", null, "undo buyer answer", texts().theAnswerIsTakenBack());
    }

    private Response act(
            String id, long version, String what, @Nullable Map<String, Object> said, String audited, String done) {
        return FormAnswer.of(
                () -> relay.send(
                        Part.INGEST,
                        "POST",
                        ServiceQuery.to("/buyer-questions/{}/" + what, id).toString(),
                        said,
                        ETags.of(version),
                        AuditLog.OFFICE,
                        audited),
                () -> Notice.go(request, "/buyers", done),
                refused -> page(null, Faults.words(refused)));
    }

    private TemplateInstance page(@Nullable String cursor, @Nullable String error) {
        ServiceQuery asked =
                ServiceQuery.to("/buyer-questions").with("limit", SHOWN).with("cursor", cursor);
        return Templates.buyers(
                shell.of(texts().whoTheBuyersAre()), services.page(Part.INGEST, asked, Question.class), error);
    }

    private PurchaseDataTexts texts() {
        return shell.texts(PurchaseDataTexts.class);
    }
}
