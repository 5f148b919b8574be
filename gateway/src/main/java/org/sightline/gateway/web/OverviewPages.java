package org.sightline.gateway.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.compliance.AgencyCompliance;
import org.sightline.gateway.compliance.AgencyFilter;
import org.sightline.gateway.compliance.AgencyList;
import org.sightline.gateway.compliance.AgencyRow;
import org.sightline.gateway.compliance.AgencyView;
import org.sightline.gateway.compliance.Overview;
import org.sightline.gateway.compliance.StatewideView;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Page;

/** The statewide overview, the agencies, and each agency's compliance view. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OverviewPages {

    private static final int SHOWN = 10;

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance overview(
                Shell shell, Overview view, List<AgencyRow> agencies, StatewideView.Invented invented);

        static native TemplateInstance agencies(Shell shell, Page<AgencyRow> page, AgencyFilter filter, Query query);

        static native TemplateInstance agency(Shell shell, AgencyCompliance view, boolean mayReport);
    }

    private final Shells shells;
    private final CurrentCaller current;
    private final StatewideView statewide;
    private final AgencyList agencies;
    private final AgencyView agency;

    OverviewPages(
            Shells shells, CurrentCaller current, StatewideView statewide, AgencyList agencies, AgencyView agency) {
        this.shells = shells;
        this.current = current;
        this.statewide = statewide;
        this.agencies = agencies;
        this.agency = agency;
    }

    @GET
    @Path("overview")
    @Operation(hidden = true)
    public TemplateInstance overview() {
        Caller caller = current.require(Action.OVERSEE, null);
        AgencyFilter most = AgencyFilter.all();
        most.bought = true;
        most.sort = "-purchases";
        most.limit = SHOWN;
        List<AgencyRow> rows = agencies.page(caller, most).items();
        return Templates.overview(shells.of("Overview"), statewide.overview(), rows, statewide.invented());
    }

    @GET
    @Path("agencies")
    @Operation(hidden = true)
    public TemplateInstance agencies(@BeanParam AgencyFilter filter, UriInfo uri) {
        return Templates.agencies(shells.of("Agencies"), agencies.page(current.get(), filter), filter, Query.of(uri));
    }

    @GET
    @Path("agencies/{agencyId}")
    @Operation(hidden = true)
    public TemplateInstance agency(UUID agencyId) {
        Caller caller = current.require(Action.READ, agencyId);
        AgencyCompliance view = agency.of(agencyId);
        return Templates.agency(shells.of(view.agency().name()), view, Access.allows(caller, Action.REPORT, agencyId));
    }
}
