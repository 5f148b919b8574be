package org.sightline.matching.webhook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.RequestBody;

/** The webhooks of the oversight office. An admin keeps them. */
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public class OfficeWebhookResource {

    private static final String ID = "The webhook's id";

    private final Webhooks webhooks;
    private final Idempotency idempotency;

    OfficeWebhookResource(Webhooks webhooks, Idempotency idempotency) {
        this.webhooks = webhooks;
        this.idempotency = idempotency;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(operationId = "listOfficeWebhooks", summary = "The webhooks of the oversight office")
    public Page<Webhook> list() {
        return webhooks.list(null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Operation(
            operationId = "addOfficeWebhook",
            summary = "Register an address that gets notifications of the oversight office",
            description =
                    "Requests are signed as Standard Webhooks has it. They carry kind and ids, and what the notification"
                            + " says as long as you may read it. The secret is shown this once; the same request"
                            + " again is answered without it. At most 5.")
    @APIResponse(
            responseCode = "201",
            description = "The webhook with its secret",
            content = @Content(schema = @Schema(implementation = Webhook.WithSecret.class)))
    public Response add(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable WebhookRequest webhookRequest) {
        WebhookRequest asked = RequestBody.required(webhookRequest);
        String place = "/webhooks";
        return idempotency.once(
                key,
                webhooks.require(null),
                "POST " + place,
                asked,
                () -> webhooks.add(null, asked).answer(place));
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("/{webhookId}")
    @Operation(
            operationId = "changeOfficeWebhook",
            summary = "Change a webhook of the oversight office, turn it off, or on again",
            description = "Needs If-Match. What waits for one that is turned off is given up.")
    public RestResponse<Webhook> change(
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable WebhookRequest webhookRequest) {
        Webhook webhook = webhooks.change(null, webhookId, RequestBody.required(webhookRequest), ifMatch);
        return ETags.tagged(webhook, webhook.version());
    }

    @DELETE
    @Requires(Action.ADMINISTER)
    @Path("/{webhookId}")
    @Operation(
            operationId = "removeOfficeWebhook",
            summary = "Remove a webhook of the oversight office",
            description = "Needs If-Match.")
    @APIResponse(responseCode = "204", description = "It is removed")
    public void remove(
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        webhooks.remove(null, webhookId, ifMatch);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/{webhookId}/rotation")
    @Operation(
            operationId = "rotateOfficeWebhook",
            summary = "Give a webhook of the oversight office a new secret",
            description =
                    "Needs If-Match. The secret is shown this once. For a day, requests are signed with the secret"
                            + " before, too.")
    public RestResponse<Webhook.WithSecret> rotate(
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Webhook.WithSecret rotated = webhooks.rotate(null, webhookId, ifMatch);
        return ETags.tagged(rotated, rotated.webhook().version());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/{webhookId}/test")
    @Operation(
            operationId = "testOfficeWebhook",
            summary = "Send a test to a webhook of the oversight office",
            description =
                    "Needs If-Match. What came of it is in its deliveries a few seconds later. At most 20 an hour.")
    public RestResponse<Webhook> test(
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Webhook webhook = webhooks.test(null, webhookId, ifMatch);
        return ETags.tagged(webhook, webhook.version());
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("/{webhookId}/deliveries")
    @Operation(
            operationId = "listOfficeWebhookDeliveries",
            summary = "What a webhook of the oversight office was given, the latest first",
            description = "It is kept for 30 days.")
    public Page<WebhookDelivery> deliveries(
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return webhooks.log(null, webhookId, limit, cursor);
    }
}
