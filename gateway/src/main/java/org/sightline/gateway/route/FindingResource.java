package org.sightline.gateway.route;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.finding.Finding;
import org.sightline.gateway.view.View;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;

/**
 * One finding, read from the view, and what people do with it, by way of matching-service; the view shows it at once.
 */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
public class FindingResource {

    private final CurrentCaller current;
    private final Relay relay;
    private final ViewRepository findings;
    private final View view;

    FindingResource(CurrentCaller current, Relay relay, ViewRepository findings, View view) {
        this.current = current;
        this.relay = relay;
        this.findings = findings;
        this.view = view;
    }

    /** An analyst's decision. */
    public record DecisionForm(
            @Schema(
                    required = true,
                    description =
                            "confirmed, dismissed, reopened, notified (the agency was told and asked today), or purpose")
            String decision,

            @Schema(
                    description =
                            "Where it closes the finding: confirmed_removed, confirmed_waived, confirmed_remediation_planned, not_covered, not_a_match, data_error")
            String outcome,

            @Schema(description = "With purpose: default (the security of a public body) or out_of_scope")
            String purpose,

            @Schema(required = true) String reason) {}

    /** An agency's answer. */
    public record ResponseForm(
            @Schema(required = true, description = "accepted, disputed, removed, planned or more_time")
            String answer,

            @Schema(required = true) String text,

            @Schema(description = "Which money paid, where the agency knows")
            String funding,

            String contact) {}

    /** How many findings said what at a moment; {@code verdicts} without mentions and without what is to be reviewed. */
    public record FindingCounts(
            long total,
            long withdrawn,
            long mentions,
            long toReview,
            Map<String, Long> verdicts,
            Map<String, Long> statuses) {}

    @GET
    @Path("/findings/counts")
    @Operation(
            operationId = "findingCounts",
            summary = "How many findings said what, now or as known on an earlier day",
            description = "The overview and an agency's compliance view are of now; this gives the counts of any day.")
    @APIResponseSchema(FindingCounts.class)
    public Response counts(
            @QueryParam("agencyId") UUID agencyId,
            @Parameter(description = "A day: without what was bought or installed after it") @QueryParam("asOf")
                    String asOf,
            @Parameter(description = "A day (its end, UTC) or an instant: what we knew then") @QueryParam("knownAt")
                    String knownAt) {
        current.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/findings/{findingId}")
    @Operation(operationId = "finding", summary = "One finding with its evidence, what each law says, and its history")
    @APIResponseSchema(Finding.class)
    public Response finding(
            UUID findingId,
            @Parameter(
                            description =
                                    "A day: nothing where it was bought or installed after it. The verdict is always by the law of the purchase's own day")
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(description = "A day or an instant: what we knew then") @QueryParam("knownAt") String knownAt) {
        ViewRepository.Stored finding = findings.finding(current.get(), findingId);
        if (asOf != null || knownAt != null) {
            return relay.read(Part.MATCHING);
        }
        return Response.ok(finding.json())
                .header("ETag", ETags.of(finding.version()))
                .build();
    }

    @POST
    @Path("/findings/{findingId}/decisions")
    @Operation(
            operationId = "decide",
            summary = "Confirm, dismiss or reopen a finding, or record that the agency was told; needs If-Match")
    @APIResponseSchema(Finding.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionForm.class)))
    public Response decide(UUID findingId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        UUID agency = findings.finding(current.get(), findingId).agencyId();
        current.require(Action.DECIDE, agency);
        return taken(relay.changeAndRead(Part.MATCHING, agency, "decide finding", body));
    }

    @POST
    @Path("/findings/{findingId}/responses")
    @Operation(operationId = "respond", summary = "Answer a finding for the agency")
    @APIResponseSchema(Finding.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = ResponseForm.class)))
    public Response respond(UUID findingId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        UUID agency = findings.finding(current.get(), findingId).agencyId();
        current.require(Action.REPORT, agency);
        return taken(relay.changeAndRead(Part.MATCHING, agency, "answer finding", body));
    }

    private Response taken(Relay.Answer answer) {
        if (answer.ok()) {
            view.findingAnswered(answer.body());
        }
        return Relay.response(answer);
    }
}
