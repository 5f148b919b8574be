package org.sightline.gateway.pages.office.webhook;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** The webhooks of an agency, for those who manage its people. */
@Path("/agencies/{agencyId}/webhooks")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AgencyWebhookPages {

    private final WebhookForms forms;
    private final CurrentCaller current;

    AgencyWebhookPages(WebhookForms forms, CurrentCaller current) {
        this.forms = forms;
        this.current = current;
    }

    @GET
    @Requires(Action.MANAGE_PEOPLE)
    @Operation(hidden = true)
    public TemplateInstance list(UUID agencyId) {
        current.require(Action.MANAGE_PEOPLE, agencyId);
        return forms.list(agencyId);
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(UUID agencyId, MultivaluedMap<String, String> form) {
        current.require(Action.MANAGE_PEOPLE, agencyId);
        return forms.add(agencyId, form);
    }

    @GET
    @Requires(Action.MANAGE_PEOPLE)
    @Path("{webhookId}")
    @Operation(hidden = true)
    public TemplateInstance deliveries(
            UUID agencyId, UUID webhookId, @QueryParam("cursor") @Nullable String cursor, UriInfo uri) {
        current.require(Action.MANAGE_PEOPLE, agencyId);
        return forms.deliveries(agencyId, webhookId, cursor, uri);
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("{webhookId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(UUID agencyId, UUID webhookId, MultivaluedMap<String, String> form) {
        current.require(Action.MANAGE_PEOPLE, agencyId);
        return forms.change(agencyId, webhookId, form);
    }
}
