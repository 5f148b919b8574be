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

/** The webhooks of the oversight office, for admins. */
@Path("/webhooks")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OfficeWebhookPages {

    private final WebhookForms forms;
    private final CurrentCaller current;

    OfficeWebhookPages(WebhookForms forms, CurrentCaller current) {
        this.forms = forms;
        this.current = current;
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(hidden = true)
    public TemplateInstance list() {
        current.require(Action.ADMINISTER, null);
        return forms.list(null);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        return forms.add(null, form);
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("{webhookId}")
    @Operation(hidden = true)
    public TemplateInstance deliveries(UUID webhookId, @QueryParam("cursor") @Nullable String cursor, UriInfo uri) {
        current.require(Action.ADMINISTER, null);
        return forms.deliveries(null, webhookId, cursor, uri);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("{webhookId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(UUID webhookId, MultivaluedMap<String, String> form) {
        current.require(Action.ADMINISTER, null);
        return forms.change(null, webhookId, form);
    }
}
