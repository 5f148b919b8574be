package org.sightline.gateway.pages.findings.savedview;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.idempotency.Answer;
import org.sightline.kit.idempotency.Idempotency;
import org.sightline.kit.paging.ETags;

/** The views that whoever asks keeps, and those that the office shares. */
@Path("/api/views")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Saved views")
public class SavedViewResource {

    private static final String HERE = "/api/views";

    private final CurrentCaller current;
    private final SavedViews views;
    private final Idempotency idempotency;

    SavedViewResource(CurrentCaller current, SavedViews views, Idempotency idempotency) {
        this.current = current;
        this.views = views;
        this.idempotency = idempotency;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(
            operationId = "savedViews",
            summary = "The views that the caller keeps, and for people of the office those that others share",
            description = "The caller's own first, then by name; at most 500.")
    public List<SavedView> views() {
        return views.of(current.get());
    }

    @POST
    @Requires(Action.SIGNED_IN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveView",
            summary = "Keep a filter under a name",
            description = "At most 50 of one person. People of the office may share theirs with the office.")
    @APIResponse(
            responseCode = "201",
            description = "The view",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where views are listed",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = SavedView.class)))
    public Response save(
            @Parameter(description = Idempotency.MEANING) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Say what to keep.") SavedViewRequest asked) {
        Caller by = current.get();
        return idempotency.once(key, by, "POST " + HERE, asked, () -> {
            SavedView saved = views.save(by, asked);
            return Answer.created(HERE, ETags.of(saved.version()), saved);
        });
    }

    @PUT
    @Requires(Action.SIGNED_IN)
    @Path("/{viewId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeView", summary = "Change the name or filter of a view, share it or take it back")
    public RestResponse<SavedView> change(
            UUID viewId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "Say what to keep.") SavedViewRequest asked) {
        SavedView changed = views.change(current.get(), viewId, asked, ifMatch);
        return ETags.tagged(changed, changed.version());
    }

    @DELETE
    @Requires(Action.SIGNED_IN)
    @Path("/{viewId}")
    @Operation(operationId = "deleteView", summary = "Delete a view of one's own")
    @APIResponse(responseCode = "204", description = "The view is gone")
    public Response delete(UUID viewId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        views.remove(current.get(), viewId, ifMatch);
        return Response.noContent().build();
    }
}
