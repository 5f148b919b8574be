package org.sightline.gateway.pages.office.law;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.pages.office.draft.DraftForms;
import org.sightline.gateway.pages.office.draft.DraftKind;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;

/** Where an admin corrects a rule: what is in force stands in a form, and what is changed in it becomes a draft. */
@Path("/rules/{ruleId}/correction")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RuleCorrectionPages {

    private static final String SUPERSEDE = "supersede";
    private static final String REPEAL = "repeal";
    private static final int UNPROCESSABLE = 422;
    private static final List<String> OUTCOMES = List.of("prohibited", "restricted", "flagged", "note");
    private static final List<String> FUNDING = List.of("any", "federal", "fema", "usf", "fcc", "state_or_local");

    /** What a person is asked to choose from. */
    record Choices(List<String> certainties, List<String> outcomes, List<String> funding) {}

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance correction(
                Shell shell, LawPages.Rule rule, RuleForm form, Choices choices, List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final DraftForms drafts;
    private final ServiceReader services;
    private final Clock clock;

    RuleCorrectionPages(
            CurrentShell shell, CurrentCaller current, DraftForms drafts, ServiceReader services, Clock clock) {
        this.shell = shell;
        this.current = current;
        this.drafts = drafts;
        this.services = services;
        this.clock = clock;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(hidden = true)
    public TemplateInstance form(String ruleId) {
        current.require(Action.ADMINISTER, null);
        LawPages.Rule rule = rule(ruleId);
        return page(rule, RuleForm.of(rule), List.of());
    }

    /** Drafts that our reading was wrong, or that the law changes on a day. */
    @POST
    @Requires(Action.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response correct(String ruleId, MultivaluedMap<String, String> form) {
        RuleForm typed = new RuleForm(FormFields.typed(form));
        List<Problem.Fault> wrong = typed.faults();
        if (!wrong.isEmpty()) {
            return Response.status(UNPROCESSABLE)
                    .entity(page(rule(ruleId), typed, wrong))
                    .build();
        }
        boolean supersedes = typed.says("op").equals(SUPERSEDE);
        Map<String, String> change = new LinkedHashMap<>();
        change.put("op", supersedes ? SUPERSEDE : "correct");
        change.put("text", typed.text(ruleId, OfficeClock.today(clock)));
        if (supersedes) {
            change.putAll(FormFields.of(form, List.of("effective")));
        }
        return make(ruleId, typed, change);
    }

    /** Drafts that the law ends on a day, or that the rule should never have been there. */
    @POST
    @Requires(Action.ADMINISTER)
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(String ruleId, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        Map<String, String> typed = FormFields.typed(form);
        Map<String, String> change = new LinkedHashMap<>();
        boolean repeals = REPEAL.equals(typed.get("end"));
        change.put("op", repeals ? REPEAL : "withdraw");
        change.put("ruleId", ruleId);
        if (repeals) {
            change.putAll(FormFields.of(form, List.of("version", "effective")));
        }
        // The form above is shown as the rule is in force; only what was typed here is kept.
        LawPages.Rule rule = rule(ruleId);
        Map<String, String> shown = new LinkedHashMap<>(RuleForm.of(rule).typed());
        shown.putAll(typed);
        return make(ruleId, new RuleForm(shown), change);
    }

    private Response make(String ruleId, RuleForm typed, Map<String, String> change) {
        return drafts.make(
                DraftKind.RULES,
                Map.of("summary", typed.says("summary").strip(), "changes", List.of(change)),
                refused -> page(rule(ruleId), typed, DraftForms.faultsOfOneChange(refused)));
    }

    private LawPages.Rule rule(String ruleId) {
        return services.one(Part.MATCHING, ServiceQuery.to("/rules/{}", ruleId), LawPages.Rule.class);
    }

    private TemplateInstance page(LawPages.Rule rule, RuleForm form, List<Problem.Fault> faults) {
        return Templates.correction(
                shell.of(shell.texts(RuleDraftTexts.class).correctTheRule(rule.id())),
                rule,
                form,
                new Choices(RulePages.CERTAINTIES, OUTCOMES, FUNDING),
                faults);
    }
}
