package org.sightline.matching.casework;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.ProblemBody;
import org.sightline.kit.problem.RequestBody;

/** Findings that are alike, and one decision on all of them. */
@Path("/findings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
public class JointDecisionResource {

    private static final String FINDING = "The finding's id";
    private static final String JOINT = "The joint decision's id";

    private final JointDecisions decisions;
    private final Casework casework;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    JointDecisionResource(JointDecisions decisions, Casework casework, Idempotency idempotency, CurrentCaller caller) {
        this.decisions = decisions;
        this.casework = casework;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("/alike")
    @Operation(
            operationId = "findingsAlike",
            summary = "The findings that are like one",
            description = "Of the same maker and models at the same agency, with the same verdict, read in the same way"
                    + " (purchase or mention, match or review) and in the same status. Where no model is named, of the same"
                    + " maker with no model named. The first 99.")
    public JointDecision.Alike alike(@Parameter(description = FINDING) @PathParam("id") UUID id) {
        return decisions.alike(id);
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("/joint-decisions/preview")
    @Operation(
            operationId = "previewJointDecision",
            summary = "Say what one decision on a finding and on those like it would do",
            description =
                    "Changes nothing. It lists the finding and the first 99 like it, with those that would be left out"
                            + " and why, and what the others cost together.")
    public JointDecision.Preview preview(
            @Parameter(description = FINDING) @PathParam("id") UUID id, @Nullable JointRequest request) {
        return decisions.preview(id, RequestBody.required(request));
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND, freshSignIn = true)
    @Path("/joint-decisions")
    @Operation(
            operationId = "decideJointly",
            summary = "Decide a finding and others like it by one decision",
            description =
                    "Needs If-Match, with the version of the finding in the path, and a person who signed in within the last 15"
                            + " minutes; the body says the versions of the"
                            + " others, at most 99. What was changed since, is not like it, or may not be decided so by the caller"
                            + " is left out and named. Each decided finding has the decision in its own timeline.")
    @APIResponse(
            responseCode = "201",
            description = "What was decided, and what was left out",
            content = @Content(schema = @Schema(implementation = JointDecision.class)))
    public Response decide(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable JointRequest request) {
        JointRequest asked = RequestBody.required(request);
        casework.require(id, Action.DECIDE);
        return idempotency.once(
                key,
                caller.get(),
                "POST /findings/" + id + "/joint-decisions",
                asked,
                () -> created(decisions.decide(id, asked, ifMatch)));
    }

    private static Answer created(JointDecision made) {
        return Answer.created(
                "/findings/" + made.findingId() + "/joint-decisions/" + made.id(), ETags.of(made.version()), made);
    }

    @GET
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("/joint-decisions/{jointId}")
    @Operation(operationId = "readJointDecision", summary = "Read a joint decision, with its findings")
    public RestResponse<JointDecision> read(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @Parameter(description = JOINT) @PathParam("jointId") UUID jointId) {
        return tagged(decisions.of(id, jointId));
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND, freshSignIn = true)
    @Path("/joint-decisions/{jointId}/undo")
    @Operation(
            operationId = "undoJointDecision",
            summary = "Take a joint decision back, at all its findings at once",
            description =
                    "Needs If-Match, with the joint decision's own ETag, and a fresh sign-in. Each finding is reopened, with an entry in its"
                            + " timeline; what was changed since keeps its decision and is named.")
    @APIResponse(
            responseCode = "200",
            description = "The joint decision as it is now",
            content = @Content(schema = @Schema(implementation = JointDecision.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is taken back already, or each of its findings was changed since.",
            content =
                    @Content(
                            mediaType = ProblemBody.MEDIA_TYPE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    public RestResponse<JointDecision> undo(
            @Parameter(description = FINDING) @PathParam("id") UUID id,
            @Parameter(description = JOINT) @PathParam("jointId") UUID jointId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        casework.require(id, Action.DECIDE);
        return tagged(decisions.undo(id, jointId, ifMatch));
    }

    private static RestResponse<JointDecision> tagged(JointDecision joint) {
        return ETags.tagged(joint, joint.version());
    }
}
