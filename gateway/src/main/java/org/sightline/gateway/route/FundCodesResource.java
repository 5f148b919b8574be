package org.sightline.gateway.route;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/** What fund codes mean in an agency's own chart of funds, by way of matching-service. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fund codes")
public class FundCodesResource {

    private final CurrentCaller current;
    private final Relay relay;

    FundCodesResource(CurrentCaller current, Relay relay) {
        this.current = current;
        this.relay = relay;
    }

    /**
     * One code.
     *
     * @param programme an assistance listing number such as 97.067, or a kind of money
     * @param from first day on which it means this; null for since ever
     * @param until first day on which it no longer does; null for until further notice
     */
    public record FundCode(
            @Schema(required = true) String code,

            @Schema(
                    required = true,
                    description =
                            "An assistance listing number, or local, state, federal_grant, federal_appropriation, usf, fcc_subsidy")
            String programme,

            LocalDate from,
            LocalDate until) {}

    /** @param source where the chart was read */
    public record ChartForm(
            @Schema(required = true) List<FundCode> codes,
            @Schema(required = true) String source) {}

    /** @param version 0 where nobody set one yet */
    public record Chart(UUID agencyId, int version, List<FundCode> codes, String source, String setBy, Instant setAt) {}

    @GET
    @Path("/agencies/{agencyId}/fund-codes")
    @Operation(operationId = "fundCodes", summary = "The agency's chart of funds, with its ETag")
    @APIResponseSchema(Chart.class)
    public Response chart(UUID agencyId) {
        current.require(Action.READ, agencyId);
        return relay.read(Part.MATCHING);
    }

    @PUT
    @Path("/agencies/{agencyId}/fund-codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setFundCodes",
            summary = "Set the agency's chart of funds; its findings are judged again; needs If-Match")
    @APIResponseSchema(Chart.class)
    @RequestBody(content = @Content(schema = @Schema(implementation = ChartForm.class)))
    public Response set(UUID agencyId, @HeaderParam("If-Match") String ifMatch, InputStream body) {
        current.require(Action.READ, agencyId);
        current.require(Action.DECIDE, agencyId);
        return relay.change(Part.MATCHING, agencyId, "set fund codes", body);
    }
}
