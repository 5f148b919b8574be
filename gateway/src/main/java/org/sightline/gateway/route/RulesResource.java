package org.sightline.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    /** One change; which fields it needs depends on what is to be done. */
    public record RuleChange(
            @Schema(
                    required = true,
                    description =
                            "correct (our reading was wrong, for all time), supersede (the law changes on a day), repeal (it ends on a day), withdraw (it should never have been here), add_listing, end_listing or retract_listing")
            String op,

            @Schema(
                    description =
                            "For correct and supersede: the whole rule in the form that a rule's legal page gives as text, with a new version")
            String text,

            @Schema(description = "For repeal and withdraw") String ruleId,

            @Schema(description = "For repeal: the version of the reading that knows of the end")
            String version,

            @Schema(description = "For supersede and repeal: the first day on which it holds, or no longer does")
            LocalDate effective,

            @Schema(description = "For listings: the list") String list,
            @Schema(description = "For listings: the maker") String maker,

            @Schema(description = "For add_listing: the first day on the list")
            LocalDate from,

            @Schema(description = "For add_listing and end_listing: the first day off the list")
            LocalDate until,

            @Schema(description = "For add_listing: found, secondary or memory")
            String certainty,

            @Schema(description = "For add_listing") String citation) {}

    /** What to draft. */
    public record RuleDraftForm(
            @Schema(required = true) String summary,
            @Schema(required = true) List<RuleChange> changes) {}

    /** A draft with its difference to the rules in force. */
    public record RuleDraft(
            String id,
            long version,
            String summary,
            String draftedBy,
            Instant createdAt,
            List<RuleChange> changes,
            List<JsonNode> diff,
            RuleSimulation simulation) {}

    /** All rules of one version of the rule book. */
    public record RuleBook(String version, List<LegalPage> rules) {}

    /** A reading of a rule, and since when we hold it. */
    public record Reading(String version, LocalDate recorded) {}

    /**
     * A rule as a person reads it.
     *
     * @param plain plain words
     * @param binds kinds of public body that the text binds
     * @param mayBind kinds of which we have not read whether it binds them
     * @param since first day in force
     * @param until first day no longer in force
     * @param certainty how sure we are of it: found, secondary or memory
     * @param text the rule as the program reads it; on its own page only
     * @param versions every reading that we ever held; on its own page only
     */
    public record LegalPage(
            String id,
            String version,
            LocalDate recorded,
            String title,
            String jurisdiction,
            String plain,
            String citation,
            List<String> binds,
            List<String> mayBind,
            LocalDate since,
            LocalDate until,
            String certainty,
            boolean unverified,
            String source,
            String exception,
            String text,
            List<Reading> versions) {}

    /** An approved change; {@code rejudgedAt} when everything was judged by it. */
    public record RuleVersion(
            int version,
            String ruleBookVersion,
            String summary,
            String draftedBy,
            String approvedBy,
            Instant publishedAt,
            List<RuleChange> changes,
            Instant rejudgedAt) {}

    /** What would change if the draft were approved; {@code headlines} from what to what, with counts. */
    public record RuleSimulation(
            int findingsJudged, int findingsChanged, int agencies, Map<String, Integer> headlines) {}

    @GET
    @Path("/rules")
    @Operation(operationId = "rules", summary = "The rules, with their legal pages in brief")
    @APIResponseSchema(RuleBook.class)
    public Response rules(
            @Parameter(description = "US or a state's two letters") @QueryParam("jurisdiction") String jurisdiction,
            @Parameter(description = "A day: only the rules in force on it") @QueryParam("asOf") String asOf,
            @Parameter(description = "A day: the rules as we knew them at its end") @QueryParam("knownAt")
                    String knownAt) {
        current.get();
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/rules/{ruleId}")
    @Operation(
            operationId = "rule",
            summary = "The legal page of one rule: plain words, citation, whom it binds, since when, how sure we are")
    @APIResponseSchema(LegalPage.class)
    public Response rule(
            String ruleId,
            @Parameter(description = "A day: nothing where it was not in force on it") @QueryParam("asOf") String asOf,
            @Parameter(description = "A day: the rule as we knew it at its end") @QueryParam("knownAt")
                    String knownAt) {
        current.get();
        return relay.read(Part.MATCHING);
    }

    @GET
    @Path("/rules/versions")
    @Operation(
            operationId = "ruleVersions",
            summary = "The approved changes, the oldest first: who drafted, who approved, when all was judged by it")
    @APIResponseSchema(RuleVersion[].class)
    public Response versions() {
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
    @Operation(
            operationId = "approveRules",
            summary = "Approve a draft of another person: it is in force from its day and everything is judged again")
    @APIResponseSchema(RuleVersion.class)
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
