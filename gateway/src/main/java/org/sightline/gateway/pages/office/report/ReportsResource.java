package org.sightline.gateway.pages.office.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;

/** The statewide report as a file. */
@Path("/api")
@Tag(name = "Compliance")
public class ReportsResource {

    private final ReportDesk desk;

    ReportsResource(ReportDesk desk) {
        this.desk = desk;
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/overview.pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "overviewReport",
            summary = "The overview as a report to print, narrowed in the same way; the audit log says who took it")
    @APIResponse(
            responseCode = "200",
            description = "A tagged PDF; the same state of the record gives the same bytes",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response report(@BeanParam PurchaseFilter filter, UriInfo address) {
        return desk.pdf(filter, address);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/overview.xlsx")
    @Produces(Spreadsheet.TYPE)
    @Operation(
            operationId = "overviewWorkbook",
            summary = "The same report as a workbook, a sheet for each table; the audit log says who took it")
    @APIResponse(
            responseCode = "200",
            description = "An Excel workbook",
            content =
                    @Content(
                            mediaType = Spreadsheet.TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response workbook(@BeanParam PurchaseFilter filter, UriInfo address) {
        return desk.workbook(filter, address);
    }
}
