package org.sightline.gateway.pages.people.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.people.people.PeopleResource.Invitation;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** Who may act for an agency. Everybody who reads the agency sees it; admins invite and take roles away. */
@Path("/agencies/{agencyId}/people")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PeoplePages {

    private static final List<String> FIELDS = List.of("username", "email", "name", "role", "body");

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance people(
                Shell shell,
                UUID agencyId,
                String agencyName,
                List<Person> people,
                boolean mayRead,
                boolean mayAdminister,
                Map<String, String> form,
                @Nullable Invited invited,
                List<RoleDraftList.Row> drafts,
                boolean mayApprove,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Grants grants;
    private final RoleDrafts drafts;
    private final ViewRepository agencies;
    private final Validator validator;
    private final RoutingContext request;

    PeoplePages(
            CurrentShell shell,
            CurrentCaller current,
            Grants grants,
            RoleDrafts drafts,
            ViewRepository agencies,
            Validator validator,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.grants = grants;
        this.drafts = drafts;
        this.agencies = agencies;
        this.validator = validator;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Operation(hidden = true)
    public TemplateInstance people(UUID agencyId) {
        return page(agencyId, Map.of(), null, List.of());
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invite(UUID agencyId, MultivaluedMap<String, String> form) {
        Caller admin = current.require(Action.MANAGE_PEOPLE, agencyId);
        if (agencies.registeredName(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
        Map<String, String> given = FormFields.of(form, FIELDS);
        Invitation invitation = new Invitation(
                given.getOrDefault("username", ""),
                given.getOrDefault("email", ""),
                given.getOrDefault("name", ""),
                given.getOrDefault("role", ""),
                null,
                given.get("body"));
        List<Problem.Fault> faults = Faults.of(validator.validate(invitation)).stream()
                .sorted(Comparator.comparingInt(fault -> FIELDS.indexOf(fault.pointer())))
                .toList();
        if (!faults.isEmpty()) {
            return Response.status(422)
                    .entity(page(agencyId, given, null, faults))
                    .build();
        }
        try {
            Grants.Wanted wanted = invitation.in(agencyId);
            RoleDraft draft = drafts.draft(admin, wanted);
            Invited invited = draft == null ? Invited.already(wanted) : Invited.waits(draft);
            return Response.ok(page(agencyId, Map.of(), invited, List.of()))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (Problem refused) {
            return Response.status(refused.status())
                    .entity(page(agencyId, given, null, Faults.of(refused)))
                    .build();
        }
    }

    /** Gives what was chosen, one by one: what is refused keeps the others from nothing. */
    @POST
    @Requires(value = Action.SEE_PEOPLE, freshSignIn = true)
    @Path("drafts/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approve(UUID agencyId, @FormParam("draft") List<String> chosen) {
        Caller by = current.require(Action.SEE_PEOPLE, agencyId);
        return RoleDraftList.answer(
                () -> drafts.approveAll(by, agencyId, RoleDraftList.of(chosen, texts())),
                () -> Notice.go(request, "/agencies/" + agencyId + "/people", texts().rolesAreGiven(chosen.size())),
                faults -> page(agencyId, Map.of(), null, faults));
    }

    @POST
    @Requires(value = Action.SEE_PEOPLE, freshSignIn = true)
    @Path("drafts/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response discard(UUID agencyId, @FormParam("draft") List<String> chosen) {
        Caller by = current.require(Action.SEE_PEOPLE, agencyId);
        return FormAnswer.of(
                () -> RoleDraftList.of(chosen, texts()).forEach(draft -> drafts.discard(by, agencyId, draft)),
                () -> Notice.go(request, "/agencies/" + agencyId + "/people", texts().theRoleDraftIsThrownAway()),
                refused -> page(agencyId, Map.of(), null, Faults.of(refused)));
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("{username}/{role}/revocation")
    @Operation(hidden = true)
    public Response revoke(UUID agencyId, String username, String role) {
        Caller admin = current.require(Action.MANAGE_PEOPLE, agencyId);
        if (!Grants.ROLES.contains(role)) {
            throw Problem.notFound();
        }
        return FormAnswer.of(
                () -> grants.revoke(admin, agencyId, username, role),
                () -> Notice.go(
                        request,
                        "/agencies/" + agencyId + "/people",
                        texts().isNoLonger(username, Formats.words(role))),
                refused -> page(agencyId, Map.of(), null, Faults.of(refused)));
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("{username}/set-up-link")
    @Operation(hidden = true)
    public Response sendSetUpLink(UUID agencyId, String username) {
        return FormAnswer.of(
                () -> grants.sendSetUpLink(current.get(), agencyId, username),
                () -> Notice.go(request, "/agencies/" + agencyId + "/people", texts().linkIsOnItsWay(username)),
                refused -> page(agencyId, Map.of(), null, Faults.of(refused)));
    }

    private TemplateInstance page(
            UUID agencyId, Map<String, String> form, @Nullable Invited invited, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.SEE_PEOPLE, agencyId);
        String name = agencies.registeredName(agencyId).orElse(ViewRepository.UNNAMED);
        List<RoleDraftList.Row> waiting = drafts.of(agencyId).stream()
                .map(draft -> RoleDraftList.Row.of(draft, name, caller))
                .toList();
        return Templates.people(
                shell.of(shell.labels().people()),
                agencyId,
                name,
                grants.people(agencyId),
                Access.allows(caller, Action.READ, agencyId),
                Access.allows(caller, Action.MANAGE_PEOPLE, agencyId),
                form,
                invited,
                waiting,
                waiting.stream().anyMatch(RoleDraftList.Row::mayApprove),
                faults);
    }

    private PeopleTexts texts() {
        return shell.texts(PeopleTexts.class);
    }
}
