package org.sightline.gateway.pages.findings.reconciliation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Violations;

/** Reconciliation as a page of work: of one agency, what a number is made of, and over agencies for the office. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ReconciliationPages {

    private static final int SHOWN = 100;
    private static final int SHOWN_SERIALS = 50;
    private static final List<String> FIELDS = List.of("makerId", "model", "pieces", "text", "replaces");

    @CheckedTemplate(basePath = "reconciliation")
    static class Templates {
        static native TemplateInstance ofAgency(
                Shell shell,
                String agencyName,
                AgencyBalance balance,
                boolean mayExplain,
                Map<String, String> form,
                List<Problem.Fault> faults);

        static native TemplateInstance parts(
                Shell shell, UUID agencyId, String agencyName, BalanceParts parts, @Nullable String model);

        static native TemplateInstance byAgency(Shell shell, Page<AgencyStanding> agencies, Page<SharedSerial> serials);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Balances balances;
    private final Validator validator;
    private final AuditLog audit;
    private final RoutingContext request;

    ReconciliationPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Balances balances,
            Validator validator,
            AuditLog audit,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.balances = balances;
        this.validator = validator;
        this.audit = audit;
        this.request = request;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("reconciliation")
    @Operation(hidden = true)
    public TemplateInstance byAgency(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("serials") @Nullable String serials) {
        current.require(Action.OVERSEE, null);
        return Templates.byAgency(
                shell.of(texts().ofAllAgencies()),
                balances.byAgency(SHOWN, cursor),
                balances.shared(SHOWN_SERIALS, serials));
    }

    @GET
    @Requires(Action.READ)
    @Path("agencies/{agencyId}/reconciliation")
    @Operation(hidden = true)
    public TemplateInstance ofAgency(UUID agencyId) {
        return page(current.require(Action.READ, agencyId), agencyId, Map.of(), List.of());
    }

    @GET
    @Requires(Action.READ)
    @Path("agencies/{agencyId}/reconciliation/{makerId}")
    @Operation(hidden = true)
    public TemplateInstance parts(UUID agencyId, String makerId, @QueryParam("model") @Nullable String model) {
        current.require(Action.READ, agencyId);
        BalanceParts parts = balances.parts(agencyId, makerId, model);
        return Templates.parts(
                shell.of(texts().madeOf(parts.makerName())), agencyId, agencies.agencyName(agencyId), parts, model);
    }

    @POST
    @Requires(Action.ATTACH)
    @Path("agencies/{agencyId}/reconciliation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response explain(UUID agencyId, MultivaluedMap<String, String> form) {
        Caller by = current.require(Action.ATTACH, agencyId);
        String place = "/agencies/" + agencyId + "/reconciliation";
        return FormAnswer.of(
                () -> {
                    balances.explain(by, agencyId, checked(form));
                    audit.write(agencyId, by, "explained difference", place, "done");
                },
                () -> Notice.go(request, place, texts().itIsSaid()),
                refused -> page(by, agencyId, FormFields.of(form, FIELDS), Faults.of(refused)));
    }

    private ExplanationForm checked(MultivaluedMap<String, String> form) {
        Map<String, String> given = FormFields.of(form, FIELDS);
        ExplanationForm wanted = new ExplanationForm(
                given.getOrDefault("makerId", ""),
                given.get("model"),
                FormFields.numbers(form, List.of("pieces"), typed -> texts().notANumber(typed))
                        .getOrDefault("pieces", -1),
                given.getOrDefault("text", ""),
                replaced(given.get("replaces")));
        List<Problem.Fault> faults = Violations.faults(validator.validate(wanted));
        if (!faults.isEmpty()) {
            throw Problem.invalid("The difference is not explained yet.", faults);
        }
        return wanted;
    }

    private static @Nullable UUID replaced(@Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }

    private TemplateInstance page(Caller caller, UUID agencyId, Map<String, String> form, List<Problem.Fault> faults) {
        return Templates.ofAgency(
                shell.of(texts().boughtAndKnown()),
                agencies.agencyName(agencyId),
                balances.of(agencyId),
                Access.allows(caller, Action.ATTACH, agencyId),
                form,
                faults);
    }

    private ReconciliationTexts texts() {
        return shell.texts(ReconciliationTexts.class);
    }
}
