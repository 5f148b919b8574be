package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.problem.Problem;

/** The machines of one agency. */
@Path("/api/agencies/{agencyId}/service-accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class ServiceAccountResource {

    static final int LONGEST_NAME = 100;
    static final int MOST_OPERATIONS = 100;
    private static final int DAY = 24;

    private final CurrentCaller current;
    private final ServiceAccounts accounts;
    private final Idempotency idempotency;
    private final ViewRepository agencies;

    ServiceAccountResource(
            CurrentCaller current, ServiceAccounts accounts, Idempotency idempotency, ViewRepository agencies) {
        this.current = current;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.agencies = agencies;
    }

    /** A service account that is to be made. */
    @Schema(name = "ServiceAccountRequest", examples = """
                    {"name": "Asset system", "presets": ["report-devices"], "operations": ["compliance"], "days": 90}""")
    public record Wanted(
            @Schema(required = true, description = "What the agency calls the machine")
            @NotBlank(message = "Give the machine a name.")
            @Size(max = LONGEST_NAME, message = "Use at most 100 characters.")
            String name,

            @Schema(description = "Sets of operations that it may use, as serviceAccountPresets lists them")
            @Size(max = MOST_OPERATIONS, message = "Name at most 100 presets.")
            @Nullable
            List<@NotBlank(message = "Name a preset.") String> presets,

            @Schema(
                    description = "Besides those of the presets, by their names in this document; only what reads or"
                            + " reports for the agency, or is there for everybody who signs in")
            @Size(max = MOST_OPERATIONS, message = "Name at most 100 operations.")
            @Nullable
            List<@NotBlank(message = "Name an operation.") String> operations,

            @Schema(description = "After how many days it ends; 90 where this is missing")
            @Min(value = 1, message = "Give 1 to 90 days.")
            @Max(value = ServiceAccounts.MOST_DAYS, message = "Give 1 to 90 days.")
            @Nullable
            Integer days) {

        ServiceAccounts.Wanted named() {
            return wanted(ServiceAccountPreset.AGENCY, name, presets, operations, null, days);
        }
    }

    /**
     * What is asked for, with the operations of the presets.
     *
     * @throws Problem 422 where a preset is none
     */
    static ServiceAccounts.Wanted wanted(
            String of,
            String name,
            @Nullable List<String> presets,
            @Nullable List<String> operations,
            @Nullable List<String> sources,
            @Nullable Integer days) {
        return new ServiceAccounts.Wanted(
                name.strip(),
                ServiceAccountPreset.operations(of, given(presets), given(operations)),
                given(sources),
                days == null ? ServiceAccounts.MOST_DAYS : days);
    }

    private static List<String> given(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    /** How credentials are to change. */
    @Schema(name = "RotationRequest", examples = """
                    {"days": 90, "graceHours": 24}""")
    public record Rotation(
            @Schema(description = "After how many days the account ends; 90 where this is missing")
            @Min(value = 1, message = "Give 1 to 90 days.")
            @Max(value = ServiceAccounts.MOST_DAYS, message = "Give 1 to 90 days.")
            @Nullable
            Integer days,

            @Schema(description = "For how many hours the old credentials go on to work; 24 where this is missing")
            @Min(value = 0, message = "Give 0 to 168 hours.")
            @Max(value = ServiceAccounts.MOST_GRACE_HOURS, message = "Give 0 to 168 hours.")
            @Nullable
            Integer graceHours) {

        int end() {
            return days == null ? ServiceAccounts.MOST_DAYS : days;
        }

        int grace() {
            return graceHours == null ? DAY : graceHours;
        }
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Operation(operationId = "serviceAccounts", summary = "The machines that act for the agency, ended ones too")
    public List<ServiceAccount> list(UUID agencyId) {
        current.require(Action.SEE_PEOPLE, agencyId);
        return accounts.of(agencyId);
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createServiceAccount",
            summary = "Make a service account for named operations of the agency; its secret is shown this once",
            description =
                    "Where the caller may do in the agency all that the machine may, it holds at once. Otherwise it waits"
                            + " for another person of the agency who may (approveServiceAccount), and is answered without"
                            + " credentials.")
    @APIResponse(
            responseCode = "201",
            description = "It holds at once, or waits. The same request again is answered without the secret",
            headers =
                    @Header(
                            name = "Location",
                            description = "The service accounts of the agency",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ServiceAccount.Credentials.class)))
    public Response create(
            UUID agencyId,
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say what it is to do.") Wanted wanted) {
        Caller by = current.require(Action.MANAGE_PEOPLE, agencyId);
        if (agencies.registeredName(agencyId).isEmpty()) {
            throw Problem.notFound();
        }
        String place = "/api/agencies/" + agencyId + "/service-accounts";
        return idempotency.once(key, by, "POST " + place, wanted, () -> {
            ServiceAccount.Credentials made = accounts.create(by, agencyId, wanted.named());
            return Answer.created(place, null, made).rememberedAs(made.withoutSecret());
        });
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{accountId}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateServiceAccount",
            summary = "Give a service account new credentials, shown this once; the old ones work on for a set time",
            description =
                    "Where the caller may not do in the agency all that the machine may, they wait for another person"
                            + " who may (approveServiceAccount), and the present ones go on to work.")
    public ServiceAccount.Credentials rotate(
            UUID agencyId,
            UUID accountId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "Say how the credentials are to change.") Rotation rotation) {
        Caller by = current.require(Action.MANAGE_PEOPLE, agencyId);
        return accounts.rotate(by, agencyId, accountId, ifMatch, rotation.end(), rotation.grace());
    }

    @POST
    @Requires(value = Action.SEE_PEOPLE, freshSignIn = true)
    @Path("/{accountId}/approval")
    @Operation(
            operationId = "approveServiceAccount",
            summary = "Agree to a service account, or to its new credentials, which are shown this once",
            description =
                    "By somebody who holds a role in the agency by which they may do all that the machine may, and"
                            + " did not ask for it. Of one that was made before another person had to agree, it keeps that somebody"
                            + " looked at it, and makes no credentials.")
    public ServiceAccount.Credentials approve(
            UUID agencyId, UUID accountId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return accounts.approve(current.require(Action.SEE_PEOPLE, agencyId), agencyId, accountId, ifMatch);
    }

    @DELETE
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{accountId}")
    @Operation(operationId = "revokeServiceAccount", summary = "End a service account; it ends at once")
    @APIResponse(responseCode = "204", description = "It may do nothing any more")
    public Response revoke(UUID agencyId, UUID accountId) {
        accounts.revoke(current.require(Action.MANAGE_PEOPLE, agencyId), agencyId, accountId);
        return Response.noContent().build();
    }
}
