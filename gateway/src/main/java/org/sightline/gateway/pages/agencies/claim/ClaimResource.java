package org.sightline.gateway.pages.agencies.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
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
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;

/** Codes for bodies that nobody claimed, and claims by them. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class ClaimResource {

    private static final String CODES = "/api/claim-codes";
    private static final String OWN = "/api/me/claims";

    private final CurrentCaller current;
    private final ClaimCodes codes;
    private final Claims claims;
    private final Idempotency idempotency;

    ClaimResource(CurrentCaller current, ClaimCodes codes, Claims claims, Idempotency idempotency) {
        this.current = current;
        this.codes = codes;
        this.claims = claims;
        this.idempotency = idempotency;
    }

    /** For which body. */
    @Schema(name = "ClaimCodeRequest")
    public record Wanted(
            @Schema(required = true) @NotNull(message = "Say for which agency.")
            UUID agencyId) {}

    /** A code as it stands in the letter. */
    @Schema(name = "ClaimRequest", examples = """
                    {"code": "K7QF2M-4XWP9R-TNVH3C"}""")
    public record Typed(
            @Schema(required = true, maxLength = 100) @Nullable
            String code) {}

    /** Why a claim is refused. */
    @Schema(name = "ClaimRefusal", examples = """
                    {"reason": "The town does not know this person."}""")
    public record Refusal(
            @Schema(required = true, maxLength = 1000) @Nullable
            String reason) {}

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/claim-codes")
    @Operation(operationId = "claimCodes", summary = "Codes that were sent to bodies that nobody claimed, newest first")
    public List<ClaimCode> codes() {
        return codes.list();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/claim-codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeClaimCode",
            summary = "Make a code by which a body that nobody claimed claims itself",
            description =
                    "The code is said this once. It holds for 60 days and can be used once. A code that the body has"
                            + " already is revoked.")
    @APIResponse(
            responseCode = "201",
            description = "The code",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where codes are listed",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ClaimCode.Made.class)))
    public Response make(
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say for which agency.") Wanted wanted) {
        Caller by = current.get();
        return idempotency.once(key, by, "POST " + CODES, wanted, () -> {
            ClaimCode.Made made = codes.make(wanted.agencyId(), by);
            return Answer.created(CODES, null, made).rememberedAs(made.withoutCode());
        });
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Path("/claim-codes/{codeId}")
    @Operation(operationId = "revokeClaimCode", summary = "Revoke a code that nobody used")
    @APIResponse(responseCode = "204", description = "The code is good for nothing any more")
    public Response revoke(UUID codeId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        codes.revoke(codeId, ifMatch, current.get());
        return Response.noContent().build();
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/claims")
    @Operation(
            operationId = "claims",
            summary = "Claims of bodies: those first that wait for the office, then the newest")
    public List<Claim> claims() {
        return claims.withAccounts();
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/me/claims")
    @Operation(operationId = "ownClaims", summary = "What the caller claimed, newest first")
    public List<Claim> own() {
        return claims.of(current.get());
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Path("/me/claims")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "claimBody",
            summary = "Claim a body by the code of its letter; the office confirms it",
            description =
                    "Of a person at most 10 wrong codes a day are heard. A code of which the secret part is wrong 5"
                            + " times is locked.")
    @APIResponse(
            responseCode = "201",
            description = "The claim waits for the office",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the caller's claims are listed",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = Claim.class)))
    public Response claim(
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Give the code.") Typed typed) {
        Caller caller = current.get();
        String mail = current.verifiedMail();
        return idempotency.once(
                key,
                caller,
                "POST " + OWN,
                typed,
                () -> new Answer(201, OWN, null, claims.claim(typed.code(), mail, caller)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/claims/{claimId}/confirmation")
    @Operation(
            operationId = "confirmClaim",
            summary = "Confirm a claim: the body is registered, and the person is its reporter",
            description =
                    "Who claimed without an account is the body's agency-admin instead: gets an account and a link by"
                            + " mail to choose a password, or the role where there is an account with the e-mail address.")
    @APIResponse(responseCode = "204", description = "The person reports for the body, or manages its people")
    public Response confirm(UUID claimId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        claims.confirm(claimId, ifMatch, current.get());
        return Response.noContent().build();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/claims/{claimId}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "refuseClaim", summary = "Refuse a claim, and say why")
    @APIResponse(responseCode = "204", description = "The claim is refused")
    public Response refuse(
            UUID claimId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "Say why.") Refusal refusal) {
        claims.refuse(claimId, refusal.reason(), ifMatch, current.get());
        return Response.noContent().build();
    }
}
