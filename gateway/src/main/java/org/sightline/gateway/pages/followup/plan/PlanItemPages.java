package org.sightline.gateway.pages.followup.plan;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** One finding of a plan: when it went out of use, and which of its evidence files show it. */
@Path("/agencies/{agencyId}/plans/{planId}/items/{findingId}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PlanItemPages {

    private static final List<String> KINDS = List.of("photo", "disposal_record", "credit_memo", "invoice", "other");

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance item(
                Shell shell,
                Plan plan,
                Plan.Item item,
                List<File> files,
                List<String> kinds,
                String doneOn,
                boolean mayReport,
                List<Problem.Fault> faults);
    }

    /** An evidence file of the finding. */
    record Evidence(
            UUID id,
            String name,
            @Nullable String note,
            @Nullable String withdrawnBy) {}

    /**
     * An evidence file, and what the form says of it.
     *
     * @param kind empty where it is no proof
     */
    record File(Evidence evidence, String kind, String pieces, String shows) {

        Map<String, String> body() {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("fileId", evidence.id().toString());
            body.put("kind", kind);
            if (!pieces.isEmpty()) {
                body.put("pieces", pieces);
            }
            if (!shows.isEmpty()) {
                body.put("shows", shows);
            }
            return body;
        }
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    PlanItemPages(
            CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance read(UUID agencyId, UUID planId, UUID findingId) {
        return page(agencyId, planId, findingId, null, List.of());
    }

    /** The agency says what is done, with proof. */
    @POST
    @Requires(Action.REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response report(UUID agencyId, UUID planId, UUID findingId, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        List<File> typed = evidence(findingId).stream()
                .map(one -> new File(
                        one,
                        field(form, "kind/" + one.id()),
                        field(form, "pieces/" + one.id()),
                        field(form, "shows/" + one.id())))
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        String doneOn = field(form, "doneOn");
        if (!doneOn.isEmpty()) {
            body.put("doneOn", doneOn);
        }
        body.put(
                "proofs",
                typed.stream()
                        .filter(file -> !file.kind().isEmpty())
                        .map(File::body)
                        .toList());
        String plan = PlanPages.path(agencyId) + "/" + planId;
        return FormAnswer.of(
                () -> relay.send(
                        Part.MATCHING,
                        "PUT",
                        plan + "/items/" + findingId,
                        body,
                        FormFields.tag(form.getFirst("version")),
                        agencyId,
                        "report plan item"),
                () -> Notice.go(request, plan, shell.texts(PlanTexts.class).itIsRecorded()),
                refused -> page(agencyId, planId, findingId, new Typed(doneOn, typed), Faults.of(refused)));
    }

    /** What somebody typed. */
    private record Typed(String doneOn, List<File> files) {}

    private static String field(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private List<Evidence> evidence(UUID findingId) {
        return services
                .page(Part.MATCHING, ServiceQuery.to("/findings/{}/evidence", findingId), Evidence.class)
                .items()
                .stream()
                .filter(one -> one.withdrawnBy() == null)
                .toList();
    }

    private TemplateInstance page(
            UUID agencyId, UUID planId, UUID findingId, @Nullable Typed typed, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Plan plan = services.one(Part.MATCHING, ServiceQuery.to("/agencies/{}/plans/{}", agencyId, planId), Plan.class);
        Plan.Item item = plan.item(findingId).orElseThrow(Problem::notFound);
        boolean mayReport = plan.accepted() && Access.allows(caller, Action.REPORT, agencyId);
        return Templates.item(
                shell.of(item.makerName()),
                plan,
                item,
                typed == null ? stored(item) : typed.files(),
                KINDS,
                typed == null ? Objects.toString(item.doneOn(), "") : typed.doneOn(),
                mayReport,
                faults);
    }

    private List<File> stored(Plan.Item item) {
        List<File> files = new ArrayList<>();
        for (Evidence one : evidence(item.findingId())) {
            files.add(item.proof(one.id())
                    .map(proof -> new File(
                            one,
                            proof.kind(),
                            Long.toString(proof.pieces()),
                            Objects.requireNonNullElse(proof.shows(), "")))
                    .orElse(new File(one, "", "", "")));
        }
        return files;
    }
}
