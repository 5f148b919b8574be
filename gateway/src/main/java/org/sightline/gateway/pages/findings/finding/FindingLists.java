package org.sightline.gateway.pages.findings.finding;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.gateway.spreadsheet.Spreadsheet;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Lists of findings for the API and for the pages: of now from the view, of earlier days from matching-service, as a file. */
@ApplicationScoped
class FindingLists {

    private final FindingRepository findings;
    private final EarlierFindings earlier;
    private final FindingExport export;
    private final AuditLog audit;
    private final RoutingContext request;

    FindingLists(
            FindingRepository findings,
            EarlierFindings earlier,
            FindingExport export,
            AuditLog audit,
            RoutingContext request) {
        this.findings = findings;
        this.earlier = earlier;
        this.export = export;
        this.audit = audit;
        this.request = request;
    }

    /**
     * One page.
     *
     * @throws Problem 404 where another's agency is asked for, 422 where a filter is not understood
     */
    Page<FindingRow> page(Caller caller, FindingFilter filter) {
        return filter.looksBack() ? lookedBack(caller, filter) : findings.page(caller, filter);
    }

    /** How much the whole list is; null for an earlier day, of which the view has no sum, and for a very long list. */
    @Nullable
    FindingSum sum(Caller caller, FindingFilter filter) {
        return filter.looksBack() ? null : findings.sum(caller, filter);
    }

    /** One page of a list whose sum is known, where there is one. */
    Page<FindingRow> page(Caller caller, FindingFilter filter, @Nullable FindingSum sum) {
        return sum == null ? page(caller, filter) : findings.counted(caller, filter, sum);
    }

    /** Callers without oversight see their own agency; with exactly one, it is the default. */
    private Page<FindingRow> lookedBack(Caller caller, FindingFilter filter) {
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
            Access.require(caller, Action.READ, agency);
        }
        return earlier.page(agency, filter);
    }

    /** The whole list as CSV; the log of each agency of which something is in it says who took it, and how much. */
    Response csv(Caller caller, FindingFilter filter) {
        taken(caller, filter, "/api/findings.csv");
        return file(out -> export.csv(caller, filter, out), "text/csv", "findings.csv");
    }

    /** The same as a workbook. */
    Response workbook(Caller caller, FindingFilter filter) {
        taken(caller, filter, "/api/findings.xlsx");
        return file(out -> export.workbook(caller, filter, out), Spreadsheet.TYPE, "findings.xlsx");
    }

    private void taken(Caller caller, FindingFilter filter, String file) {
        if (filter.looksBack()) {
            throw Problem.invalid("", "of-now", "The file is of now. Ask /api/findings for an earlier day.");
        }
        Map<UUID, Long> taken = new TreeMap<>(findings.countsByAgency(caller, filter));
        long all = taken.values().stream().mapToLong(Long::longValue).sum();
        if (caller.readsAll()) {
            taken.put(AuditLog.OFFICE, all);
        } else if (taken.isEmpty()) {
            caller.agencies().forEach(own -> taken.put(own, 0L));
        }
        audit.exported(taken, caller, "export findings", file, given());
    }

    private static Response file(StreamingOutput rows, String type, String name) {
        return Response.ok(rows)
                .type(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private String given() {
        String query = request.queryParams().entries().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "none" : query;
    }
}
