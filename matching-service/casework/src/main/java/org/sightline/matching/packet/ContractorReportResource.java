package org.sightline.matching.packet;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.problem.RequestBody;

/** What a federal contractor reports to its contracting officer about a finding. */
@Path("/findings/{id}/contractor-report")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "contractor-reports")
public class ContractorReportResource {

    private final ContractorReports reports;

    ContractorReportResource(ContractorReports reports) {
        this.reports = reports;
    }

    @POST
    @Requires(value = Action.READ, agency = Requires.Agency.FOUND)
    @Operation(
            operationId = "fillContractorReport",
            summary = "Fill the reports of FAR 52.204-25(d) or 52.240-91 from a finding",
            description =
                    "For agencies with a federal contract. Every field of the clause, filled from the record where it says"
                            + " something. Which clause the contract carries has to be said. 52.204-25 asks for two reports, 1 and 10"
                            + " business days of the federal government; 52.240-91 for one within 72 hours. Nothing is kept, and"
                            + " nothing is sent.")
    public ContractorReport fill(
            @Parameter(description = "The finding's id") @PathParam("id") UUID id, @Nullable ReportRequest known) {
        return reports.of(id, RequestBody.required(known));
    }
}
