package org.sightline.gateway.pages.agencies.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.FindingStatus;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Sql;

/** How many findings are open at which agency, and how far all of them are. */
@ApplicationScoped
class OpenFindingsRepository {

    /** Counted from the index finding_of_status alone. */
    private static final String MOST = """
        with open as (
            select f.agency_id, count(*) as findings, count(*) filter (where f.status = :first) as fresh
            from finding f where not f.withdrawn and f.status = any (:statuses) and %s
            group by f.agency_id order by findings desc, f.agency_id limit :most
        )
        select o.agency_id, coalesce(a.name, :unnamed) as name, o.findings, o.fresh
        from open o left join agency a on a.id = o.agency_id order by o.findings desc, o.agency_id\
        """;

    private static final String BY_STATUS = """
        select f.status, count(*) as findings from finding f where not f.withdrawn and f.status = any (:statuses) and %s
        group by f.status\
        """;

    private static final String CLOSED = FindingStatus.CLOSED.name().toLowerCase(Locale.ROOT);

    /** The codes of what is not closed. */
    private static final List<String> OPEN = FindingStatus.codes().stream()
            .filter(status -> !status.equals(CLOSED))
            .toList();

    /**
     * An agency with its open findings.
     *
     * @param findings that are not closed
     * @param fresh of them, those that nobody has looked at
     */
    record OpenAt(UUID agencyId, String name, long findings, long fresh) {

        /** The page with just these findings. */
        public String page() {
            return "/findings?agencyId=" + agencyId + "&status=" + String.join("&status=", OPEN);
        }
    }

    /** How many findings are how far. */
    record Standing(String status, long findings) {}

    private final Sql sql;
    private final Scope scope;

    OpenFindingsRepository(Sql sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    /** The agencies with the most open findings of those that the caller may see. */
    @Transactional
    List<OpenAt> most(Caller caller, int most) {
        Conditions mine = scope.of(caller, null, "f.agency_id");
        return sql.query(MOST.formatted(mine.sql()))
                .with(mine.values())
                .with("first", FindingStatus.NEW.name().toLowerCase(Locale.ROOT))
                .with("statuses", OPEN)
                .with("most", most)
                .with("unnamed", ViewRepository.UNNAMED)
                .list(row -> new OpenAt(
                        row.requiredUuid("agency_id"),
                        row.requiredText("name"),
                        row.number("findings"),
                        row.number("fresh")));
    }

    /** How many findings that the caller may see are how far, in the order of the work. */
    @Transactional
    List<Standing> byStatus(Caller caller) {
        Conditions mine = scope.of(caller, null, "f.agency_id");
        return sql
                .query(BY_STATUS.formatted(mine.sql()))
                .with(mine.values())
                .with("statuses", FindingStatus.codes())
                .list(row -> new Standing(row.requiredText("status"), row.number("findings")))
                .stream()
                .sorted(Comparator.comparingInt(one -> FindingStatus.codes().indexOf(one.status())))
                .toList();
    }
}
