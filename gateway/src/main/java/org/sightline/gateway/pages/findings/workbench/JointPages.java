package org.sightline.gateway.pages.findings.workbench;

import io.quarkus.qute.CheckedTemplate;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.findings.finding.FindingDesk;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Shell;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.Problem;

/** One decision on a finding and those like it: shown first, taken, and taken back as one. */
@Path("/workbench/{findingId}/joint-decisions")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class JointPages {

    @CheckedTemplate(basePath = "workbench")
    static class Templates {
        static native TemplateInstance jointPreview(
                Shell shell, Place place, long version, JointDesk.Preview preview, Map<String, String> form);

        static native TemplateInstance jointDecision(
                Shell shell, Place place, JointDesk.Shown shown, @Nullable String error);
    }

    private final CurrentShell shell;
    private final DeskPage page;
    private final JointDesk joint;
    private final FindingDesk findings;
    private final RoutingContext request;

    JointPages(CurrentShell shell, DeskPage page, JointDesk joint, FindingDesk findings, RoutingContext request) {
        this.shell = shell;
        this.page = page;
        this.joint = joint;
        this.findings = findings;
        this.request = request;
    }

    /** What the decision would do. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("preview")
    @Operation(hidden = true)
    public Response preview(
            UUID findingId,
            @FormParam("version") long version,
            @FormParam("queue") @Nullable String queue,
            @FormParam("agencyId") @Nullable UUID agencyId,
            MultivaluedMap<String, String> form) {
        Map<String, String> given = WorkbenchPages.given(form);
        Place place = Place.of(queue, agencyId, findingId);
        try {
            JointDesk.Preview preview = joint.preview(findingId, version, given);
            return Response.ok(Templates.jointPreview(shell.of(texts().decideAlike()), place, version, preview, given))
                    .build();
        } catch (Problem refused) {
            return again(place, form, refused);
        }
    }

    /** The decision on the findings that are chosen. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND, freshSignIn = true)
    @Operation(hidden = true)
    public Response decide(
            UUID findingId,
            @FormParam("version") long version,
            @FormParam("queue") @Nullable String queue,
            @FormParam("agencyId") @Nullable UUID agencyId,
            MultivaluedMap<String, String> form) {
        List<String> chosen = Objects.requireNonNullElse(form.get("other"), List.of());
        Place place = Place.of(queue, agencyId, findingId);
        try {
            JointDesk.Joint made = joint.decide(findingId, version, WorkbenchPages.given(form), chosen);
            return Response.seeOther(URI.create(address(findingId, made.id(), place)))
                    .build();
        } catch (Problem refused) {
            return again(place, form, refused);
        }
    }

    private Response again(Place place, MultivaluedMap<String, String> form, Problem refused) {
        FindingDesk.Refusal refusal =
                findings.refusal(Objects.requireNonNull(place.at()), refused, form.getFirst("read"));
        return Response.status(refused.status())
                .entity(page.page(place, null, WorkbenchPages.given(form), refusal))
                .build();
    }

    /** What was decided, what was left out, and the way back. */
    @GET
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("{jointId}")
    @Operation(hidden = true)
    public TemplateInstance decided(
            UUID findingId,
            UUID jointId,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("agencyId") @Nullable UUID agencyId) {
        return decided(Place.of(queue, agencyId, findingId), jointId, null);
    }

    private TemplateInstance decided(Place place, UUID jointId, @Nullable String error) {
        JointDesk.Shown shown = joint.shown(Objects.requireNonNull(place.at()), jointId);
        return Templates.jointDecision(shell.of(texts().decidedAlike()), place, shown, error);
    }

    /** The decision is taken back at all findings at once. */
    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND, freshSignIn = true)
    @Path("{jointId}/undo")
    @Operation(hidden = true)
    public Response undo(
            UUID findingId,
            UUID jointId,
            @FormParam("version") long version,
            @FormParam("queue") @Nullable String queue,
            @FormParam("agencyId") @Nullable UUID agencyId) {
        Place place = Place.of(queue, agencyId, findingId);
        try {
            joint.undo(findingId, jointId, version);
        } catch (Problem refused) {
            return Response.status(refused.status())
                    .entity(decided(
                            place,
                            jointId,
                            findings.refusal(findingId, refused, null).why()))
                    .build();
        }
        return Notice.go(request, address(findingId, jointId, place), texts().takenBack());
    }

    private static String address(UUID findingId, UUID jointId, Place place) {
        return "/workbench/" + findingId + "/joint-decisions/" + jointId + place.query();
    }

    private WorkbenchTexts texts() {
        return shell.texts(WorkbenchTexts.class);
    }
}
