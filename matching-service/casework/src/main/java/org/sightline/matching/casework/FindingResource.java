package org.sightline.matching.casework;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;
import org.sightline.matching.casework.FindingHistoryRepository.SaidFinding;
import org.sightline.matching.finding.FindingMessage;

/** Findings, their decisions and answers. */
@Path("/findings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
public class FindingResource {

    private static final String AGENCY =
            "Of one agency, with the ids that were merged into it; all agencies where missing";
    private static final String KNOWN_AT =
            "As known and said then: a day (its end, UTC) or an instant; now where missing";
    private static final String AS_OF = "Leaves out what was bought or installed after this day";

    private final FindingQueries queries;
    private final Casework casework;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    FindingResource(FindingQueries queries, Casework casework, Idempotency idempotency, CurrentCaller caller) {
        this.queries = queries;
        this.casework = casework;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "listFindings",
            summary = "List findings, newest first",
            description = "Callers that do not oversee all agencies give the agencyId of their own.")
    public Page<SaidFinding> list(
            @Parameter(description = AGENCY) @QueryParam("agencyId") @Nullable UUID agencyId,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = KNOWN_AT, example = "2026-11-24") @QueryParam("knownAt") @Nullable String knownAt,
            @Parameter(description = AS_OF, example = "2026-11-24") @QueryParam("asOf") @Nullable String asOf) {
        return queries.list(agencyId, Page.limit(limit), cursor, AsOf.of(knownAt, asOf));
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("/counts")
    @Operation(
            operationId = "countFindings",
            summary = "Count findings by what they say",
            description = "By verdict and status. The verdicts count what is held for a match; mentions and findings"
                    + " that a person has to review stand apart.")
    public FindingQueries.Counts counts(
            @Parameter(description = AGENCY) @QueryParam("agencyId") @Nullable UUID agencyId,
            @Parameter(description = KNOWN_AT, example = "2026-11-24") @QueryParam("knownAt") @Nullable String knownAt,
            @Parameter(description = AS_OF, example = "2026-11-24") @QueryParam("asOf") @Nullable String asOf) {
        return queries.counts(agencyId, AsOf.of(knownAt, asOf));
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("/{id}")
    @Operation(
            operationId = "readFinding",
            summary = "Read a finding",
            description = "404 where it was not there yet at knownAt, or was bought or installed after asOf.")
    @APIResponseSchema(FindingMessage.class)
    public RestResponse<SaidFinding> read(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id,
            @Parameter(description = KNOWN_AT, example = "2026-11-24") @QueryParam("knownAt") @Nullable String knownAt,
            @Parameter(description = AS_OF, example = "2026-11-24") @QueryParam("asOf") @Nullable String asOf) {
        FindingHistoryRepository.Version version = queries.read(id, AsOf.of(knownAt, asOf));
        return ETags.tagged(version.finding(), version.version());
    }

    @POST
    @Requires(value = Action.DECIDE, agency = Requires.Agency.FOUND)
    @Path("/{id}/decisions")
    @Operation(
            operationId = "decideFinding",
            summary = "Decide a finding",
            description =
                    "confirmed or dismissed triages it; with an outcome that agrees, by another person than the one who"
                            + " triaged, it is closed, which wants a sign-in within the last 15 minutes; confirmed_removed"
                            + " needs evidence. A decision or outcome that contradicts the triage takes its place and waits"
                            + " for another person. reopened takes the decision back. What"
                            + " tells the agency is a notice, not a decision. purpose records what the equipment is for, and judges by it.")
    @APIResponse(
            responseCode = "200",
            description = "The finding as it is now",
            content = @Content(schema = @Schema(implementation = FindingMessage.class)))
    public Response decide(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable DecisionRequest decision) {
        DecisionRequest asked = RequestBody.required(decision);
        casework.require(id, Action.DECIDE);
        String request = "POST /findings/" + id + "/decisions";
        return idempotency.once(key, caller.get(), request, asked, () -> tagged(casework.decide(id, asked, ifMatch)));
    }

    @POST
    @Requires(value = Action.REPORT, agency = Requires.Agency.FOUND)
    @Path("/{id}/responses")
    @Operation(
            operationId = "answerFinding",
            summary = "Answer a finding for its agency",
            description = "A dispute is added to the record; nothing is taken away.")
    @APIResponse(
            responseCode = "200",
            description = "The finding as it is now",
            content = @Content(schema = @Schema(implementation = FindingMessage.class)))
    public Response answer(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable AnswerRequest answer) {
        AnswerRequest asked = RequestBody.required(answer);
        casework.require(id, Action.REPORT);
        String request = "POST /findings/" + id + "/responses";
        return idempotency.once(key, caller.get(), request, asked, () -> tagged(casework.answer(id, asked, ifMatch)));
    }

    private static Answer tagged(FindingMessage finding) {
        return new Answer(200, null, ETags.of(finding.version()), finding);
    }
}
