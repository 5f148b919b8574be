package org.sightline.gateway.pages.agencies.held;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;

/** Gives an agency, and the office, everything that is held about the agency. */
@Path("/api")
@Tag(name = "Agencies")
public class AgencyExportResource {

    private final CurrentCaller current;
    private final AgencyExport export;
    private final AuditLog audit;

    AgencyExportResource(CurrentCaller current, AgencyExport export, AuditLog audit) {
        this.current = current;
        this.export = export;
        this.audit = audit;
    }

    @GET
    @Requires(Action.READ)
    @Path("/agencies/{agencyId}/export.zip")
    @Produces("application/zip")
    @Operation(
            operationId = "exportAgency",
            summary = "Everything that is held about an agency, as a ZIP file of JSON",
            description =
                    "The agency and its history, fund codes, purchase lines, devices and what was changed on them,"
                            + " device imports and lists, walks, findings with evidence, timeline, notices and shared notes, tasks, contacts, plans, waivers, explanations of"
                            + " what was bought and is not registered, returns and"
                            + " what was signed, people with their roles of before and service accounts where the caller"
                            + " may see them, and the audit log. contents.json says how many there are of each. The audit"
                            + " log says who took it.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response exportAgency(UUID agencyId) throws IOException {
        current.require(Action.READ, agencyId);
        Caller caller = current.get();
        AgencyExport.Written written = export.write(agencyId, Access.allows(caller, Action.SEE_PEOPLE, agencyId));
        String target = "/api/agencies/" + agencyId + "/export.zip";
        audit.exported(Map.of(agencyId, written.things()), caller, "export agency", target, "none");
        StreamingOutput bytes = out -> {
            try {
                Files.copy(written.file(), out);
            } finally {
                Files.deleteIfExists(written.file());
            }
        };
        return Response.ok(bytes)
                .header("Content-Disposition", "attachment; filename=\"agency-" + agencyId + ".zip\"")
                .build();
    }
}
