package org.sightline.gateway.pages.office.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Objects;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;

/** Hands reports out, for the API and for the pages; the office's audit log says who took one. */
@ApplicationScoped
class ReportDesk {

    private static final String PDF = "application/pdf";

    private final StatewideReport statewide;
    private final ReportFiles files;
    private final AuditLog audit;
    private final CurrentCaller current;

    ReportDesk(StatewideReport statewide, ReportFiles files, AuditLog audit, CurrentCaller current) {
        this.statewide = statewide;
        this.files = files;
        this.audit = audit;
        this.current = current;
    }

    Response pdf(PurchaseFilter filter, UriInfo address) {
        return file(files.pdf(made(filter, address)), PDF, "statewide-report.pdf");
    }

    Response workbook(PurchaseFilter filter, UriInfo address) {
        Report report = made(filter, address);
        StreamingOutput written = out -> files.workbook(report, out);
        return file(written, Spreadsheet.TYPE, "statewide-report.xlsx");
    }

    private Report made(PurchaseFilter filter, UriInfo address) {
        Report report = statewide.of(current.require(Action.OVERSEE, null), filter, address);
        long rows =
                report.tables().stream().mapToLong(table -> table.rows().size()).sum();
        audit.exported(
                Map.of(AuditLog.OFFICE, rows),
                current.get(),
                "export report",
                address.getPath(),
                Objects.requireNonNullElse(address.getRequestUri().getQuery(), "none"));
        return report;
    }

    private static Response file(Object content, String type, String name) {
        return Response.ok(content)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
