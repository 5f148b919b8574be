package org.sightline.inventory.attestation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.RequestBody;

/** An agency's returns over HTTP. */
@Path("/agencies/{agencyId}/returns/{year}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "returns", description = "What agencies state about what is installed, and who signed it")
class ReturnResource {

    private final CurrentCaller callers;
    private final Returns returns;

    ReturnResource(CurrentCaller callers, Returns returns) {
        this.callers = callers;
        this.returns = returns;
    }

    @GET
    @Requires(Action.READ)
    @Operation(
            operationId = "agencyReturn",
            summary = "An agency's return for a year, as it is now",
            description = "While it is a draft, its content is what would be signed now: the draft with the register.")
    @APIResponse(
            responseCode = "200",
            description = "The return",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    public Response get(@PathParam("agencyId") UUID agencyId, @PathParam("year") int year) {
        Caller caller = callers.require(Action.READ, agencyId);
        return withTag(returns.of(agencyId, year, caller));
    }

    @PUT
    @Requires(Action.REPORT)
    @Operation(
            operationId = "draftReturn",
            summary = "Save the draft of a return",
            description =
                    "Needs If-Match; \"0\" begins one. After a signature the draft is a correction, with a reason.")
    @APIResponse(
            responseCode = "200",
            description = "The return as it is now",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    public Response draft(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("year") int year,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ReturnForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        return withTag(returns.draft(agencyId, year, RequestBody.required(form), ifMatch, caller));
    }

    @POST
    @Requires(Action.CERTIFY)
    @Path("certification")
    @Operation(
            operationId = "certifyReturn",
            summary = "Sign the draft of a return",
            description =
                    "By a certifier who did not work on it and signed in within the last 15 minutes. sha256 is the"
                            + " hash of the content that the certifier read, which says who gave them the role; where the register or the draft changed since, nothing is"
                            + " signed. Needs If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The return as it is now",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    public Response certify(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("year") int year,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CertificationForm form) {
        Caller caller = callers.require(Action.CERTIFY, agencyId);
        return withTag(
                returns.certify(agencyId, year, RequestBody.required(form).sha256(), ifMatch, caller));
    }

    @GET
    @Requires(Action.READ)
    @Path("revisions/{revision}")
    @Operation(
            operationId = "signedReturn",
            summary = "A signed revision, byte for byte",
            description = "Its SHA-256 is the one that the return says.")
    @APIResponse(
            responseCode = "200",
            description = "What was signed",
            content = @Content(schema = @Schema(implementation = ReturnContent.class)))
    public Response signed(
            @PathParam("agencyId") UUID agencyId,
            @PathParam("year") int year,
            @Parameter(description = "1 for the first of a year") @PathParam("revision") int revision) {
        callers.require(Action.READ, agencyId);
        return Response.ok(returns.signed(agencyId, year, revision).frozen()).build();
    }

    private static Response withTag(ReturnView view) {
        return ETags.tagged(view, view.version()).toResponse();
    }
}
