package org.sightline.matching.progress;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;

/** How far the remediation plans of one agency are. */
@Path("/agencies/{agencyId}/plan-progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plans")
public class AgencyProgressResource {

    private final ProgressReader progress;

    AgencyProgressResource(ProgressReader progress) {
        this.progress = progress;
    }

    @GET
    @Requires(Action.READ)
    @Operation(
            operationId = "readAgencyPlanProgress",
            summary = "How far the remediation plans of an agency are, and what was left month by month")
    public ProgressReader.Sum progress(@PathParam("agencyId") UUID agencyId) {
        return progress.of(agencyId);
    }
}
