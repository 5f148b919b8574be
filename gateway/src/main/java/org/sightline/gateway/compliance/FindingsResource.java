package org.sightline.gateway.compliance;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;

/** Findings, read from the view, whether or not matching-service is up. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
public class FindingsResource {

    private final CurrentCaller current;
    private final FindingList findings;

    FindingsResource(CurrentCaller current, FindingList findings) {
        this.current = current;
        this.findings = findings;
    }

    @GET
    @Path("/findings")
    @Operation(operationId = "findings", summary = "The findings that the caller may see, filtered and sorted, with their number")
    public Page<FindingRow> findings(@BeanParam FindingFilter filter) {
        return findings.page(current.get(), filter);
    }

    @GET
    @Path("/agencies/{agencyId}/findings")
    @Operation(operationId = "agencyFindings", summary = "The findings of one agency")
    public Page<FindingRow> ofAgency(UUID agencyId, @BeanParam FindingFilter filter) {
        current.require(Action.READ, agencyId);
        filter.agencyId = agencyId;
        return findings.page(current.get(), filter);
    }

    @GET
    @Path("/findings/{findingId}")
    @Operation(operationId = "finding", summary = "One finding with its evidence, what each law says, and its history")
    @APIResponseSchema(Finding.class)
    public Response finding(UUID findingId) {
        FindingList.Stored finding = findings.find(current.get(), findingId);
        return Response.ok(finding.json()).tag(ETags.of(finding.version()).replace("\"", "")).build();
    }
}
