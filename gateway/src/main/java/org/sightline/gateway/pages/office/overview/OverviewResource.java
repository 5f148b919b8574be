package org.sightline.gateway.pages.office.overview;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** The view over all agencies. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance")
public class OverviewResource {

    private final CurrentCaller current;
    private final OverviewRepository statewide;

    OverviewResource(CurrentCaller current, OverviewRepository statewide) {
        this.current = current;
        this.statewide = statewide;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/overview")
    @Operation(
            operationId = "overview",
            summary =
                    "How many public bodies bought equipment of designated makers, how much and for how much money, by"
                            + " state, county, kind, maker, verdict, year, quarter, vendor and money")
    public Overview overview(@BeanParam PurchaseFilter filter) {
        return statewide.overview(current.require(Action.OVERSEE, null), filter);
    }
}
