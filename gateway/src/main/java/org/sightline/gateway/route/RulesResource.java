package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/** The rules of law as data, their legal pages and drafts, by way of matching-service. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public class RulesResource {

    private final CurrentCaller current;
    private final Relay relay;

    RulesResource(CurrentCaller current, Relay relay) {
        this.current = current;
        this.relay = relay;
    }

    /** What a draft changes, edits as matching-service reads them. */
    public record RuleDraftForm(@Schema(required = true) String summary, LocalDate effectiveOn, List<JsonNode> edits) {}

    /** A draft with its difference to the rules in force. */
    public record RuleDraft(
            String id, String summary, LocalDate effectiveOn, List<JsonNode> edits, String draftedBy, Instant draftedAt,
            String status, JsonNode diff) {}

    /**
     * A rule as a person reads it.
     *
     * @param words plain words
     * @param binds whom it binds
     * @param certainty how sure we are of it
     */
    public record LegalPage(
            String id, String version, String regime, String words, String citation, String binds, LocalDate since,
            String certainty) {}

    /** What would change if the draft were approved. */
    public record RuleSimulation(long findings, long agencies, JsonNode changes) {}

    @GET
    @Path("/rules")
    @Operation(operationId = "rules", summary = "The rules in force and those that were")
    @APIResponseSchema(LegalPage[].class)
    public Response rules() {
        current.get();
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/rules/{ruleId}")
    @Operation(operationId = "rule", summary = "The legal page of one rule: plain words, citation, whom it binds, since when, how sure we are")
    @APIResponseSchema(LegalPage.class)
    public Response rule(String ruleId) {
        current.get();
        return relay.read(Part.MATCHING);
    }

    @POST
    @Path("/rules/drafts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "draftRules", summary = "Draft a change of the rules; another person must approve it")
    @APIResponseSchema(value = RuleDraft.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(implementation = RuleDraftForm.class)))
    public Response draft(@HeaderParam("Idempotency-Key") String idempotencyKey, InputStream body) {
        current.require(Action.ADMINISTER, null);
        return relay.change(Part.MATCHING, AuditLog.OFFICE, "draft rules", body);
    }

    @GET
    @Path("/rules/drafts")
    @Operation(operationId = "ruleDrafts", summary = "The drafts")
    @APIResponseSchema(RuleDraft[].class)
    public Response drafts() {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/rules/drafts/{draftId}")
    @Operation(operationId = "ruleDraft", summary = "One draft with its difference to the rules in force")
    @APIResponseSchema(RuleDraft.class)
    public Response one(String draftId) {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.MATCHING);
    }

    @POST
    @Path("/rules/drafts/{draftId}/simulation")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "simulateRules", summary = "What would change; nothing is changed")
    @APIResponseSchema(RuleSimulation.class)
    public Response simulate(String draftId, InputStream body) {
        current.require(Action.OVERSEE, null);
        return relay.read(Part.MATCHING, body);
    }

    @POST
    @Path("/rules/drafts/{draftId}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "approveRules", summary = "Approve a draft of another person: it is in force from its day and everything is judged again")
    @APIResponseSchema(RuleDraft.class)
    public Response approve(String draftId, InputStream body) {
        current.require(Action.ADMINISTER, null);
        return relay.change(Part.MATCHING, AuditLog.OFFICE, "approve rules", body);
    }

    @DELETE
    @Path("/rules/drafts/{draftId}")
    @Operation(operationId = "discardRuleDraft", summary = "Discard a draft")
    public Response discard(String draftId) {
        current.require(Action.ADMINISTER, null);
        return relay.change(Part.MATCHING, AuditLog.OFFICE, "discard rule draft", null);
    }
}
