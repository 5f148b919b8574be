package org.sightline.gateway.pages.people.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Faults;
import org.sightline.gateway.shell.FormAnswer;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.shell.Notice;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Who holds what, for the office over all agencies and for those who manage one agency's people. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {

    private static final String EVERYBODY = "/people";

    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance review(
                Shell shell,
                @Nullable UUID agencyId,
                @Nullable String agencyName,
                Page<RoleReview> page,
                boolean overdue,
                String here,
                Query query,
                boolean mayManage,
                List<Problem.Fault> faults);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final RoleReviews reviews;
    private final ViewRepository agencies;
    private final RoutingContext request;

    ReviewPages(
            CurrentShell shell,
            CurrentCaller current,
            RoleReviews reviews,
            ViewRepository agencies,
            RoutingContext request) {
        this.shell = shell;
        this.current = current;
        this.reviews = reviews;
        this.agencies = agencies;
        this.request = request;
    }

    @GET
    @Requires(Action.SEE_OFFICE)
    @Path("people")
    @Operation(hidden = true)
    public TemplateInstance everybody(
            @QueryParam("overdue") boolean overdue, @QueryParam("cursor") @Nullable String cursor, UriInfo uri) {
        Caller caller = current.require(Action.SEE_OFFICE, null);
        return Templates.review(
                shell.of(shell.labels().people()),
                null,
                null,
                reviews.page(null, overdue, null, cursor),
                overdue,
                EVERYBODY,
                Query.of(uri),
                Access.allows(caller, Action.ADMINISTER, null),
                List.of());
    }

    @GET
    @Requires(Action.SEE_PEOPLE)
    @Path("agencies/{agencyId}/review")
    @Operation(hidden = true)
    public TemplateInstance ofAgency(
            UUID agencyId,
            @QueryParam("overdue") boolean overdue,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        return page(agencyId, overdue, cursor, Query.of(uri), List.of());
    }

    @POST
    @Requires(Action.MANAGE_PEOPLE)
    @Path("agencies/{agencyId}/review/{username}/{role}")
    @Operation(hidden = true)
    public Response confirm(UUID agencyId, String username, String role, UriInfo uri) {
        Caller by = current.require(Action.MANAGE_PEOPLE, agencyId);
        return FormAnswer.of(
                () -> reviews.confirm(by, agencyId, username, role),
                () -> Notice.go(
                        request,
                        by.isOfOffice() ? EVERYBODY : "/agencies/" + agencyId + "/review",
                        texts().isConfirmed(username, Formats.words(role))),
                refused -> page(agencyId, false, null, Query.of(uri), Faults.of(refused)));
    }

    @POST
    @Requires(Action.ADMINISTER)
    @Path("people/{username}/{role}/confirmation")
    @Operation(hidden = true)
    public Response confirmOffice(String username, String role) {
        reviews.confirm(current.require(Action.ADMINISTER, null), AuditLog.OFFICE, username, role);
        return Notice.go(request, EVERYBODY, texts().isConfirmed(username, Formats.words(role)));
    }

    private TemplateInstance page(
            UUID agencyId, boolean overdue, @Nullable String cursor, Query query, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.SEE_PEOPLE, agencyId);
        return Templates.review(
                shell.of(shell.labels().people()),
                agencyId,
                agencies.registeredName(agencyId).orElse(ViewRepository.UNNAMED),
                reviews.page(agencyId, overdue, null, cursor),
                overdue,
                "/agencies/" + agencyId + "/review",
                query,
                Access.allows(caller, Action.MANAGE_PEOPLE, agencyId),
                faults);
    }

    private ReviewTexts texts() {
        return shell.texts(ReviewTexts.class);
    }
}
