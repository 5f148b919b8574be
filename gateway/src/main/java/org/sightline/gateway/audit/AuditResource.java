package org.sightline.gateway.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.audit.Verification;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The audit log, for the agency whose it is and for the office. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    private static final String NDJSON = "application/x-ndjson";

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

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/audit/file")
    @Produces(NDJSON)
    @Operation(
            operationId = "agencyAuditFile",
            summary = "The agency's whole log as a file, which can be checked with ./sightline audit verify")
    @APIResponseSchema(String.class)
    public Response fileOfAgency(UUID agencyId) {
        return file(agencyId, current.require(Action.READ, agencyId), "/api/agencies/" + agencyId + "/audit/file");
    }

    @GET
    @Requires(Action.OVERSEE)
    @Path("/audit/file")
    @Produces(NDJSON)
    @Operation(operationId = "officeAuditFile", summary = "The office's whole log as a file")
    @APIResponseSchema(String.class)
    public Response fileOfOffice() {
        return file(AuditLog.OFFICE, current.require(Action.OVERSEE, null), "/api/audit/file");
    }

    private Response file(UUID chain, Caller caller, String target) {
        log.write(Set.of(chain), caller, "export audit log", target, "exported", "rows: " + log.length(chain));
        StreamingOutput rows = out -> log.download(chain, out);
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"audit-" + chain + ".jsonl\"")
                .build();
    }
}
