package org.sightline.gateway.pages.agencies.agency;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.View;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/**
 * The register of agencies, and registering one, by an admin. A name that published data brought already is claimed, not
 * doubled.
 */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RegisterPages {

    private static final List<String> FIELDS = List.of("name", "kind", "state", "county");

    @CheckedTemplate(basePath = "agency")
    static class Templates {
        static native TemplateInstance register(Shell shell, Page<RegisterEntry> page, @Nullable String q, Query query);

        static native TemplateInstance agencyNew(Shell shell, Map<String, String> form, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final RegisterRepository register;
    private final Relay relay;
    private final View view;
    private final RoutingContext request;

    RegisterPages(
            CurrentShell shell,
            CurrentCaller current,
            RegisterRepository register,
            Relay relay,
            View view,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.register = register;
        this.relay = relay;
        this.view = view;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("register")
    @Operation(hidden = true)
    public TemplateInstance register(
            @QueryParam("q") @Nullable String q, @QueryParam("cursor") @Nullable String cursor, UriInfo uri) {
        current.require(Action.SEE_OFFICE, null);
        return Templates.register(
                shell.of(shell.labels().agencies()), register.page(q, null, null, cursor), q, Query.of(uri));
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("agencies/new")
    @Operation(hidden = true)
    public TemplateInstance form() {
        current.require(Action.ADMINISTER, null);
        return page(Map.of(), List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("agencies/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response register(MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, String> given = FormFields.of(form, FIELDS);
        return FormAnswer.with(
                () -> relay.send(Part.INVENTORY, "POST", "/agencies", given, null, AuditLog.OFFICE, "register agency"),
                this::registered,
                refused -> page(given, Faults.of(refused)));
    }

    private Response registered(JsonNode agency) {
        view.agencyAnswered(agency.toString());
        return Notice.go(
                request,
                "/agencies/" + agency.path("id").asText() + "/people",
                texts().isRegistered(agency.path("name").asText()));
    }

    private TemplateInstance page(Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.agencyNew(shell.of(texts().registerAnAgency()), form, faults);
    }

    private AgencyTexts texts() {
        return shell.texts(AgencyTexts.class);
    }
}
