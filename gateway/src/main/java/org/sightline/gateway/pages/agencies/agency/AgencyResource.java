package org.sightline.gateway.pages.agencies.agency;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The register, the agencies with their counts, and the view of one. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance")
public class AgencyResource {

    private final CurrentCaller current;
    private final AgencyView agency;
    private final AgencyRepository agencies;
    private final RegisterRepository register;

    AgencyResource(CurrentCaller current, AgencyView agency, AgencyRepository agencies, RegisterRepository register) {
        this.current = current;
        this.agency = agency;
        this.agencies = agencies;
        this.register = register;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("/agencies")
    @Operation(operationId = "agencies", summary = "The agencies that the caller may see, with their counts")
    public Page<AgencyRow> agencies(@BeanParam AgencyFilter filter) {
        return agencies.page(current.get(), filter);
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/register")
    @Tag(name = "Agencies")
    @Operation(
            operationId = "register",
            summary = "All agencies by name, without counts",
            description = "For whoever registers agencies and gives roles in them, and need not know what they bought.")
    public Page<RegisterEntry> register(
            @Parameter(description = "Words in the name") @QueryParam("q") @Nullable String q,
            @Parameter(
                            description = "Whether somebody registered them",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"registered", "unclaimed"}))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(description = "How many to give, 1 to 1000; 50 where missing") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") @Nullable
                    String cursor) {
        current.require(Action.SEE_OFFICE, null);
        return register.page(q, status, limit, cursor);
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
