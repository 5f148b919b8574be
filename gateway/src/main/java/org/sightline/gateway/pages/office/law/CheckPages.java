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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.pages.findings.finding.Finding;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** "May we buy this?": a form and its answer. Nothing of the question is kept but that somebody asked. */
@Path("/check")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class CheckPages {

    private static final List<String> TEXTS =
            List.of("buyerKind", "state", "description", "manufacturer", "model", "vendor", "date", "grade", "origin");

    /** A fact that, were it otherwise, would make the verdict another. */
    record Alternative(String fact, String from, String to, String verdict, List<String> rules) {

        /** What the fact would be, in the language of the reader. */
        public String said() {
            return Formats.recorded(fact.equals("item") ? Formats.words(to) : to);
        }
    }

    /** The answer for one maker that was recognised. */
    record Recognised(
            String entityId,
            String entityName,
            @Nullable String makerId,
            String shortName,
            String basis,
            String band,
            String explanation,
            String verdict,
            List<Finding.Ruling> verdicts,
            List<Finding.MissingFact> missing,
            List<Alternative> whatWouldChange,
            List<String> notes) {}

    /** The whole answer, as matching-service gives it; the headline is the gravest. */
    record Answer(
            String verdict,
            String answer,
            List<Recognised> makers,
            String itemClass,
            Set<String> funding,
            String date,
            String watchlistVersion,
            String ruleBookVersion,
            LocalDate evaluatedOn) {}

    @CheckedTemplate(basePath = "law")
    static class Templates {
        static native TemplateInstance check(
                Shell shell,
                Map<String, String> form,
                List<String> funding,
                @Nullable Answer answer,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;

    CheckPages(CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance form() {
        return page(Map.of(), List.of(), null, List.of());
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response check(MultivaluedMap<String, String> form) {
        Map<String, String> given = FormFields.of(form, TEXTS);
        List<String> funding = form.getOrDefault("funding", List.of());
        if (!given.containsKey("description") && !given.containsKey("model") && !given.containsKey("manufacturer")) {
            return refused(given, funding, Problem.invalid("description", "missing", texts().sayWhatYouWantToBuy()));
        }
        Map<String, Object> question = new LinkedHashMap<>(given);
        question.put("funding", funding);
        return FormAnswer.with(
                () -> relay.ask(Part.MATCHING, "/check", question, chain(), "check before purchase"),
                answer -> Response.ok(page(given, funding, services.as(answer, Answer.class), List.of()))
                        .build(),
                refused -> page(given, funding, null, Faults.of(refused)));
    }

    /** The log of the agency that the asker belongs to, or else the office's. */
    private UUID chain() {
        return current.get().agencies().stream().sorted().findFirst().orElse(AuditLog.OFFICE);
    }

    private Response refused(Map<String, String> form, List<String> funding, Problem problem) {
        return Response.status(problem.status())
                .entity(page(form, funding, null, Faults.of(problem)))
                .build();
    }

    private TemplateInstance page(
            Map<String, String> form, List<String> funding, @Nullable Answer answer, List<Problem.Fault> faults) {
        return Templates.check(shell.of(texts().checkAPurchase()), form, funding, answer, faults);
    }

    private LawTexts texts() {
        return shell.texts(LawTexts.class);
    }
}
