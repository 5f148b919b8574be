package org.sightline.gateway.pages.people.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
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
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.problem.Problem;

/** The people of one agency. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class PeopleResource {

    private static final String PLACE = "The people of the agency";

    private final CurrentCaller current;
    private final Grants grants;
    private final RoleDrafts drafts;
    private final Idempotency idempotency;
    private final ViewRepository agencies;

    PeopleResource(
            CurrentCaller current, Grants grants, RoleDrafts drafts, Idempotency idempotency, ViewRepository agencies) {
        this.current = current;
        this.grants = grants;
        this.drafts = drafts;
        this.idempotency = idempotency;
        this.agencies = agencies;
    }

    /** Whom to invite. */
    @Schema(examples = """
                    {"username": "ivy.invented", "email": "ivy@example.gov", "name": "Ivy Invented", "role": "reporter"}""")
    public record Invitation(
            @Schema(required = true)
            @NotBlank(message = "Give a user name.")
            @Pattern(
                    regexp = "[A-Za-z0-9._@-]{2,100}",
                    message = "Use letters, digits, dots, hyphens, underscores or @; 2 to 100 of them.")
            String username,

            @Schema(required = true)
            @NotBlank(message = "Enter an email address.")
            @Email(message = "This is not an email address.")
            String email,

            @Schema(required = true)
            @NotBlank(message = "Give the person's name.")
            @Size(max = 200, message = "Use at most 200 characters.")
            String name,

            @Schema(
                    required = true,
                    enumeration = {"reader", "reporter", "certifier", "agency-admin"})
            @NotBlank(message = "Say reader, reporter, certifier or agency-admin.")
            @Pattern(
                    regexp = "reader|reporter|certifier|agency-admin",
                    message = "Say reader, reporter, certifier or agency-admin.")
            String role,

            @Schema(description = "When the role ends by itself, UTC; it does not where this is missing")
            @Future(message = "Give a moment that is still to come.")
            @Nullable
            Instant until,

            @Schema(
                    description = "The other body that the person is of: the agency's county, attorney or auditor;"
                            + " missing where it is the agency's own")
            @Size(max = 200, message = "Use at most 200 characters.")
            @Nullable
            String body) {

        /** The same for an agency; user names are in small letters. */
        Grants.Wanted in(UUID agency) {
            String other = body == null || body.isBlank() ? null : body.strip();
            return new Grants.Wanted(agency, username.toLowerCase(Locale.ROOT), email, name, role, until, null, other);
        }
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Path("/agencies/{agencyId}/people")
    @Operation(operationId = "people", summary = "Who may act for the agency")
    public List<Person> people(UUID agencyId) {
        current.require(Action.SEE_PEOPLE, agencyId);
        return grants.people(agencyId);
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/agencies/{agencyId}/people")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "invite",
            summary = "Draft a role in the agency for somebody; another person approves it",
            description =
                    "Nothing is given before somebody of the agency approves the draft, or the office where nobody of"
                            + " the agency can. Who is new gets an account then, and a link by mail to choose a password.")
    @APIResponse(
            responseCode = "201",
            description = "The draft waits for another person",
            headers = @Header(name = "Location", description = PLACE, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = Invited.class)))
    @APIResponse(
            responseCode = "200",
            description = "The person has the role already",
            headers = @Header(name = "Location", description = PLACE, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = Invited.class)))
    public Response invite(
            UUID agencyId,
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say whom to invite.") Invitation invitation) {
        Caller admin = current.require(Action.MANAGE_PEOPLE, agencyId);
        if (agencies.registeredName(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
        String people = "/api/agencies/" + agencyId + "/people";
        return idempotency.once(key, admin, "POST " + people, invitation, () -> {
            Grants.Wanted wanted = invitation.in(agencyId);
            RoleDraft draft = drafts.draft(admin, wanted);
            return draft == null
                    ? new Answer(200, people, null, Invited.already(wanted))
                    : new Answer(201, people, null, Invited.waits(draft));
        });
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Path("/agencies/{agencyId}/role-drafts")
    @Operation(operationId = "roleDrafts", summary = "Roles in the agency that wait for another person, oldest first")
    public List<RoleDraft> drafts(UUID agencyId) {
        current.require(Action.SEE_PEOPLE, agencyId);
        return shown(drafts.of(agencyId));
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/role-drafts")
    @Operation(
            operationId = "officeRoleDrafts",
            summary = "Roles in agencies that wait for the office, because nobody of the agency can approve them",
            description = "The oldest 100.")
    public List<RoleDraft> forOffice() {
        return shown(drafts.forOffice());
    }

    private static List<RoleDraft> shown(List<RoleDrafts.Waiting> waiting) {
        return waiting.stream().map(RoleDrafts.Waiting::shown).toList();
    }

    @POST
    @Requires(value = Action.SEE_PEOPLE, freshSignIn = true)
    @Path("/agencies/{agencyId}/role-drafts/{draftId}/approval")
    @Operation(
            operationId = "approveRole",
            summary = "Approve a role that another person drafted; it holds at once",
            description =
                    "Who approves is of the agency, holds a role there, did not draft it, and is not the person it is"
                            + " about; an admin of the office, where nobody of the agency can. Who gave somebody the role reporter"
                            + " there, as drafter or approver, does not give the role certifier, and the other way round.")
    public Invited approve(UUID agencyId, UUID draftId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return drafts.approve(current.require(Action.SEE_PEOPLE, agencyId), agencyId, draftId, ifMatch);
    }

    @DELETE
    @Requires(value = Action.SEE_PEOPLE, freshSignIn = true)
    @Path("/agencies/{agencyId}/role-drafts/{draftId}")
    @Operation(operationId = "discardRole", summary = "Throw a draft away")
    @APIResponse(responseCode = "204", description = "The draft is gone")
    public Response discard(UUID agencyId, UUID draftId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        drafts.discard(current.require(Action.SEE_PEOPLE, agencyId), agencyId, draftId, ifMatch);
        return Response.noContent().build();
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/agencies/{agencyId}/people/{username}/set-up-link")
    @Operation(
            operationId = "sendSetUpLink",
            summary = "Send somebody of the agency a link to choose a password, to their own e-mail address")
    @APIResponse(responseCode = "204", description = "The mail is on its way")
    public Response sendSetUpLink(UUID agencyId, String username) {
        grants.sendSetUpLink(current.get(), agencyId, username);
        return Response.noContent().build();
    }

    @DELETE
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/agencies/{agencyId}/people/{username}/{role}")
    @Operation(operationId = "revoke", summary = "Take a role in the agency away; it ends at once")
    @APIResponse(responseCode = "204", description = "The person does not have the role any more")
    public Response revoke(UUID agencyId, String username, String role) {
        Caller admin = current.require(Action.MANAGE_PEOPLE, agencyId);
        if (!Grants.ROLES.contains(role)) {
            throw Problem.notFound();
        }
        grants.revoke(admin, agencyId, username, role);
        return Response.noContent().build();
    }
}
