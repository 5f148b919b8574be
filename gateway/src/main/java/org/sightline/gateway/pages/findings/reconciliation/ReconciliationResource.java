package org.sightline.gateway.pages.findings.reconciliation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.Page;

/** What was bought against what became of it: of one agency by maker and model, and over agencies for the office. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance")
public class ReconciliationResource {

    private static final String LIMIT = "How many to give, 1 to 1000; 50 where missing";
    private static final String CURSOR = "The nextCursor of the page before";

    private final CurrentCaller current;
    private final Balances balances;
    private final Idempotency idempotency;
    private final AuditLog audit;

    ReconciliationResource(CurrentCaller current, Balances balances, Idempotency idempotency, AuditLog audit) {
        this.current = current;
        this.balances = balances;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/reconciliation")
    @Operation(
            operationId = "reconciliations",
            summary = "How much of what each agency bought nobody has explained, the most first")
    public Page<AgencyStanding> byAgency(
            @Parameter(description = LIMIT) @QueryParam("limit") @Nullable Integer limit,
            @Parameter(description = CURSOR) @QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.OVERSEE, null);
        return balances.byAgency(Page.limit(limit), cursor);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/reconciliation/shared-serials")
    @Operation(
            operationId = "sharedSerials",
            summary = "Serial numbers that devices of more than one agency have",
            description = "Of each at most 20 devices. An agency is never told that another has a serial of its own.")
    public Page<SharedSerial> shared(
            @Parameter(description = LIMIT) @QueryParam("limit") @Nullable Integer limit,
            @Parameter(description = CURSOR) @QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.OVERSEE, null);
        return balances.shared(Page.limit(limit), cursor);
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/reconciliation")
    @Operation(
            operationId = "reconciliation",
            summary =
                    "What an agency bought against what became of it, by maker and model, with explanations of the rest")
    public AgencyBalance ofAgency(UUID agencyId) {
        current.require(Action.READ, agencyId);
        return balances.of(agencyId);
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/reconciliation/{makerId}")
    @Operation(
            operationId = "reconciliationParts",
            summary = "The purchases, lines and devices that the numbers of a maker at an agency are made of",
            description = "At most 200 of each, and 20 lines of a purchase.")
    public BalanceParts parts(
            UUID agencyId,
            String makerId,
            @Parameter(
                            description =
                                    "The key of one of its models; a hyphen for what does not say its model, all models"
                                            + " where missing")
                    @QueryParam("model")
                    @Nullable
                    String model) {
        current.require(Action.READ, agencyId);
        return balances.parts(agencyId, makerId, model);
    }

    @POST
    @Requires(Action.ATTACH)
    @Path("/agencies/{agencyId}/reconciliation/explanations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "explainDifference",
            summary = "Say why some of what was bought is not registered",
            description =
                    "It only adds, so it needs no If-Match. At most as many pieces as nobody has explained yet, of the maker"
                            + " and of the model where one is given, and 500 explanations of an agency. With replaces it stands in the place of an earlier one, which stays;"
                            + " 0 pieces take that one back.")
    @APIResponse(
            responseCode = "201",
            description = "The explanation",
            headers =
                    @Header(
                            name = "Location",
                            description = "What the agency bought against what became of it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = Explanation.class)))
    public Response explain(
            UUID agencyId,
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say what became of them.") ExplanationForm form) {
        Caller by = current.require(Action.ATTACH, agencyId);
        String place = "/api/agencies/" + agencyId + "/reconciliation";
        return idempotency.once(key, by, "POST " + place, form, () -> {
            Explanation added = balances.explain(by, agencyId, form);
            audit.write(agencyId, by, "explained difference", place, "done");
            return Answer.created(place, null, added);
        });
    }
}
