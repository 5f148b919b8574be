package org.sightline.gateway.pages.people.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.sightline.kit.approval.Proposal;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;

/** Roles of the oversight office, which two admins give and take. */
@Path("/api/office")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class OfficeResource {

    private static final String DRAFTS = "/api/office/drafts";

    private final CurrentCaller current;
    private final OfficeRoles roles;
    private final Idempotency idempotency;

    OfficeResource(CurrentCaller current, OfficeRoles roles, Idempotency idempotency) {
        this.current = current;
        this.roles = roles;
        this.idempotency = idempotency;
    }

    /** A role of the office that is to be given or taken. */
    @Schema(name = "OfficeRoleRequest")
    public record OfficeRole(
            @Schema(required = true)
            @NotBlank(message = "Give the user name.")
            @Size(max = 100, message = "Use at most 100 characters.")
            String username,

            @Schema(required = true, description = "oversight-analyst, reviewer, auditor or admin")
            @NotBlank(message = "Say oversight-analyst, reviewer, auditor or admin.")
            @Pattern(
                    regexp = "oversight-analyst|reviewer|auditor|admin",
                    message = "Say oversight-analyst, reviewer, auditor or admin.")
            String role,

            @Schema(required = true, description = "give or take")
            @NotBlank(message = "Say give or take.")
            @Pattern(regexp = "give|take", message = "Say give or take.")
            String change,

            @Schema(description = "When the role ends by itself, UTC; it does not where this is missing")
            @Future(message = "Give a moment that is still to come.")
            @Nullable
            Instant until,

            @Schema(required = true, description = "Why, in a sentence")
            @NotBlank(message = "Say why, in a sentence.")
            @Size(max = 1000, message = "Use at most 1000 characters.")
            String reason) {}

    /**
     * A draft that waits for a second admin.
     *
     * @param change give or take
     * @param until when the role would end by itself, null where it would not
     */
    @Schema(name = "OfficeRoleDraft")
    public record OfficeDraft(
            UUID id,

            @Schema(description = "Its number in quotation marks is the If-Match of an approval")
            long version,

            String username,
            String role,
            String change,
            @Nullable Instant until,
            String reason,
            String draftedBy,
            Instant createdAt) {

        static OfficeDraft of(Proposal<OfficeRoles.Change> proposal) {
            OfficeRoles.Change change = proposal.content();
            return new OfficeDraft(
                    proposal.id(),
                    proposal.version(),
                    change.username(),
                    change.role(),
                    change.give() ? "give" : "take",
                    change.until(),
                    proposal.summary(),
                    proposal.proposedByName(),
                    proposal.createdAt());
        }
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/people")
    @Operation(operationId = "officePeople", summary = "Who holds roles of the oversight office")
    public List<Person> people() {
        return roles.people();
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/drafts")
    @Operation(operationId = "officeDrafts", summary = "Roles of the office that wait for a second admin, newest first")
    public List<OfficeDraft> drafts() {
        return roles.proposals().stream().map(OfficeDraft::of).toList();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/drafts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftOfficeRole",
            summary = "Draft that a role of the office is given or taken; another admin approves it")
    @APIResponse(
            responseCode = "201",
            description = "The draft waits for another admin",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where drafts are listed",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OfficeDraft.class)))
    public Response draft(
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say which role.") OfficeRole asked) {
        Caller by = current.get();
        return idempotency.once(key, by, "POST " + DRAFTS, asked, () -> {
            Proposal<OfficeRoles.Change> proposal = roles.propose(
                    by,
                    asked.username().toLowerCase(Locale.ROOT),
                    asked.role(),
                    asked.change().equals("give"),
                    asked.until(),
                    asked.reason());
            return new Answer(201, DRAFTS, null, OfficeDraft.of(proposal));
        });
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/drafts/{draftId}/approval")
    @Operation(operationId = "approveOfficeRole", summary = "Approve what another admin drafted; it holds at once")
    @APIResponse(responseCode = "204", description = "The role is given or taken")
    public Response approve(UUID draftId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        roles.approve(current.get(), draftId, ifMatch);
        return Response.noContent().build();
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Path("/drafts/{draftId}")
    @Operation(operationId = "discardOfficeRole", summary = "Throw a draft away")
    @APIResponse(responseCode = "204", description = "The draft is gone")
    public Response discard(UUID draftId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        roles.discard(draftId, ifMatch);
        return Response.noContent().build();
    }
}
