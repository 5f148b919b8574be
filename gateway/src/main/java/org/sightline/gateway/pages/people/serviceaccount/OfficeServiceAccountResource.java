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
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;

/** The machines of the office, each made by one admin and agreed to by another; and the presets of all machines. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class OfficeServiceAccountResource {

    private static final String HERE = "/api/service-accounts";

    private final CurrentCaller current;
    private final ServiceAccounts accounts;
    private final Idempotency idempotency;

    OfficeServiceAccountResource(CurrentCaller current, ServiceAccounts accounts, Idempotency idempotency) {
        this.current = current;
        this.accounts = accounts;
        this.idempotency = idempotency;
    }

    /** A service account of the office that is to be made. */
    @Schema(name = "OfficeServiceAccountRequest", examples = """
                    {"name": "Nightly orders", "presets": ["send-purchase-files"], "sources": ["franklin-orders"], "days": 90}""")
    public record Wanted(
            @Schema(required = true, description = "What the office calls the machine")
            @NotBlank(message = "Give the machine a name.")
            @Size(max = ServiceAccountResource.LONGEST_NAME, message = "Use at most 100 characters.")
            String name,

            @Schema(description = "Sets of operations that it may use, as serviceAccountPresets lists them")
            @Size(max = ServiceAccountResource.MOST_OPERATIONS, message = "Name at most 100 presets.")
            @Nullable
            List<@NotBlank(message = "Name a preset.") String> presets,

            @Schema(
                    description =
                            "Besides those of the presets, by their names in this document; only what reads, sends"
                                    + " files, runs feeds, or is there for everybody who signs in")
            @Size(max = ServiceAccountResource.MOST_OPERATIONS, message = "Name at most 100 operations.")
            @Nullable
            List<@NotBlank(message = "Name an operation.") String> operations,

            @Schema(
                    description =
                            "The ids of the sources into which it may send files, and whose feeds it may run; needed"
                                    + " where it may do either")
            @Size(max = ServiceAccounts.MOST_SOURCES, message = "Name at most 50 sources.")
            @Nullable
            List<@NotBlank(message = "Name a source.") String> sources,

            @Schema(description = "After how many days it ends; 90 where this is missing")
            @Min(value = 1, message = "Give 1 to 90 days.")
            @Max(value = ServiceAccounts.MOST_DAYS, message = "Give 1 to 90 days.")
            @Nullable
            Integer days) {

        ServiceAccounts.Wanted named() {
            return ServiceAccountResource.wanted(ServiceAccountPreset.OFFICE, name, presets, operations, sources, days);
        }
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("/service-account-presets")
    @Operation(
            operationId = "serviceAccountPresets",
            summary = "Sets of operations for which a service account can be made at once")
    public List<ServiceAccountPreset> presets() {
        return ServiceAccountPreset.all();
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/service-accounts")
    @Operation(operationId = "officeServiceAccounts", summary = "The machines of the office, ended ones too")
    public List<ServiceAccount> list() {
        return accounts.of(null);
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/service-accounts/to-review")
    @Operation(
            operationId = "serviceAccountsToReview",
            summary =
                    "Machines of agencies that were made before another person had to agree, and nobody looked at since",
            description = "At most 500, the oldest first. They go on to work. Somebody of the agency looks at each"
                    + " (approveServiceAccount).")
    public List<ServiceAccount> toReview() {
        return accounts.toReview();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/service-accounts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createOfficeServiceAccount",
            summary = "Ask for a service account of the office; another admin agrees (approveOfficeServiceAccount)")
    @APIResponse(
            responseCode = "201",
            description = "It waits for another admin and has no credentials yet",
            headers =
                    @Header(
                            name = "Location",
                            description = "The service accounts of the office",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ServiceAccount.Credentials.class)))
    public Response create(
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say what it is to do.") Wanted wanted) {
        Caller by = current.require(Action.ADMINISTER, null);
        return idempotency.once(
                key,
                by,
                "POST " + HERE,
                wanted,
                () -> Answer.created(HERE, null, accounts.create(by, null, wanted.named())));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/service-accounts/{accountId}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateOfficeServiceAccount",
            summary = "Ask for new credentials of a service account of the office; another admin agrees",
            description = "Until then the present ones go on to work, and from then on for the set time.")
    public ServiceAccount.Credentials rotate(
            UUID accountId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "Say how the credentials are to change.")
                    ServiceAccountResource.Rotation rotation) {
        Caller by = current.require(Action.ADMINISTER, null);
        return accounts.rotate(by, null, accountId, ifMatch, rotation.end(), rotation.grace());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/service-accounts/{accountId}/approval")
    @Operation(
            operationId = "approveOfficeServiceAccount",
            summary = "Agree to what another admin asked for; the credentials are shown this once")
    public ServiceAccount.Credentials approve(UUID accountId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return accounts.approve(current.require(Action.ADMINISTER, null), null, accountId, ifMatch);
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Path("/service-accounts/{accountId}")
    @Operation(
            operationId = "revokeOfficeServiceAccount",
            summary = "End a service account of the office; it ends at once")
    @APIResponse(responseCode = "204", description = "It may do nothing any more")
    public Response revoke(UUID accountId) {
        accounts.revoke(current.require(Action.ADMINISTER, null), null, accountId);
        return Response.noContent().build();
    }
}
