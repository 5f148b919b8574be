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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The office's board: the years, and who has signed, is late or is missing. */
@Path("/returns")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ReturnBoardPages {

    private static final int SHOWN = 100;

    /** How one agency stands. */
    record Standing(
            UUID agencyId,
            String agencyName,
            String standing,
            boolean late,
            int revision,
            @Nullable Instant certifiedAt) {}

    @CheckedTemplate(basePath = "attestation")
    static class Templates {
        static native TemplateInstance periods(
                Shell shell, List<ReturnPeriod> periods, Map<String, String> form, List<Problem.Fault> faults);

        static native TemplateInstance board(Shell shell, int year, List<Standing> agencies, @Nullable String next);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    ReturnBoardPages(
            CurrentShell shell, CurrentCaller current, Relay relay, ServiceReader services, RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Operation(hidden = true)
    public TemplateInstance periods() {
        return page(Map.of(), List.of());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response open(@FormParam("year") String year, @FormParam("dueOn") String dueOn) {
        current.require(Action.ADMINISTER, null);
        String asked = year == null || !year.strip().matches("\\d{4}") ? "0" : year.strip();
        String day = dueOn == null ? "" : dueOn.strip();
        Map<String, String> form = Map.of("year", asked, "dueOn", day);
        long version = all().stream()
                .filter(period -> Integer.toString(period.year()).equals(asked))
                .mapToLong(ReturnPeriod::version)
                .findFirst()
                .orElse(0);
        return FormAnswer.of(
                () -> relay.send(
                        Part.INVENTORY,
                        "PUT",
                        "/return-periods/" + asked,
                        day.isEmpty() ? Map.of() : Map.of("dueOn", day),
                        ETags.of(version),
                        AuditLog.OFFICE,
                        "open return period"),
                () -> Notice.go(request, "/returns", texts().theYearIsOpen()),
                refused -> page(form, Faults.of(refused)));
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{year}")
    @Operation(hidden = true)
    public TemplateInstance board(int year, @QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.OVERSEE, null);
        Page<Standing> page = services.page(
                Part.INVENTORY,
                ServiceQuery.to("/return-periods/{}/returns", year)
                        .with("limit", SHOWN)
                        .with("cursor", cursor),
                Standing.class);
        return Templates.board(shell.of(texts().returnOf(year)), year, page.items(), page.nextCursor());
    }

    private List<ReturnPeriod> all() {
        return services.page(Part.INVENTORY, ServiceQuery.to("/return-periods"), ReturnPeriod.class)
                .items();
    }

    private TemplateInstance page(Map<String, String> form, List<Problem.Fault> faults) {
        current.require(Action.SEE_OFFICE, null);
        return Templates.periods(shell.of(shell.labels().returns()), all(), form, faults);
    }

    private ReturnTexts texts() {
        return shell.texts(ReturnTexts.class);
    }
}
