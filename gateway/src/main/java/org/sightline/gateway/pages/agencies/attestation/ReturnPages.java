package org.sightline.gateway.pages.agencies.attestation;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
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
import org.sightline.gateway.view.Unexplained;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.Words;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** An agency's returns: the years, the draft, what will be signed, and the signature. */
@Path("/agencies/{agencyId}/returns")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ReturnPages {

    private static final List<String> FIELDS = List.of("statement", "inquiry", "note", "reason");

    @CheckedTemplate(basePath = "attestation")
    static class Templates {
        static native TemplateInstance years(Shell shell, UUID agencyId, String agencyName, List<ReturnPeriod> periods);

        static native TemplateInstance agencyReturn(
                Shell shell,
                String agencyName,
                AgencyReturn ret,
                List<Unexplained.MakerLeft> unexplained,
                String unexplainedPieces,
                boolean mayReport,
                boolean mayCertify,
                boolean mayAskForCorrection,
                Map<String, String> form,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final Unexplained purchases;
    private final RoutingContext request;

    ReturnPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Relay relay,
            ServiceReader services,
            Unexplained purchases,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
        this.purchases = purchases;
        this.request = request;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance years(UUID agencyId) {
        current.require(Action.READ, agencyId);
        List<ReturnPeriod> periods = services.page(
                        Part.INVENTORY, ServiceQuery.to("/return-periods"), ReturnPeriod.class)
                .items();
        return Templates.years(shell.of(shell.labels().returns()), agencyId, agencies.agencyName(agencyId), periods);
    }

    @GET
    @Requires(Action.READ)
    @Path("{year}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID agencyId, int year) {
        return page(agencyId, year, Map.of(), List.of());
    }

    /** A reporter saves the draft. */
    @POST
    @Requires(Action.REPORT)
    @Path("{year}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response draft(UUID agencyId, int year, MultivaluedMap<String, String> form) {
        current.require(Action.REPORT, agencyId);
        Map<String, String> given = FormFields.of(form, FIELDS);
        return change(
                agencyId,
                year,
                new Change("PUT", "", "draft return", given, form.getFirst("version"), texts().theDraftIsSaved()));
    }

    /** A certifier signs what the page showed. */
    @POST
    @Requires(Action.CERTIFY)
    @Path("{year}/certification")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response certify(
            UUID agencyId, int year, @FormParam("sha256") String sha256, @FormParam("version") String version) {
        current.require(Action.CERTIFY, agencyId);
        Map<String, String> signature = Map.of("sha256", sha256 == null ? "" : sha256);
        return change(
                agencyId,
                year,
                new Change(
                        "POST", "/certification", "certify return", signature, version, texts().theReturnIsSigned()));
    }

    /** A certifier sends the draft back to those who worked on it. */
    @POST
    @Requires(Action.CERTIFY)
    @Path("{year}/sent-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response sendBack(
            UUID agencyId, int year, @FormParam("reason") String reason, @FormParam("version") String version) {
        current.require(Action.CERTIFY, agencyId);
        Map<String, String> sent = Map.of("reason", reason == null ? "" : reason);
        return change(
                agencyId,
                year,
                new Change("POST", "/sent-back", "send back return", sent, version, texts().theDraftIsSentBack()));
    }

    /** The office asks for a correction of what was signed. */
    @POST
    @Requires(Action.DECIDE)
    @Path("{year}/corrections")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response askForCorrection(
            UUID agencyId, int year, @FormParam("reason") String reason, @FormParam("version") String version) {
        current.require(Action.DECIDE, agencyId);
        Map<String, String> asked = Map.of("reason", reason == null ? "" : reason);
        return change(
                agencyId,
                year,
                new Change(
                        "POST",
                        "/corrections",
                        "ask for correction of return",
                        asked,
                        version,
                        texts().theAgencyIsAsked()));
    }

    /**
     * A change of a return, from a form.
     *
     * @param below the end of the address, after the return's own
     * @param action for the audit log
     * @param done the sentence for the next page
     */
    private record Change(
            String method,
            String below,
            String action,
            Map<String, String> body,
            @Nullable String version,
            String done) {}

    private Response change(UUID agencyId, int year, Change change) {
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY,
                        change.method(),
                        path(agencyId, year) + change.below(),
                        change.body(),
                        FormFields.tag(change.version()),
                        agencyId,
                        change.action()),
                () -> Notice.go(request, path(agencyId, year), change.done()),
                refused -> page(agencyId, year, change.body(), Faults.of(refused)));
    }

    private static String path(UUID agencyId, int year) {
        return "/agencies/" + agencyId + "/returns/" + year;
    }

    private TemplateInstance page(UUID agencyId, int year, Map<String, String> form, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        AgencyReturn ret = services.one(Part.INVENTORY, ServiceQuery.to(path(agencyId, year)), AgencyReturn.class);
        List<Unexplained.MakerLeft> unexplained = ret.draft() ? purchases.unexplained(agencyId) : List.of();
        return Templates.agencyReturn(
                shell.of(texts().returnOf(year)),
                agencies.agencyName(agencyId),
                ret,
                unexplained,
                Words.pieces(unexplained.stream()
                        .map(maker -> new BigDecimal(maker.pieces()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)),
                Access.allows(caller, Action.REPORT, agencyId),
                Access.allows(caller, Action.CERTIFY, agencyId),
                Access.allows(caller, Action.DECIDE, agencyId),
                form.isEmpty() ? ret.words() : form,
                faults);
    }

    private ReturnTexts texts() {
        return shell.texts(ReturnTexts.class);
    }
}
