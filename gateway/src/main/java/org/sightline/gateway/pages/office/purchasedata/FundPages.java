package org.sightline.gateway.pages.office.purchasedata;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.sightline.gateway.shell.FormFields;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** What an agency's fund codes mean. The agency reads it; the office adds a code and takes one out, with the source. */
@Path("/agencies/{agencyId}/funds")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class FundPages {

    private static final List<String> FIELDS = List.of("code", "programme", "from", "until");

    /** One code; days are ISO, null for open. */
    record Code(
            String code,
            String programme,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** The chart; version 0 if nobody has set one yet. */
    record Chart(
            UUID agencyId,
            int version,
            List<Code> codes,
            @Nullable String source,
            @Nullable String setBy,
            @Nullable Instant setAt) {}

    @CheckedTemplate(basePath = "purchasedata")
    static class Templates {
        static native TemplateInstance funds(
                Shell shell,
                UUID agencyId,
                String agencyName,
                Chart chart,
                Map<String, String> form,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final Relay relay;
    private final ServiceReader services;
    private final RoutingContext request;

    FundPages(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            Relay relay,
            ServiceReader services,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.relay = relay;
        this.services = services;
        this.request = request;
    }

    @GET
    @Requires(Action.READ)
    @Operation(hidden = true)
    public TemplateInstance chart(UUID agencyId) {
        return page(agencyId, Map.of(), List.of());
    }

    @POST
    @Requires(Action.DECIDE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.DECIDE, agencyId);
        Map<String, String> code = FormFields.of(form, FIELDS);
        Map<String, String> given = new LinkedHashMap<>(code);
        given.put("source", form.getFirst("source") == null ? "" : form.getFirst("source"));
        List<Object> codes = new ArrayList<>(read(agencyId).codes());
        codes.add(code);
        return set(agencyId, form.getFirst("version"), codes, given.get("source"), texts().theCodeIsAdded(), given);
    }

    @POST
    @Requires(Action.DECIDE)
    @Path("removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(
            UUID agencyId,
            @FormParam("version") String version,
            @FormParam("place") int place,
            @FormParam("source") String source) {
        current.require(Action.DECIDE, agencyId);
        List<Object> codes = new ArrayList<>(read(agencyId).codes());
        if (place < 0 || place >= codes.size()) {
            throw Problem.notFound();
        }
        codes.remove(place);
        return set(agencyId, version, codes, source, texts().theCodeIsTakenOut(), Map.of());
    }

    private Response set(
            UUID agencyId, String version, List<Object> codes, String source, String done, Map<String, String> form) {
        try {
            relay.send(
                    Part.MATCHING,
                    "PUT",
                    path(agencyId),
                    Map.of("codes", codes, "source", source == null ? "" : source),
                    version == null ? null : ETags.of(Long.parseLong(version)),
                    agencyId,
                    "set fund codes");
        } catch (NumberFormatException noVersion) {
            throw Problem.notFound();
        } catch (Problem refused) {
            List<Problem.Fault> faults = Faults.of(refused).stream()
                    .map(fault -> new Problem.Fault(
                            fault.pointer().replaceFirst("^codes/\\d+/", ""), fault.code(), fault.message()))
                    .toList();
            return Response.status(refused.status())
                    .entity(page(agencyId, form, faults))
                    .build();
        }
        return Notice.go(request, "/agencies/" + agencyId + "/funds", done);
    }

    private Chart read(UUID agencyId) {
        return services.one(Part.MATCHING, ServiceQuery.to(path(agencyId)), Chart.class);
    }

    private static String path(UUID agencyId) {
        return "/agencies/" + agencyId + "/fund-codes";
    }

    private TemplateInstance page(UUID agencyId, Map<String, String> form, List<Problem.Fault> faults) {
        current.require(Action.READ, agencyId);
        String name = agencies.agencyName(agencyId);
        return Templates.funds(shell.of(texts().fundCodes()), agencyId, name, read(agencyId), form, faults);
    }

    private PurchaseDataTexts texts() {
        return shell.texts(PurchaseDataTexts.class);
    }
}
