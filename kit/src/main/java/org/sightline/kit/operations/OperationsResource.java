package org.sightline.kit.operations;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.setting.SettingInForce;

/** The state of a service, its settings and its dead letters over HTTP, for the gateway, which has addresses of its own for them. */
@Path("/system")
@Produces(MediaType.APPLICATION_JSON)
@IfBuildProperty(name = "sightline.operations.api", stringValue = "true", enableIfMissing = true)
public class OperationsResource {

    private final Operations operations;
    private final DeadLetters letters;

    OperationsResource(Operations operations, DeadLetters letters) {
        this.operations = operations;
        this.letters = letters;
    }

    /** Which draft is approved: the number of the one that was looked at. */
    public record Approval(@Nullable Long draft) {}

    /** What to replay a message with; null for its own payload. */
    public record Correction(@Nullable String payload) {}

    /** Why a message is discarded. */
    public record Discard(@Nullable String reason) {}

    @GET
    @Requires(Action.ADMINISTER)
    @Operation(hidden = true)
    public SystemState state() {
        return operations.state();
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("settings")
    @Operation(hidden = true)
    public List<SettingInForce> settings() {
        return operations.settings();
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("dead-letters")
    @Operation(hidden = true)
    public Page<DeadLetterView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return letters.list(state, limit, cursor);
    }

    @GET
    @Requires(Action.ADMINISTER)
    @Path("dead-letters/{id}")
    @Operation(hidden = true)
    public DeadLetterView read(@PathParam("id") long id) {
        return letters.read(id);
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("dead-letters/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public DeadLetterView draft(@PathParam("id") long id, @Nullable Correction correction) {
        return letters.draft(id, correction == null ? null : correction.payload());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("dead-letters/{id}/replay/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public DeadLetterView approve(@PathParam("id") long id, @Nullable Approval approval) {
        return letters.approve(id, approval == null ? null : approval.draft());
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("dead-letters/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public DeadLetterView discard(@PathParam("id") long id, @Nullable Discard why) {
        return letters.discard(id, why == null ? null : why.reason());
    }
}
