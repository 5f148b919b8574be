package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

/** Addresses with a key in them, for OpenRefine. */
@Path("/api/openrefine-addresses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Screening")
public class OpenRefineAddressResource {

    private static final String HERE = "/api/openrefine-addresses";

    private final CurrentCaller current;
    private final OpenRefineAddresses addresses;
    private final Idempotency idempotency;

    OpenRefineAddressResource(CurrentCaller current, OpenRefineAddresses addresses, Idempotency idempotency) {
        this.current = current;
        this.addresses = addresses;
        this.idempotency = idempotency;
    }

    /** An address that is to be made. */
    @Schema(name = "OpenRefineAddressRequest", examples = """
                    {"days": 30}""")
    public record Wanted(
            @Schema(required = true, description = "After how many days it ends")
            @NotNull(message = "Say after how many days it ends.")
            @Min(value = 1, message = "Give 1 to 90 days.")
            @Max(value = ServiceAccounts.MOST_DAYS, message = "Give 1 to 90 days.")
            Integer days) {}

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(
            operationId = "openRefineAddresses",
            summary = "The addresses for OpenRefine that the caller made; for people of the office those of everybody",
            description = "Ended ones too, the newest first, at most 500. No key is shown.")
    public List<OpenRefineAddress> list() {
        return addresses.list(current.get());
    }

    @POST
    @Requires(value = Action.SIGNED_IN, freshSignIn = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeOpenRefineAddress",
            summary = "Make an address by which OpenRefine reconciles without a token; it is shown this once",
            description =
                    "Whoever knows it asks the reconciliation service as the operations reconcile, reconcileManifest and"
                            + " reconcileSuggest answer it, and nothing else. It ends after the days that are asked for, with the role of"
                            + " whoever made it, or at once by endOpenRefineAddress.")
    @APIResponse(
            responseCode = "201",
            description = "It works at once. The same request again is answered without the address",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where addresses are listed",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OpenRefineAddress.Made.class)))
    public Response make(
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say after how many days it ends.") Wanted wanted,
            @Context UriInfo address) {
        Caller by = current.get();
        return idempotency.once(key, by, "POST " + HERE, wanted, () -> {
            OpenRefineAddresses.Keyed made = addresses.make(by, wanted.days());
            OpenRefineAddress.Made said = made(made, address.getBaseUri());
            return Answer.created(HERE, null, said).rememberedAs(said.withoutUrl());
        });
    }

    /** With the whole address. */
    static OpenRefineAddress.Made made(OpenRefineAddresses.Keyed made, URI base) {
        return new OpenRefineAddress.Made(
                made.address(), base.resolve(OpenRefineDoor.PATH + made.key()).toString());
    }

    @DELETE
    @Requires(Action.SIGNED_IN)
    @Path("/{addressId}")
    @Operation(
            operationId = "endOpenRefineAddress",
            summary = "End an address for OpenRefine; it ends at once",
            description = "Whoever made it may, and an admin.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    public Response end(UUID addressId) {
        addresses.end(current.get(), addressId);
        return Response.noContent().build();
    }
}
