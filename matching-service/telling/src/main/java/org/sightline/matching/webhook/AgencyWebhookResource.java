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

/** The webhooks of an agency. Whoever manages its people keeps them. */
@Path("/agencies/{agencyId}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public class AgencyWebhookResource {

    private static final String ID = "The webhook's id";

    private final Webhooks webhooks;
    private final Idempotency idempotency;

    AgencyWebhookResource(Webhooks webhooks, Idempotency idempotency) {
        this.webhooks = webhooks;
        this.idempotency = idempotency;
    }

    @GET
    @Requires(Action.MANAGE_PEOPLE)
    @Operation(operationId = "listAgencyWebhooks", summary = "The webhooks of the agency")
    public Page<Webhook> list(@PathParam("agencyId") UUID agencyId) {
        return webhooks.list(agencyId);
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Operation(
            operationId = "addAgencyWebhook",
            summary = "Register an address that gets notifications of the agency",
            description =
                    "Requests are signed as Standard Webhooks has it. They carry kind and ids, and what the notification"
                            + " says as long as you may read it. The secret is shown this once; the same request"
                            + " again is answered without it. At most 5.")
    @APIResponse(
            responseCode = "201",
            description = "The webhook with its secret",
            content = @Content(schema = @Schema(implementation = Webhook.WithSecret.class)))
    public Response add(
            @PathParam("agencyId") UUID agencyId,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Nullable WebhookRequest webhookRequest) {
        WebhookRequest asked = RequestBody.required(webhookRequest);
        String place = "/agencies/" + agencyId + "/webhooks";
        return idempotency.once(
                key,
                webhooks.require(agencyId),
                "POST " + place,
                asked,
                () -> webhooks.add(agencyId, asked).answer(place));
    }

    @PUT
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{webhookId}")
    @Operation(
            operationId = "changeAgencyWebhook",
            summary = "Change a webhook of the agency, turn it off, or on again",
            description = "Needs If-Match. What waits for one that is turned off is given up.")
    public RestResponse<Webhook> change(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable WebhookRequest webhookRequest) {
        Webhook webhook = webhooks.change(agencyId, webhookId, RequestBody.required(webhookRequest), ifMatch);
        return ETags.tagged(webhook, webhook.version());
    }

    @DELETE
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{webhookId}")
    @Operation(
            operationId = "removeAgencyWebhook",
            summary = "Remove a webhook of the agency",
            description = "Needs If-Match.")
    @APIResponse(responseCode = "204", description = "It is removed")
    public void remove(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        webhooks.remove(agencyId, webhookId, ifMatch);
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{webhookId}/rotation")
    @Operation(
            operationId = "rotateAgencyWebhook",
            summary = "Give a webhook of the agency a new secret",
            description =
                    "Needs If-Match. The secret is shown this once. For a day, requests are signed with the secret"
                            + " before, too.")
    public RestResponse<Webhook.WithSecret> rotate(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Webhook.WithSecret rotated = webhooks.rotate(agencyId, webhookId, ifMatch);
        return ETags.tagged(rotated, rotated.webhook().version());
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{webhookId}/test")
    @Operation(
            operationId = "testAgencyWebhook",
            summary = "Send a test to a webhook of the agency",
            description =
                    "Needs If-Match. What came of it is in its deliveries a few seconds later. At most 20 an hour.")
    public RestResponse<Webhook> test(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Webhook webhook = webhooks.test(agencyId, webhookId, ifMatch);
        return ETags.tagged(webhook, webhook.version());
    }

    @GET
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/{webhookId}/deliveries")
    @Operation(
            operationId = "listAgencyWebhookDeliveries",
            summary = "What a webhook of the agency was given, the latest first",
            description = "It is kept for 30 days.")
    public Page<WebhookDelivery> deliveries(
            @PathParam("agencyId") UUID agencyId,
            @Parameter(description = ID) @PathParam("webhookId") UUID webhookId,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        return webhooks.log(agencyId, webhookId, limit, cursor);
    }
}
