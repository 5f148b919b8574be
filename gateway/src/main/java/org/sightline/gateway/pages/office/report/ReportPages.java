package org.sightline.gateway.pages.office.report;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;

/** The files that the overview offers. */
@Path("/")
@Blocking
public class ReportPages {

    private final ReportDesk desk;

    ReportPages(ReportDesk desk) {
        this.desk = desk;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("overview.pdf")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response report(@BeanParam PurchaseFilter filter, UriInfo address) {
        return desk.pdf(filter, address);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("overview.xlsx")
    @Produces(Spreadsheet.TYPE)
    @Operation(hidden = true)
    public Response workbook(@BeanParam PurchaseFilter filter, UriInfo address) {
        return desk.workbook(filter, address);
    }
}
