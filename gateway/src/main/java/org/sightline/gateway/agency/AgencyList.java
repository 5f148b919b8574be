package org.sightline.gateway.agency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sightline.gateway.database.Database;
import org.sightline.gateway.view.Ids;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.Where;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The agencies that a caller may see, with their counts. */
@ApplicationScoped
public class AgencyList {

    /** Question marks: conditions on the tally. */
    private static final String COUNTS = """
            select t.agency_id,
                sum(t.purchases) filter (where t.band = 'MATCH') as purchases,
                sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'PROHIBITED') as prohibited,
                sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'UNDETERMINED') as undetermined,
                sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'RESTRICTED') as restricted,
                sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'FLAGGED') as flagged,
                sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'NOT_COVERED') as not_covered,
                sum(t.purchases) filter (where t.band = 'REVIEW') as to_review
            from tally t where t.since_ban and %s group by t.agency_id""";

    /** The same counts of all purchases, from a tenth of the rows. */
    private static final String COUNTS_OF_ALL = """
            select t.agency_id,
                sum(t.purchases) filter (where t.dimension = 'bought') as purchases,
                sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'PROHIBITED') as prohibited,
                sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'UNDETERMINED') as undetermined,
                sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'RESTRICTED') as restricted,
                sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'FLAGGED') as flagged,
                sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'NOT_COVERED') as not_covered,
                sum(t.purchases) filter (where t.dimension = 'to_review') as to_review
            from statewide_tally t where t.dimension in ('bought', 'verdict', 'to_review') group by t.agency_id""";

    /** Question marks: those of the counts, then conditions on the agency. */
    private static final String ROWS = """
            with counts as (
                %s
            ), known as (
                select a.id, a.name, a.kind, a.state, a.county, a.status, a.sample from agency a
                where not exists (select 1 from agency_alias m where m.alias_id = a.id)
                union all
                select c.agency_id, 'Agency not named yet', null, null, null, 'unnamed', false from counts c
                where not exists (select 1 from agency a where a.id = c.agency_id)
            ), rows as (
                select k.id, k.name, lower(k.name) as lower_name, k.kind, k.state, k.county, k.status, k.sample,
                    coalesce(c.purchases, 0) as purchases, coalesce(c.prohibited, 0) as prohibited,
                    coalesce(c.undetermined, 0) as undetermined, coalesce(c.restricted, 0) as restricted,
                    coalesce(c.flagged, 0) as flagged, coalesce(c.not_covered, 0) as not_covered,
                    coalesce(c.to_review, 0) as to_review, coalesce(d.pieces, 0) as devices,
                    coalesce(g.lines, 0) as lines, g.last_import_at
                from known k
                left join counts c on c.agency_id = k.id
                left join (select agency_id, sum(quantity) as pieces from device group by 1) d on d.agency_id = k.id
                left join (select agency_id, sum(lines) as lines, max(last_import_at) as last_import_at
                    from coverage group by 1) g on g.agency_id = k.id
            )
            """;

    private static final Map<String, String> SORTS = Map.of(
            "name",
            "r.lower_name",
            "purchases",
            "r.purchases",
            "prohibited",
            "r.prohibited",
            "undetermined",
            "r.undetermined",
            "to_review",
            "r.to_review",
            "devices",
            "r.devices",
            "lines",
            "r.lines");

    private record Placed(AgencyRow row, String sortValue) {}

    private final Database database;
    private final Scope scope;

    AgencyList(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    /**
     * One page, with the total of the whole filtered list.
     *
     * @throws Problem 422 where a filter is not understood
     */
    public Page<AgencyRow> page(Caller caller, AgencyFilter filter) {
        String asked = filter.sort == null || filter.sort.isBlank() ? "name" : filter.sort;
        boolean down = asked.startsWith("-");
        String column = SORTS.get(down ? asked.substring(1) : asked);
        if (column == null) {
            throw Problem.invalid(
                    "sort",
                    "unknown-sort",
                    "Sort by one of " + SORTS.keySet().stream().sorted().toList()
                            + ", with - in front for largest first.");
        }
        Where purchases = purchases(filter);
        Where agencies = agencies(caller, filter);
        String with = ROWS.formatted(purchases.isEmpty() ? COUNTS_OF_ALL : COUNTS.formatted(purchases.sql()));
        long total = database.number(
                with + "select count(*) from rows r where " + agencies.sql(), purchases.values(agencies.values()));
        after(filter.cursor, asked, column, down, agencies);
        int limit = Page.limit(filter.limit);
        String order = down ? " desc" : "";
        List<Placed> rows = database.list(
                with + "select r.*, " + column + " as sort_value,"
                        + " (select count(*) from finding f where f.agency_id = r.id and f.subject = 'device' and f.standing"
                        + " and f.band = 'MATCH') as flagged_devices"
                        + " from rows r where " + agencies.sql() + " order by " + column + order + ", r.id" + order
                        + " limit " + (limit + 1),
                AgencyList::placed,
                purchases.values(agencies.values()));
        Page<Placed> page = Page.cut(
                rows,
                limit,
                last -> Cursor.of(asked, last.sortValue(), last.row().id()),
                total);
        return new Page<>(page.items().stream().map(Placed::row).toList(), page.nextCursor(), page.total());
    }

    private static void after(String cursor, String asked, String column, boolean down, Where agencies) {
        List<String> place = Cursor.read(cursor, 3);
        if (place == null) {
            return;
        }
        if (!place.get(0).equals(asked)) {
            throw Problem.invalid(
                    "cursor", "other-sort", "This cursor belongs to another sort order. Start again without it.");
        }
        String type = column.equals("r.lower_name") ? "?" : "?::numeric";
        agencies.and(
                "(" + column + ", r.id) " + (down ? "<" : ">") + " (" + type + ", ?)",
                place.get(1),
                Ids.read("cursor", place.get(2)));
    }

    private static Where purchases(AgencyFilter filter) {
        return new Where()
                .andAny(filter.maker, "t.maker_id = any (?)")
                .andAny(filter.verdict, "t.verdict = any (?)")
                .andIf(filter.year, "t.year = ?");
    }

    private Where agencies(Caller caller, AgencyFilter filter) {
        Where where = scope.of(caller, null, "r.id")
                .andAny(filter.kind, "coalesce(r.kind, 'unknown') = any (?)")
                .andIf(filter.state, "r.state = ?")
                .andIf(filter.county, "lower(r.county) = lower(?)")
                .andIf(filter.status, "r.status = ?")
                .andIf(filter.bought, "(r.purchases > 0) = ?")
                .andIf(filter.toReview, "(r.to_review > 0) = ?");
        return filter.q == null || filter.q.isBlank()
                ? where
                : where.and("r.lower_name like ?", Where.anywhere(filter.q));
    }

    private static Placed placed(ResultSet row) throws SQLException {
        return new Placed(
                new AgencyRow(
                        Database.id(row, "id"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("county"),
                        row.getString("status"),
                        row.getBoolean("sample"),
                        row.getLong("purchases"),
                        row.getLong("prohibited"),
                        row.getLong("undetermined"),
                        row.getLong("restricted"),
                        row.getLong("flagged"),
                        row.getLong("not_covered"),
                        row.getLong("to_review"),
                        row.getLong("devices"),
                        row.getLong("flagged_devices"),
                        row.getLong("lines"),
                        Database.instant(row, "last_import_at")),
                row.getString("sort_value"));
    }
}
