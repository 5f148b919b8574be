package org.sightline.inventory.bulk;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** Changes of many devices over HTTP. */
@Path("/agencies/{agencyId}/device-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "devices", description = "What an agency has installed or stored")
class BulkChangeResource {

    private final CurrentCaller callers;
    private final BulkChanges changes;
    private final Clock clock;

    BulkChangeResource(CurrentCaller callers, BulkChanges changes, Clock clock) {
        this.callers = callers;
        this.changes = changes;
        this.clock = clock;
    }

    @POST
    @Requires(Action.REPORT)
    @Operation(
            operationId = "changeDevices",
            summary = "Change many devices, or take them out of use, at once",
            description = "All of them or none. With dryRun it says what would change, old and new, and keeps nothing.")
    public BulkOutcome change(@PathParam("agencyId") UUID agencyId, @Nullable BulkForm form) {
        Caller caller = callers.require(Action.REPORT, agencyId);
        Origin origin = Origin.now(clock, caller.name(), "form");
        return changes.change(agencyId, BulkForm.checked(form, origin.today()), origin);
    }
}
