package org.sightline.gateway.pages.people.review;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** Who holds which role, since when, when they were last seen, and who confirmed it when. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class ReviewResource {

    private final CurrentCaller current;
    private final RoleReviews reviews;

    ReviewResource(CurrentCaller current, RoleReviews reviews) {
        this.current = current;
        this.reviews = reviews;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("/people")
    @Operation(
            operationId = "everybody",
            summary =
                    "Everybody with a role, in the office and in all agencies; what waits longest to be confirmed first")
    public Page<RoleReview> everybody(
            @QueryParam("overdue") @Nullable Boolean overdue,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.SEE_OFFICE, null);
        return reviews.page(null, Boolean.TRUE.equals(overdue), limit, cursor);
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Path("/agencies/{agencyId}/people/review")
    @Operation(
            operationId = "reviewPeople",
            summary = "The roles in the agency; what waits longest to be confirmed first")
    public Page<RoleReview> ofAgency(
            UUID agencyId,
            @QueryParam("overdue") @Nullable Boolean overdue,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        current.require(Action.SEE_PEOPLE, agencyId);
        return reviews.page(agencyId, Boolean.TRUE.equals(overdue), limit, cursor);
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("/agencies/{agencyId}/people/{username}/{role}/confirmation")
    @Operation(operationId = "confirmRole", summary = "Say that somebody still needs a role in the agency")
    @APIResponse(responseCode = "204", description = "It is confirmed for a quarter")
    public Response confirm(UUID agencyId, String username, String role) {
        reviews.confirm(current.require(Action.MANAGE_PEOPLE, agencyId), agencyId, username, role);
        return Response.noContent().build();
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("/people/{username}/{role}/confirmation")
    @Operation(operationId = "confirmOfficeRole", summary = "Say that somebody still needs a role in the office")
    @APIResponse(responseCode = "204", description = "It is confirmed for a quarter")
    public Response confirmOffice(String username, String role) {
        reviews.confirm(current.require(Action.ADMINISTER, null), AuditLog.OFFICE, username, role);
        return Response.noContent().build();
    }
}
