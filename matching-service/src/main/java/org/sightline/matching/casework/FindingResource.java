package org.sightline.matching.casework;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.matching.finding.FindingMessage;

/** Findings, their decisions and answers. */
@Path("/findings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
public class FindingResource {

    private final FindingQueries reads;
    private final Casework casework;

    FindingResource(FindingQueries reads, Casework casework) {
        this.reads = reads;
        this.casework = casework;
    }

    @GET
    @Operation(
            summary = "List findings, newest first",
            description =
                    "Of one agency (with the ids that were merged into it), or of all for those who oversee."
                            + " knownAt gives what was said on an earlier day; asOf leaves out what was bought or installed after a day.")
    public Page<JsonNode> list(
            @QueryParam("agencyId") UUID agencyId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Parameter(description = "A day (end of it, UTC) or an instant") @QueryParam("knownAt") String knownAt,
            @Parameter(description = "A day") @QueryParam("asOf") String asOf) {
        return reads.list(agencyId, Page.limit(limit), cursor, AsOf.of(knownAt, asOf));
    }

    @GET
    @Path("/counts")
    @Operation(
            summary = "How many findings said what",
            description =
                    "By verdict and status, now or as known on an earlier day; asOf leaves out what was bought or installed"
                            + " after a day. The verdicts count what is held for a match; mentions and what is to be reviewed stand apart.")
    public FindingQueries.Counts counts(
            @QueryParam("agencyId") UUID agencyId,
            @Parameter(description = "A day (end of it, UTC) or an instant") @QueryParam("knownAt") String knownAt,
            @Parameter(description = "A day") @QueryParam("asOf") String asOf) {
        return reads.counts(agencyId, AsOf.of(knownAt, asOf));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a finding",
            description = "knownAt gives what was said on an earlier day; with asOf there is"
                    + " nothing where it was bought or installed after that day.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FindingMessage.class)))
    public RestResponse<JsonNode> read(
            @PathParam("id") UUID id, @QueryParam("knownAt") String knownAt, @QueryParam("asOf") String asOf) {
        JsonNode finding = reads.read(id, AsOf.of(knownAt, asOf));
        return RestResponse.ResponseBuilder.ok(finding)
                .header("ETag", ETags.of(finding.get("version").asLong()))
                .build();
    }

    @POST
    @Path("/{id}/decisions")
    @Operation(
            summary = "Decide a finding",
            description =
                    "confirmed or dismissed triages it; with an outcome, by another person than the one who triaged,"
                            + " it is closed; reopened begins again; notified records that the agency was told and"
                            + " asked today: money that is moved after that day is shown as re-coded after notice; purpose"
                            + " records what the equipment is for, and judges by it.")
    public RestResponse<FindingMessage> decide(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Casework.Decision decision) {
        return tagged(casework.decide(id, Bodies.required(decision), ifMatch));
    }

    @POST
    @Path("/{id}/responses")
    @Operation(
            summary = "Answer a finding for its agency",
            description = "A dispute is added to the record; nothing is taken away.")
    public RestResponse<FindingMessage> answer(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Casework.Response response) {
        return tagged(casework.answer(id, Bodies.required(response), ifMatch));
    }

    private static RestResponse<FindingMessage> tagged(FindingMessage finding) {
        return RestResponse.ResponseBuilder.ok(finding)
                .header("ETag", ETags.of(finding.version()))
                .build();
    }
}
