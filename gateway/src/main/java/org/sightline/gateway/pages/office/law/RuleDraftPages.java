package org.sightline.gateway.pages.office.law;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.pages.office.draft.DraftForms;
import org.sightline.gateway.pages.office.draft.DraftKind;
import org.sightline.gateway.pages.office.draft.NamedEffects;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** One change of the rules on its way: what it says otherwise, what it would do, and what an admin does with it. */
@Path("/rules/drafts/{draftId}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RuleDraftPages {

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance ruleDraft(
                Shell shell,
                RuleDraft draft,
                List<RuleDraft.AtAgency> atAgencies,
                NamedEffects effects,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final DraftForms drafts;
    private final ServiceReader services;
    private final ViewRepository agencies;
    private final RulePages rules;

    RuleDraftPages(
            CurrentShell shell,
            CurrentCaller current,
            DraftForms drafts,
            ServiceReader services,
            ViewRepository agencies,
            RulePages rules) {
        this.shell = shell;
        this.current = current;
        this.drafts = drafts;
        this.services = services;
        this.agencies = agencies;
        this.rules = rules;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance one(UUID draftId) {
        current.require(Action.SEE_OFFICE, null);
        return page(draftId, List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("simulation")
    @Operation(hidden = true)
    public Response simulate(UUID draftId) {
        return drafts.simulate(DraftKind.RULES, draftId, refused -> again(draftId, refused));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("approval")
    @Operation(hidden = true)
    public Response approve(UUID draftId, @FormParam("version") long version) {
        return drafts.approve(DraftKind.RULES, draftId, version, refused -> again(draftId, refused));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("removal")
    @Operation(hidden = true)
    public Response discard(UUID draftId, @FormParam("version") long version) {
        return drafts.discard(DraftKind.RULES, draftId, version, refused -> again(draftId, refused));
    }

    /** The draft with what is wrong; all rules where there is no such draft any more. */
    private TemplateInstance again(UUID draftId, Problem refused) {
        List<Problem.Fault> faults = Faults.of(refused);
        return DraftForms.isGone(refused) ? rules.page(faults) : page(draftId, faults);
    }

    private TemplateInstance page(UUID draftId, List<Problem.Fault> faults) {
        RuleDraft draft = services.one(Part.MATCHING, ServiceQuery.to("/rules/drafts/{}", draftId), RuleDraft.class);
        return Templates.ruleDraft(
                shell.of(draft.summary()), draft, draft.atAgencies(agencies), draft.effects(agencies), faults);
    }
}
