package org.sightline.gateway.finding;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Lists of findings, read from the view, whether or not matching-service is up. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
public class FindingsResource {

    private final CurrentCaller current;
    private final FindingList findings;
    private final FindingExport export;
    private final AuditLog audit;
    private final EarlierFindings earlier;

    FindingsResource(
            CurrentCaller current,
            FindingList findings,
            FindingExport export,
            AuditLog audit,
            EarlierFindings earlier) {
        this.current = current;
        this.findings = findings;
        this.earlier = earlier;
        this.export = export;
        this.audit = audit;
    }

    @GET
    @Path("/findings")
    @Operation(
            operationId = "findings",
            summary = "The findings that the caller may see, filtered and sorted, with their number")
    public Page<FindingRow> findings(@BeanParam FindingFilter filter) {
        return filter.looksBack() ? lookedBack(filter) : findings.page(current.get(), filter);
    }

    /** Who does not oversee asks for an own agency; where there is one, it is meant. */
    private Page<FindingRow> lookedBack(FindingFilter filter) {
        Caller caller = current.get();
        if (filter.narrows()) {
            throw Problem.invalid("", "narrows", "With asOf or knownAt only agencyId, limit and cursor can be given.");
        }
        UUID agency = filter.agencyId;
        if (agency == null && !caller.readsAll()) {
            agency =
                    caller.agencies().size() == 1 ? caller.agencies().iterator().next() : null;
            if (agency == null) {
                throw Problem.invalid("agencyId", "missing", "Say of which agency.");
            }
        }
        if (agency != null) {
            current.require(Action.READ, agency);
        }
        return earlier.page(agency, filter);
    }

    @GET
    @Path("/agencies/{agencyId}/findings")
    @Operation(operationId = "agencyFindings", summary = "The findings of one agency")
    public Page<FindingRow> ofAgency(UUID agencyId, @BeanParam FindingFilter filter) {
        current.require(Action.READ, agencyId);
        filter.agencyId = agencyId;
        return findings(filter);
    }

    @GET
    @Path("/findings.csv")
    @Produces("text/csv")
    @Operation(operationId = "findingsFile", summary = "The same list as CSV; the audit log says who took it")
    @APIResponseSchema(String.class)
    public Response file(@BeanParam FindingFilter filter) {
        Caller caller = current.get();
        if (filter.looksBack()) {
            throw Problem.invalid("", "of-now", "The file is of now. Ask /api/findings for an earlier day.");
        }
        findings.count(caller, filter);
        UUID chain = filter.agencyId != null
                ? filter.agencyId
                : caller.readsAll()
                        ? AuditLog.OFFICE
                        : caller.agencies().stream().sorted().findFirst().orElse(AuditLog.OFFICE);
        audit.write(chain, caller, "export findings", "/api/findings.csv", "exported");
        StreamingOutput rows = out -> export.write(caller, filter, out);
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"findings.csv\"")
                .build();
    }
}
