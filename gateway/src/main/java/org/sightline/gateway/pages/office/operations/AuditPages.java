package org.sightline.gateway.pages.office.operations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Query;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.audit.AuditEntry;
import org.sightline.kit.audit.Verification;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.caller.Requires;
import org.sightline.kit.paging.Page;

/** The audit log of the office and of each agency: who changed or took out what, and whether the log is whole. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AuditPages {

    private static final int SHOWN = 50;

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance audit(
                Shell shell,
                @Nullable UUID agencyId,
                @Nullable String agencyName,
                Page<AuditEntry> page,
                Query query,
                @Nullable Verification checked);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final AuditLog log;
    private final ViewRepository known;

    AuditPages(CurrentShell shell, CurrentCaller current, AuditLog log, ViewRepository known) {
        this.shell = shell;
        this.current = current;
        this.log = log;
        this.known = known;
    }

    /**
     * What is about no single agency.
     *
     * @param check whether the log is read from its start, to see that nothing of it is missing or changed
     */
    @GET
    @Requires(Action.OVERSEE)
    @Path("audit")
    @Operation(hidden = true)
    public TemplateInstance ofOffice(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("check") @Nullable String check, UriInfo uri) {
        current.require(Action.OVERSEE, null);
        return page(null, null, AuditLog.OFFICE, cursor, check, uri);
    }

    /** What is about one agency, for the agency and for the office. */
    @GET
    @Requires(Action.READ)
    @Path("agencies/{agencyId}/audit")
    @Operation(hidden = true)
    public TemplateInstance ofAgency(
            UUID agencyId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("check") @Nullable String check,
            UriInfo uri) {
        current.require(Action.READ, agencyId);
        return page(agencyId, known.agencyName(agencyId), agencyId, cursor, check, uri);
    }

    private TemplateInstance page(
            @Nullable UUID agencyId,
            @Nullable String agencyName,
            UUID chain,
            @Nullable String cursor,
            @Nullable String check,
            UriInfo uri) {
        return Templates.audit(
                shell.of(shell.texts(OperationsTexts.class).auditLog()),
                agencyId,
                agencyName,
                log.page(chain, SHOWN, cursor),
                Query.of(uri),
                check == null ? null : log.verify(chain, null, null));
    }
}
