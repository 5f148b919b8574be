package org.sightline.gateway.pages.findings.workbench;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingDesk;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.signin.HeldForms;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** The review queue: list, finding and decision on one page. */
@Path("/workbench")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class WorkbenchPages {

    private static final String REOPENED = "reopened";

    private final CurrentShell shell;
    private final DeskPage page;
    private final FindingDesk findings;
    private final HeldForms held;
    private final RoutingContext request;

    WorkbenchPages(CurrentShell shell, DeskPage page, FindingDesk findings, HeldForms held, RoutingContext request) {
        this.shell = shell;
        this.page = page;
        this.findings = findings;
        this.held = held;
        this.request = request;
    }

    @GET
    @Requires(Action.DECIDE)
    @Operation(hidden = true)
    public TemplateInstance queue(
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("agencyId") @Nullable UUID agencyId,
            @QueryParam("at") @Nullable UUID at,
            @QueryParam("last") @Nullable UUID last) {
        return page.page(Place.of(queue, agencyId, at), last, Map.of(), null);
    }

    /** A decision, and the next finding of the queue; or the decision before taken back. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("{findingId}/decisions")
    @Operation(hidden = true)
    public Response decide(
            UUID findingId,
            @FormParam("version") long version,
            @FormParam("queue") @Nullable String queue,
            @FormParam("agencyId") @Nullable UUID agencyId,
            @FormParam("next") @Nullable UUID next,
            MultivaluedMap<String, String> form) {
        Map<String, String> given = given(form);
        String decision = given.getOrDefault("decision", "");
        boolean back = REOPENED.equals(decision);
        Map<String, String> body = new LinkedHashMap<>(given);
        WorkbenchTexts texts = shell.texts(WorkbenchTexts.class);
        if (back) {
            body.putIfAbsent("reason", texts.takenBackBecause());
        }
        Place here = Place.of(queue, agencyId, findingId);
        try {
            findings.decide(findingId, version, body);
        } catch (Problem refused) {
            Response again = held.afterRefusal(refused, form);
            return again == null
                    ? Response.status(refused.status())
                            .entity(page.page(
                                    here, null, given, findings.refusal(findingId, refused, form.getFirst("read"))))
                            .build()
                    : again;
        }
        return back
                ? Notice.go(request, here.address(), texts.takenBack())
                // The next page says what was recorded, beside the button that takes it back.
                : Response.seeOther(URI.create(here.with(next).address() + "&last=" + findingId))
                        .build();
    }

    /** What was typed or chosen of the decision itself, without what was left empty. */
    static Map<String, String> given(MultivaluedMap<String, String> form) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : List.of("decision", "outcome", "reason", "evidence")) {
            String value = form.getFirst(name);
            if (value != null && !value.isBlank()) {
                given.put(name, value);
            }
        }
        return given;
    }
}
