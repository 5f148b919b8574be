package org.sightline.gateway.pages.people.people;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** Roles of the office that one admin drafted: another one approves them here, or somebody throws them away. */
@Path("/people/drafts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OfficeDraftPages {

    private static final String HERE = "/people/drafts";

    /** A draft, and whether whoever reads drafted it. */
    record Row(OfficeResource.OfficeDraft draft, boolean own) {}

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance officeDrafts(
                Shell shell,
                List<Row> drafts,
                List<RoleDraftList.Row> inAgencies,
                int mostShown,
                boolean mayAdminister,
                boolean mayApprove,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final OfficeRoles roles;
    private final RoleDrafts inAgencies;
    private final ViewRepository agencies;
    private final RoutingContext request;

    OfficeDraftPages(
            CurrentShell shell,
            CurrentCaller current,
            OfficeRoles roles,
            RoleDrafts inAgencies,
            ViewRepository agencies,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.roles = roles;
        this.inAgencies = inAgencies;
        this.agencies = agencies;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{draftId}/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approve(UUID draftId, @FormParam("version") long version) {
        Caller by = current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> roles.approve(by, draftId, ETags.of(version)),
                () -> Notice.go(request, HERE, texts().theRoleIsChanged()),
                refused -> page(Faults.of(refused)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{draftId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response discard(UUID draftId, @FormParam("version") long version) {
        current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> roles.discard(draftId, ETags.of(version)),
                () -> Notice.go(request, HERE, texts().theRoleDraftIsThrownAway()),
                refused -> page(Faults.of(refused)));
    }

    /** Gives what was chosen, one by one: what is refused keeps the others from nothing. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("agencies/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response approveInAgencies(@FormParam("draft") List<String> chosen) {
        Caller by = current.require(Action.ADMINISTER, null);
        return RoleDraftList.answer(
                () -> inAgencies.approveAll(by, null, RoleDraftList.of(chosen, texts())),
                () -> Notice.go(request, HERE, texts().rolesAreGiven(chosen.size())),
                this::page);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("agencies/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response discardInAgencies(@FormParam("draft") List<String> chosen) {
        Caller by = current.require(Action.ADMINISTER, null);
        return FormAnswer.of(
                () -> RoleDraftList.of(chosen, texts()).forEach(draft -> inAgencies.discard(by, null, draft)),
                () -> Notice.go(request, HERE, texts().theRoleDraftIsThrownAway()),
                refused -> page(Faults.of(refused)));
    }

    private List<RoleDraftList.Row> inAgencies(Caller caller) {
        List<RoleDrafts.Waiting> waiting = inAgencies.forOffice();
        Map<UUID, String> names = agencies.agencyNames(
                waiting.stream().map(one -> one.shown().agencyId()).distinct().toList());
        return waiting.stream()
                .map(one -> RoleDraftList.Row.of(
                        one, names.getOrDefault(one.shown().agencyId(), ViewRepository.UNNAMED), caller))
                .toList();
    }

    private TemplateInstance page(List<Problem.Fault> faults) {
        Caller caller = current.require(Action.SEE_OFFICE, null);
        List<RoleDraftList.Row> waiting = inAgencies(caller);
        return Templates.officeDrafts(
                shell.of(texts().rolesThatWait()),
                roles.proposals().stream()
                        .map(proposal -> new Row(OfficeResource.OfficeDraft.of(proposal), proposal.isOf(caller)))
                        .toList(),
                waiting,
                RoleDrafts.MOST_SHOWN,
                Access.allows(caller, Action.ADMINISTER, null),
                waiting.stream().anyMatch(RoleDraftList.Row::mayApprove),
                faults);
    }

    private PeopleTexts texts() {
        return shell.texts(PeopleTexts.class);
    }
}
