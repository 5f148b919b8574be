package org.sightline.inventory.attestation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;

/** The years for which agencies hand in returns, and how each stands. */
@Path("/return-periods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "returns")
class ReturnPeriodResource {

    private final CurrentCaller callers;
    private final Returns returns;

    ReturnPeriodResource(CurrentCaller callers, Returns returns) {
        this.callers = callers;
        this.returns = returns;
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Operation(
            operationId = "returnPeriods",
            summary = "The years for which agencies hand in returns, the latest first")
    public Page<ReturnPeriod> list() {
        List<ReturnPeriod> all = returns.periods();
        return new Page<>(all, null, (long) all.size());
    }

    @GET
    @Requires(Action.SIGNED_IN)
    @Path("{year}")
    @Operation(operationId = "returnPeriod", summary = "A year for which agencies hand in returns")
    @APIResponse(
            responseCode = "200",
            description = "The period as it is now",
            content = @Content(schema = @Schema(implementation = ReturnPeriod.class)))
    public Response get(@PathParam("year") int year) {
        return withTag(returns.period(year));
    }

    @PUT
    @Requires(Action.ADMINISTER)
    @Path("{year}")
    @Operation(
            operationId = "openReturnPeriod",
            summary = "Open a year, or set another day by which its returns are due",
            description = "Needs If-Match; \"0\" opens it.")
    @APIResponse(
            responseCode = "200",
            description = "The period as it is now",
            content = @Content(schema = @Schema(implementation = ReturnPeriod.class)))
    public Response open(
            @PathParam("year") int year, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable PeriodForm form) {
        Caller caller = callers.require(Action.ADMINISTER, null);
        return withTag(returns.open(year, PeriodForm.checked(year, form), ifMatch, caller));
    }

    private static Response withTag(ReturnPeriod period) {
        return ETags.tagged(period, period.version()).toResponse();
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("{year}/returns")
    @Operation(
            operationId = "returnBoard",
            summary = "How each registered agency stands in a year, by name",
            description = "missing, draft, certified or corrected; late where it came after the day or did not come.")
    public Page<ReturnView.OnBoard> board(
            @PathParam("year") int year,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        callers.require(Action.OVERSEE, null);
        return returns.board(year, Page.limit(limit), cursor);
    }
}
