package org.sightline.gateway.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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

/** The findings that a caller may see, filtered and sorted. */
@ApplicationScoped
public class FindingList {

    public static final String COLUMNS = """
            f.id, f.version, f.agency_id, a.name as agency_name, a.kind as agency_kind, f.subject, f.maker_id, f.maker_name,
            f.body->>'entityName' as entity_name, f.basis, f.body->'lines'->0->>'vendorName' as vendor_name,
            coalesce(f.body->'lines'->0->>'description',
                nullif(concat_ws(' ', f.body->'device'->>'maker', f.body->'device'->>'model'), '')) as description,
            f.body->'lines'->0->>'documentNumber' as document_number, f.body->>'date' as date_text,
            f.body->>'quantity' as quantity_text, f.body->>'amount' as amount_text, f.currency, f.item_class, f.funding,
            f.verdict, coalesce((select bool_and((v->>'unverified')::boolean) from jsonb_array_elements(
                case when jsonb_typeof(f.body->'verdicts') = 'array' then f.body->'verdicts' else '[]' end) v
                where f.body->'decidingRules' @> (v->'ruleId')), false) as unverified, f.role, f.band, (f.body->>'score')::numeric as score, f.status, f.outcome, f.decision, f.withdrawn,
            f.updated_at""";

    /** The office confirmed it or asked about it, and the agency has not answered. */
    public static final String FOR_AGENCY =
            "f.standing and (f.status = 'notified' or f.decision = 'confirmed' and f.status = 'triaged')";
    /** Nobody in the office has looked at it, or the agency has answered. */
    static final String FOR_OFFICE = "not f.withdrawn and f.status in ('new', 'responded', 'under_review')";

    private enum Sort {
        DATE("f.sort_day", false),
        AMOUNT("f.sort_amount", false),
        UPDATED("f.updated_at", false),
        /** Gravest first. */
        VERDICT("f.verdict_rank", true);

        private final String column;
        private final boolean largestFirst;

        Sort(String column, boolean largestFirst) {
            this.column = column;
            this.largestFirst = largestFirst;
        }

        /** Whether the column's largest value comes first. */
        boolean down(String asked) {
            return asked.startsWith("-") != largestFirst;
        }

        Object value(String text) {
            try {
                return switch (this) {
                    case DATE -> LocalDate.parse(text);
                    case AMOUNT -> new BigDecimal(text);
                    case UPDATED -> Instant.parse(text);
                    case VERDICT -> Integer.valueOf(text);
                };
            } catch (DateTimeParseException | NumberFormatException foreign) {
                throw Problem.invalid(
                        "cursor", "unknown-cursor", "This cursor is not one that we gave. Start again without it.");
            }
        }
    }

    private static final Map<String, Sort> SORTS =
            Map.of("date", Sort.DATE, "amount", Sort.AMOUNT, "updated", Sort.UPDATED, "verdict", Sort.VERDICT);

    private record Placed(FindingRow row, String sortValue) {}

    private final Database database;
    private final Scope scope;

    FindingList(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    /**
     * One page, with the total of the whole filtered list.
     *
     * @throws Problem 404 where another's agency is asked for, 422 where a filter is not understood
     */
    public Page<FindingRow> page(Caller caller, FindingFilter filter) {
        Where where = where(caller, filter);
        long total = database.number("select count(*) from finding f where " + where.sql(), where.values());
        return page(filter, where, total);
    }

    /** One page without counting, for walking through all. */
    public Page<FindingRow> uncounted(Caller caller, FindingFilter filter) {
        return page(filter, where(caller, filter), null);
    }

    /** How many findings the filter has. */
    public long count(Caller caller, FindingFilter filter) {
        Where where = where(caller, filter);
        return database.number("select count(*) from finding f where " + where.sql(), where.values());
    }

    private Page<FindingRow> page(FindingFilter filter, Where where, Long total) {
        int limit = Page.limit(filter.limit);
        String asked = filter.sort == null || filter.sort.isBlank() ? "-date" : filter.sort;
        Sort sort = SORTS.get(asked.startsWith("-") ? asked.substring(1) : asked);
        if (sort == null) {
            throw Problem.invalid(
                    "sort",
                    "unknown-sort",
                    "Sort by date, amount or updated, with - in front for largest first, or by verdict, gravest first.");
        }
        boolean down = sort.down(asked);
        Where from = where.copy();
        after(filter.cursor, asked, sort, down, from);
        String order = down ? " desc" : "";
        List<Placed> rows = database.list(
                "select " + COLUMNS + ", " + sort.column + " as sort_value from finding f"
                        + " left join agency a on a.id = f.agency_id where " + from.sql()
                        + " order by " + sort.column + order + ", f.id" + order + " limit " + (limit + 1),
                row -> new Placed(row(row), sortValue(row, sort)),
                from.values());
        Page<Placed> page = Page.cut(
                rows,
                limit,
                last -> Cursor.of(asked, last.sortValue(), last.row().id()),
                total);
        return new Page<>(page.items().stream().map(Placed::row).toList(), page.nextCursor(), page.total());
    }

    private static void after(String cursor, String asked, Sort sort, boolean down, Where from) {
        List<String> place = Cursor.read(cursor, 3);
        if (place == null) {
            return;
        }
        if (!place.get(0).equals(asked)) {
            throw Problem.invalid(
                    "cursor", "other-sort", "This cursor belongs to another sort order. Start again without it.");
        }
        from.and(
                "(" + sort.column + ", f.id) " + (down ? "<" : ">") + " (?, ?)",
                sort.value(place.get(1)),
                Ids.read("cursor", place.get(2)));
    }

    private static String sortValue(ResultSet row, Sort sort) throws SQLException {
        return switch (sort) {
            case UPDATED -> Database.instant(row, "sort_value").toString();
            case AMOUNT -> Database.decimal(row, "sort_value");
            default -> row.getString("sort_value");
        };
    }

    private Where where(Caller caller, FindingFilter filter) {
        Where where = scope.of(caller, filter.agencyId, "f.agency_id");
        withdrawn(filter.withdrawn, where);
        waiting(filter.waiting, where);
        kinds(filter.kind, where);
        where.andIf(filter.state, "f.agency_id in (select id from agency where state = ?)")
                .andIf(filter.county, "f.agency_id in (select id from agency where lower(county) = lower(?))")
                .andAny(filter.maker, "f.maker_id = any (?)")
                .andAny(filter.verdict, "f.verdict = any (?)")
                .andAny(filter.status, "f.status = any (?)")
                .andIf(filter.subject, "f.subject = ?")
                .andIf(filter.role, "f.role = ?")
                .andIf(filter.band, "f.band = ?")
                .andAny(filter.itemClass, "coalesce(f.item_class, 'unknown') = any (?)")
                .andAny(filter.funding, "f.funding && ?")
                .andIf(filter.since, "f.last_day >= ?")
                .andIf(filter.before, "f.last_day < ?")
                .andIf(filter.counted, "f.countable = ?")
                .andIf(filter.standing, "f.standing = ?")
                .andIf(filter.equipment, "f.equipment = ?")
                .andIf(filter.recoded, "f.recoded = ?");
        year(filter.year, where);
        if (filter.q != null && !filter.q.isBlank()) {
            String pattern = Where.anywhere(filter.q);
            where.and(
                    "(f.search like ? or f.agency_id in (select id from agency where lower(name) like ?))",
                    pattern,
                    pattern);
        }
        return where;
    }

    private static void year(Integer year, Where where) {
        if (year == null) {
            return;
        }
        if (year == 0) {
            where.and("f.last_day is null");
        } else {
            where.and("f.last_day >= ? and f.last_day <= ?", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
    }

    private static void withdrawn(String withdrawn, Where where) {
        switch (withdrawn == null ? "false" : withdrawn) {
            case "false" -> where.and("not f.withdrawn");
            case "true" -> where.and("f.withdrawn");
            case "any" -> {}
            default -> throw Problem.invalid("withdrawn", "unknown-value", "Say true, false or any.");
        }
    }

    private static void waiting(String waiting, Where where) {
        if (waiting == null || waiting.isBlank()) {
            return;
        }
        switch (waiting) {
            case "agency" -> where.and(FOR_AGENCY);
            case "office" -> where.and(FOR_OFFICE);
            default -> throw Problem.invalid("waiting", "unknown-value", "Say agency or office.");
        }
    }

    private static void kinds(List<String> kinds, Where where) {
        if (kinds == null || kinds.isEmpty()) {
            return;
        }
        String[] asked = kinds.toArray(String[]::new);
        if (kinds.contains("unknown")) {
            where.and("f.agency_id not in (select id from agency where kind <> all (?))", (Object) asked);
        } else {
            where.and("f.agency_id in (select id from agency where kind = any (?))", (Object) asked);
        }
    }

    public static FindingRow row(ResultSet row) throws SQLException {
        return new FindingRow(
                Database.id(row, "id"),
                row.getLong("version"),
                Database.id(row, "agency_id"),
                row.getString("agency_name"),
                row.getString("agency_kind"),
                row.getString("subject"),
                row.getString("maker_id"),
                row.getString("maker_name"),
                row.getString("entity_name"),
                row.getString("basis"),
                row.getString("vendor_name"),
                row.getString("description"),
                row.getString("document_number"),
                row.getString("date_text"),
                row.getString("quantity_text"),
                row.getString("amount_text"),
                row.getString("currency"),
                row.getString("item_class"),
                texts(row.getArray("funding")),
                row.getString("verdict"),
                row.getBoolean("unverified"),
                row.getString("role"),
                row.getString("band"),
                row.getBigDecimal("score"),
                row.getString("status"),
                row.getString("outcome"),
                row.getString("decision"),
                row.getBoolean("withdrawn"),
                Database.instant(row, "updated_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
