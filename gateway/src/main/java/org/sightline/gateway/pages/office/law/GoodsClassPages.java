package org.sightline.gateway.pages.office.law;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
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
import org.sightline.kit.problem.Problem;

/** Where an admin adds a class of goods: what is typed becomes a draft of the watchlist and one of the rules. */
@Path("/rules/classes")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class GoodsClassPages {

    private static final List<String> TEXTS = List.of("id", "name", "source", "certainty", "summary");
    private static final List<String> LISTS = List.of("words", "models", "exclusions");

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance goodsClass(
                Shell shell, Map<String, String> form, List<String> certainties, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final RoutingContext request;

    GoodsClassPages(CurrentShell shell, CurrentCaller current, Relay relay, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.request = request;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(hidden = true)
    public TemplateInstance form() {
        current.require(Action.ADMINISTER, null);
        return page(Map.of(), List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, Object> asked = new LinkedHashMap<>(FormFields.of(form, TEXTS));
        FormFields.of(form, LISTS)
                .forEach((name, typed) -> asked.put(name, typed.lines().toList()));
        return FormAnswer.with(
                () -> relay.send(
                        Part.MATCHING, "POST", "/rules/classes", asked, null, AuditLog.OFFICE, "draft class of goods"),
                this::drafted,
                refused -> page(FormFields.typed(form), Faults.of(refused)));
    }

    private Response drafted(JsonNode drafts) {
        return Notice.go(
                request,
                "/watchlist/drafts/" + drafts.path("watchlistDraft").asText(),
                shell.texts(GoodsTexts.class).twoDraftsAreMade());
    }

    private TemplateInstance page(Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.goodsClass(
                shell.of(shell.texts(GoodsTexts.class).aClassOfGoods()), form, RulePages.CERTAINTIES, faults);
    }
}
