package org.sightline.gateway.pages.findings.finding;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** Lists of findings, read from the view, whether or not matching-service is up. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
public class FindingsResource {

    private final CurrentCaller current;
    private final FindingLists lists;
    private final FindingPaper paper;

    FindingsResource(CurrentCaller current, FindingLists lists, FindingPaper paper) {
        this.current = current;
        this.lists = lists;
        this.paper = paper;
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("/findings")
    @Operation(
            operationId = "findings",
            summary = "The findings that the caller may see, filtered and sorted, with their number")
    public Page<FindingRow> findings(@BeanParam FindingFilter filter) {
        return lists.page(current.get(), filter);
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/findings")
    @Operation(operationId = "agencyFindings", summary = "The findings of one agency")
    public Page<FindingRow> ofAgency(UUID agencyId, @BeanParam FindingFilter filter) {
        current.require(Action.READ, agencyId);
        filter.agencyId = agencyId;
        return lists.page(current.get(), filter);
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("/findings.csv")
    @Produces("text/csv")
    @Operation(operationId = "findingsFile", summary = "The same list as CSV; the audit log says who took it")
    @APIResponseSchema(String.class)
    public Response file(@BeanParam FindingFilter filter) {
        return lists.csv(current.get(), filter);
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.OF_CALLER)
    @Path("/findings.xlsx")
    @Produces(Spreadsheet.TYPE)
    @Operation(
            operationId = "findingsWorkbook",
            summary = "The same list as a workbook; the audit log says who took it")
    @APIResponse(
            responseCode = "200",
            description = "An Excel workbook",
            content =
                    @Content(
                            mediaType = Spreadsheet.TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response workbook(@BeanParam FindingFilter filter) {
        return lists.workbook(current.get(), filter);
    }

    @GET
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Path("/findings/{findingId}/report.pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "findingReport",
            summary = "One finding to print, with its evidence and what each law says; the audit log says who took it")
    @APIResponse(
            responseCode = "200",
            description = "A tagged PDF; the same version of the finding gives the same bytes",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response report(UUID findingId) {
        return paper.file(findingId);
    }
}
