package org.sightline.gateway.pages.followup.work;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.relay.Relay;
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

/** To whom at an agency notices go. The agency reads it; the office adds and removes. */
@Path("/agencies/{agencyId}/contacts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ContactPages {

    private static final List<String> FIELDS = List.of("name", "mail", "language");

    @CheckedTemplate(basePath = "work")
    static class Templates {
        static native TemplateInstance contacts(
                Shell shell,
                UUID agencyId,
                String agencyName,
                List<Contact> contacts,
                Map<String, String> form,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final Contacts contacts;
    private final RoutingContext request;

    ContactPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Relay relay,
            Contacts contacts,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.contacts = contacts;
        this.request = request;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance list(UUID agencyId) {
        return page(agencyId, Map.of(), List.of());
    }

    @POST
    @Requires(Action.DECIDE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.DECIDE, agencyId);
        Map<String, String> given = FormFields.of(form, FIELDS);
        return change(agencyId, "POST", path(agencyId), given, "add contact", texts().theContactIsAdded());
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("{contactId}/removal")
    @Operation(hidden = true)
    public Response remove(UUID agencyId, UUID contactId) {
        current.require(Action.DECIDE, agencyId);
        return change(
                agencyId,
                "DELETE",
                path(agencyId) + "/" + contactId,
                Map.of(),
                "remove contact",
                texts().theContactIsRemoved());
    }

    private Response change(
            UUID agencyId, String method, String path, Map<String, String> form, String action, String done) {
        return FormAnswer.of(
                () -> relay.send(Part.MATCHING, method, path, form.isEmpty() ? null : form, null, agencyId, action),
                () -> Notice.go(request, path(agencyId), done),
                refused -> page(agencyId, form, Faults.of(refused)));
    }

    private static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/contacts";
    }

    private TemplateInstance page(UUID agencyId, Map<String, String> form, List<Problem.Fault> faults) {
        current.require(Action.READ, agencyId);
        return Templates.contacts(
                shell.of(texts().contacts()),
                agencyId,
                agencies.agencyName(agencyId),
                contacts.of(agencyId),
                form,
                faults);
    }

    private WorkTexts texts() {
        return shell.texts(WorkTexts.class);
    }
}
