package org.sightline.gateway.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The audit log, for the agency whose it is and for the office. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    private final CurrentCaller current;
    private final AuditLog log;

    AuditResource(CurrentCaller current, AuditLog log) {
        this.current = current;
        this.log = log;
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/audit")
    @Operation(operationId = "agencyAudit", summary = "Who changed or took out what of one agency, newest first")
    public Page<AuditEntry> ofAgency(
            UUID agencyId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.require(Action.READ, agencyId);
        return log.page(agencyId, limit, cursor);
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/audit/verification")
    @Operation(
            operationId = "verifyAgencyAudit",
            summary = "Whether the agency's log is whole; with a row that you saw before, whether it is still there")
    public Verification verifyAgency(
            UUID agencyId, @QueryParam("knownSeq") Long knownSeq, @QueryParam("knownHash") String knownHash) {
        current.require(Action.READ, agencyId);
        return log.verify(agencyId, knownSeq, knownHash);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/audit")
    @Operation(
            operationId = "officeAudit",
            summary = "Who changed or took out what that is about no single agency, newest first")
    public Page<AuditEntry> ofOffice(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        current.require(Action.OVERSEE, null);
        return log.page(AuditLog.OFFICE, limit, cursor);
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/audit/verification")
    @Operation(operationId = "verifyOfficeAudit", summary = "Whether the office's log is whole")
    public Verification verifyOffice(@QueryParam("knownSeq") Long knownSeq, @QueryParam("knownHash") String knownHash) {
        current.require(Action.OVERSEE, null);
        return log.verify(AuditLog.OFFICE, knownSeq, knownHash);
    }
}
