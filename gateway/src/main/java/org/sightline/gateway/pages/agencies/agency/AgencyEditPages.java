package org.sightline.gateway.pages.agencies.agency;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
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
import org.sightline.gateway.view.View;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Where an admin changes what an agency is called and is, and makes another agency part of it. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AgencyEditPages {

    private static final List<String> FIELDS = List.of("name", "kind", "state", "county");
    private static final int SHOWN = 10;

    /** An agency, as inventory-service shows it; what is not known is null. */
    record Held(
            UUID id,
            long version,
            String name,
            @Nullable String kind,
            String state,
            @Nullable String county,
            List<String> aliases,
            @Nullable Boolean federalContractor) {

        /** The fields as a form has them. */
        Map<String, String> asForm() {
            Map<String, String> form = new LinkedHashMap<>(Map.of("name", name, "state", state));
            form.put("kind", kind == null ? "" : kind);
            form.put("county", county == null ? "" : county);
            form.put("aliases", String.join("\n", aliases));
            form.put("federalContractor", federalContractor == null ? "" : federalContractor.toString());
            return form;
        }
    }

    @CheckedTemplate(basePath = "agency")
    static class Templates {
        static native TemplateInstance edit(
                Shell shell,
                Held agency,
                Map<String, String> form,
                String q,
                List<RegisterEntry> found,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final RegisterRepository register;
    private final Relay relay;
    private final ServiceReader services;
    private final View view;
    private final RoutingContext request;

    AgencyEditPages(
            CurrentShell shell,
            CurrentCaller current,
            RegisterRepository register,
            Relay relay,
            ServiceReader services,
            View view,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.register = register;
        this.relay = relay;
        this.services = services;
        this.view = view;
        this.request = request;
    }

    /**
     * The form, filled in with what is known.
     *
     * @param q a part of the name of another agency that may be the same
     */
    @GET
    @Requires(Action.ADMINISTER)
    @Path("agencies/{agencyId}/edit")
    @Operation(hidden = true)
    public TemplateInstance form(UUID agencyId, @QueryParam("q") @Nullable String q) {
        Held agency = held(agencyId);
        return page(agency, agency.asForm(), q == null ? "" : q.strip(), List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("agencies/{agencyId}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, agencyId);
        Map<String, Object> body = new LinkedHashMap<>(FormFields.of(form, FIELDS));
        Map<String, String> more = FormFields.of(form, List.of("aliases", "federalContractor"));
        body.put(
                "aliases",
                more.getOrDefault("aliases", "")
                        .lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
        if (more.containsKey("federalContractor")) {
            body.put("federalContractor", Boolean.valueOf(more.get("federalContractor")));
        }
        String tag = FormFields.tag(form.getFirst("version"));
        return act(agencyId, FormFields.typed(form), () -> send(agencyId, "PUT", "", body, tag, "change agency"));
    }

    /** Makes another agency part of this one; both ids lead here afterwards. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("agencies/{agencyId}/merge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response merge(
            UUID agencyId, @FormParam("version") @Nullable String version, @FormParam("from") @Nullable String from) {
        current.require(Action.ADMINISTER, agencyId);
        Map<String, String> body = Map.of("from", from == null ? "" : from);
        String tag = FormFields.tag(version);
        return act(agencyId, Map.of(), () -> send(agencyId, "POST", "/merge", body, tag, "merge agency"));
    }

    private Response act(UUID agencyId, Map<String, String> typed, Runnable work) {
        return FormAnswer.of(
                work,
                () -> Notice.go(
                        request,
                        "/agencies/" + agencyId + "/edit",
                        shell.texts(AgencyTexts.class).theAgencyIsChanged()),
                refused -> again(agencyId, typed, Faults.of(refused)));
    }

    private void send(UUID agencyId, String method, String below, Object body, String ifMatch, String action) {
        JsonNode agency =
                relay.send(Part.INVENTORY, method, "/agencies/" + agencyId + below, body, ifMatch, agencyId, action);
        view.agencyAnswered(agency.toString());
    }

    /** The page as it is now, with what was typed and why it was refused. */
    private TemplateInstance again(UUID agencyId, Map<String, String> typed, List<Problem.Fault> faults) {
        Held agency = held(agencyId);
        return page(agency, typed.isEmpty() ? agency.asForm() : typed, "", faults);
    }

    private Held held(UUID agencyId) {
        current.require(Action.ADMINISTER, agencyId);
        return services.one(Part.INVENTORY, ServiceQuery.to("/agencies/{}", agencyId), Held.class);
    }

    private TemplateInstance page(Held agency, Map<String, String> form, String q, List<Problem.Fault> faults) {
        List<RegisterEntry> found = q.isEmpty()
                ? List.of()
                : register.page(q, null, SHOWN, null).items().stream()
                        .filter(other -> !other.id().equals(agency.id()))
                        .toList();
        return Templates.edit(shell.of(agency.name()), agency, form, q, found, faults);
    }
}
