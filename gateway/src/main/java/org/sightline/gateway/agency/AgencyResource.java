package org.sightline.gateway.agency;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The agencies with their counts, and the view of one. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance")
public class AgencyResource {

    private final CurrentCaller current;
    private final AgencyView agency;
    private final AgencyRepository agencies;

    AgencyResource(CurrentCaller current, AgencyView agency, AgencyRepository agencies) {
        this.current = current;
        this.agency = agency;
        this.agencies = agencies;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("/agencies")
    @Operation(operationId = "agencies", summary = "The agencies that the caller may see, with their counts")
    public Page<AgencyRow> agencies(@BeanParam AgencyFilter filter) {
        return agencies.page(current.get(), filter);
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/compliance")
    @Operation(
            operationId = "compliance",
            summary = "How one agency stands: findings by verdict, devices, bought against registered, coverage, what"
                    + " waits for it")
    public AgencyCompliance compliance(UUID agencyId) {
        current.require(Action.READ, agencyId);
        return agency.of(agencyId);
    }
}
