package org.sightline.gateway.pages.findings.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.column.CountedByAgency;
import org.sightline.gateway.column.PurchaseColumns;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.Sorting;
import org.sightline.gateway.words.Verdict;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The findings that a caller may see, filtered and sorted. */
@ApplicationScoped
public class FindingRepository {

    /** A list of others than counted purchases is counted as far as this; beyond, it has no total. */
    public static final int MOST_COUNTED = 10_000;

    /** The office confirmed it or asked about it, and the agency has not answered. */
    private static final String FOR_AGENCY =
            "f.standing and (f.status = 'notified' or f.decision = 'confirmed' and f.status = 'triaged')";
    /** Nobody in the office has looked at it, or the agency has answered. */
    private static final String FOR_OFFICE = "not f.withdrawn and f.status in ('new', 'responded', 'under_review')";

    /** The documents are read of the rows of the page alone, also where the database sorts all that fit. */
    private static final String PAGE = """
        select f.body::text as body, f.agency_id, a.name as agency_name, a.kind as agency_kind, %1$s as sort_value
        from (select f.id from finding f where %2$s order by %3$s limit :most) listed
        join finding f on f.id = listed.id left join agency a on a.id = f.agency_id
        order by %3$s\
        """;

    private static final String COUNT = "select count(*) from %s f where %s";

    private static final String COUNT_UP_TO =
            "select count(*) from (select from %s f where %s limit " + (MOST_COUNTED + 1) + ") counted";

    private static final String SUM = """
        select count(*) as findings, sum(f.quantity) as quantity, sum(f.amount) as amount from %s f where %s\
        """;

    private static final String COUNT_BY_AGENCY =
            "select f.agency_id, count(*) as findings from finding f where %s group by f.agency_id";

    private static final String COUNT_BY_RULE = """
        select rule, count(*) as findings from finding f cross join lateral unnest(f.rules) as rule where %s group by rule\
        """;

    private static final String FIRST_OF_EACH_VERDICT = """
        select f.body::text as body, f.agency_id, a.name as agency_name, a.kind as agency_kind
        from unnest(cast(:verdicts as text[])) as asked (verdict) cross join lateral (
            select n.id from finding n
            where n.agency_id = :agency and n.countable and n.band = 'MATCH' and n.verdict = asked.verdict
                and n.sort_day >= :since
            order by n.sort_day desc, n.id desc limit :most) newest
        join finding f on f.id = newest.id left join agency a on a.id = f.agency_id
        order by f.verdict, f.sort_day desc, f.id desc\
        """;

    private static final String BY_ID = """
        select f.body::text as body, f.agency_id, a.name as agency_name, a.kind as agency_kind
        from finding f left join agency a on a.id = f.agency_id
        where %s\
        """;

    private static final String JOINED_TO = """
        with recursive part (id) as (
            select cast(:finding as text)
            union select cast(j.id as text) from finding j join part p on j.body ->> 'joinedInto' = p.id)
        select f.body::text as body from finding f
        where f.body ->> 'joinedInto' in (select id from part) and %s
        order by f.updated_at desc, f.id\
        """;

    /** Bands of which the purchases are counted in memory; without one, of all of them. */
    private static final Set<String> BANDS = Set.of("", "MATCH", "REVIEW");

    private static final String NEWEST_FIRST = "-date";
    private static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("date", "f.sort_day", Sorting.Type.DAY),
            new Sorting.Column("amount", "f.sort_amount", Sorting.Type.DECIMAL),
            new Sorting.Column("updated", "f.updated_at", Sorting.Type.INSTANT),
            new Sorting.Column("verdict", "f.verdict_rank", Sorting.Type.INTEGER, true));

    private record Placed(FindingRow row, String sortValue) {}

    /** What is counted: rows of a table that fit. */
    private record Counting(String table, Conditions conditions) {

        boolean isWide() {
            return table.equals("finding");
        }

        String in(String statement) {
            return statement.formatted(table, conditions.sql());
        }
    }

    private final Sql sql;
    private final Scope scope;
    private final ObjectMapper json;
    private final PurchaseColumns columns;

    FindingRepository(Sql sql, Scope scope, ObjectMapper json, PurchaseColumns columns) {
        this.sql = sql;
        this.scope = scope;
        this.json = json;
        this.columns = columns;
    }

    /**
     * One page, with the total of the whole filtered list; without where {@link #total} is.
     *
     * @throws Problem 404 where another's agency is asked for, 422 where a filter is not understood
     */
    @Transactional
    public Page<FindingRow> page(Caller caller, FindingFilter filter) {
        Conditions conditions = conditions(caller, filter);
        return page(filter, conditions, total(caller, filter));
    }

    /** Those of these findings that the caller may see, in the order of the ids. */
    @Transactional
    public List<FindingRow> rows(Caller caller, List<UUID> ids) {
        Conditions conditions = scope.of(caller, null, "f.agency_id").and("f.id = any (:ids)", ids);
        Map<UUID, FindingRow> found = new HashMap<>();
        sql.query(BY_ID.formatted(conditions.sql()))
                .with(conditions.values())
                .list(this::row)
                .forEach(row -> found.put(row.id(), row));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    /** The JSON of the findings that were joined to one, and to those in turn; the last one that was joined first. */
    @Transactional
    public List<String> joinedTo(Caller caller, UUID finding) {
        Conditions conditions = scope.of(caller, null, "f.agency_id");
        return sql.query(JOINED_TO.formatted(conditions.sql()))
                .with(conditions.values())
                .with("finding", finding)
                .list(row -> row.requiredText("body"));
    }

    /** How many findings a filter has; null where they are more than {@value #MOST_COUNTED} and no counted purchases. */
    @Transactional
    public @Nullable Long total(Caller caller, FindingFilter filter) {
        Optional<CountedByAgency.Total> held = inMemory(caller, filter);
        if (held.isPresent()) {
            return held.get().purchases();
        }
        return upToMost(counting(caller, filter));
    }

    /**
     * The findings of a filter, with the pieces and the money in them, as far as the records say; null where they are more
     * than {@value #MOST_COUNTED} and no counted purchases.
     */
    @Transactional
    public @Nullable FindingSum sum(Caller caller, FindingFilter filter) {
        Optional<CountedByAgency.Total> held = inMemory(caller, filter);
        if (held.isPresent()) {
            return sum(held.get());
        }
        Counting counting = counting(caller, filter);
        return counting.isWide() && upToMost(counting) == null ? null : sum(counting);
    }

    /** The whole queue of a large state would be counted for every page. Counted purchases are in a narrow table. */
    private @Nullable Long upToMost(Counting counting) {
        if (!counting.isWide()) {
            return count(counting);
        }
        long counted = number(counting, COUNT_UP_TO);
        return counted > MOST_COUNTED ? null : counted;
    }

    private static FindingSum sum(CountedByAgency.Total total) {
        BigDecimal quantity = total.quantity();
        BigDecimal amount = total.amount();
        return new FindingSum(
                total.purchases(),
                quantity == null ? null : quantity.toPlainString(),
                amount == null ? null : amount.toPlainString());
    }

    private FindingSum sum(Counting counting) {
        return sql.query(counting.in(SUM))
                .with(counting.conditions().values())
                .one(row -> new FindingSum(
                        row.number("findings"), row.plainDecimal("quantity"), row.plainDecimal("amount")));
    }

    /** One page of a list that was counted already. */
    @Transactional
    public Page<FindingRow> counted(Caller caller, FindingFilter filter, FindingSum sum) {
        return page(filter, conditions(caller, filter), sum.findings());
    }

    /** One page without counting, for walking through all. */
    @Transactional
    public Page<FindingRow> uncounted(Caller caller, FindingFilter filter) {
        return page(filter, conditions(caller, filter), null);
    }

    /** How many findings of each agency the filter has. */
    @Transactional
    public Map<UUID, Long> countsByAgency(Caller caller, FindingFilter filter) {
        Conditions conditions = counted(caller, filter);
        Map<UUID, Long> counts = new HashMap<>();
        sql.query(COUNT_BY_AGENCY.formatted(conditions.sql()))
                .with(conditions.values())
                .<@Nullable Long>list(row -> counts.put(row.requiredUuid("agency_id"), row.number("findings")));
        return counts;
    }

    /** On how many findings of the filter the headline verdict rests on each rule. */
    @Transactional
    public Map<String, Long> countsByRule(Caller caller, FindingFilter filter) {
        Conditions conditions = counted(caller, filter);
        Map<String, Long> counts = new HashMap<>();
        sql.query(COUNT_BY_RULE.formatted(conditions.sql()))
                .with(conditions.values())
                .<@Nullable Long>list(row -> counts.put(row.requiredText("rule"), row.number("findings")));
        return counts;
    }

    /** How many findings wait for the agency. */
    public long waitingFor(UUID agency) {
        return count(new Counting(
                "finding", new Conditions().and("f.agency_id = :agency", agency).and(FOR_AGENCY)));
    }

    /** The newest counted purchases of an agency since a day, some of each verdict. */
    public List<FindingRow> firstOfEachVerdict(UUID agency, LocalDate since, int most) {
        return sql.query(FIRST_OF_EACH_VERDICT)
                .with("verdicts", Verdict.codes())
                .with("agency", agency)
                .with("since", since)
                .with("most", most)
                .list(this::row);
    }

    /** Of a list of counted purchases, for those who read all agencies; empty where the database has to count. */
    private Optional<CountedByAgency.Total> inMemory(Caller caller, FindingFilter filter) {
        String band = filter.band == null ? "" : filter.band;
        if (!filter.isOfCountedPurchases() || !BANDS.contains(band)) {
            return Optional.empty();
        }
        return columns.byAgency(caller, filter, null).map(counted -> switch (band) {
            case "MATCH" -> counted.matches();
            case "REVIEW" -> counted.toReview();
            default -> counted.all();
        });
    }

    private long count(Counting counting) {
        return number(counting, COUNT);
    }

    private long number(Counting counting, String statement) {
        return sql.query(counting.in(statement))
                .with(counting.conditions().values())
                .number();
    }

    /** The findings of a filter, or their counted purchases where those are the same: a narrow table is counted faster. */
    private Counting counting(Caller caller, FindingFilter filter) {
        if (!filter.isOfCountedPurchases()) {
            return new Counting("finding", counted(caller, filter));
        }
        Conditions conditions = scope.of(caller, filter.agencyId, "f.agency_id");
        filter.places(conditions, "f.agency_id");
        filter.purchases(conditions);
        return new Counting("counted_purchase", filter.period(conditions).andIf("f.band = :band", filter.band));
    }

    private Page<FindingRow> page(FindingFilter filter, Conditions conditions, @Nullable Long total) {
        int limit = Page.limit(filter.limit);
        Sorting sorting = Sorting.of(filter.sort, NEWEST_FIRST, COLUMNS);
        Conditions from = conditions.copy();
        BoundCursor cursors = sorting.cursors("findings", conditions);
        sorting.after(cursors, filter.cursor, "f.id", from);
        List<Placed> rows = sql.query(PAGE.formatted(sorting.column().sql(), from.sql(), sorting.order("f.id")))
                .with(from.values())
                .with("most", limit + 1)
                .list(row -> new Placed(row(row), sorting.value(row)));
        Page<Placed> page = Page.cut(
                rows, limit, last -> cursors.after(last.sortValue(), last.row().id()), total);
        return new Page<>(page.items().stream().map(Placed::row).toList(), page.nextCursor(), page.total());
    }

    private FindingRow row(Row row) {
        try {
            return FindingRow.of(
                    json.readTree(row.requiredText("body")),
                    row.requiredUuid("agency_id"),
                    row.text("agency_name"),
                    row.text("agency_kind"));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A stored finding cannot be read", unreadable);
        }
    }

    /** Which rows a list has, said so that the database finds the first ones soon. */
    private Conditions conditions(Caller caller, FindingFilter filter) {
        return others(filter.listed(places(caller, filter)), filter);
    }

    /** The same, said so that they can be counted from an index alone. */
    private Conditions counted(Caller caller, FindingFilter filter) {
        return others(filter.period(filter.purchases(places(caller, filter))), filter);
    }

    private Conditions places(Caller caller, FindingFilter filter) {
        Conditions conditions = scope.of(caller, filter.agencyId, "f.agency_id");
        withdrawn(filter.withdrawn, conditions);
        waiting(filter.waiting, conditions);
        return filter.places(conditions, "f.agency_id");
    }

    private static Conditions others(Conditions conditions, FindingFilter filter) {
        return conditions
                .andIf("f.status = any (:status)", filter.status)
                .andIf("f.subject = :subject", filter.subject)
                .andIf("f.role = :role", filter.role)
                .andIf("f.band = :band", filter.band)
                .andIf("f.id <> all (:without)", filter.without)
                .andIf("f.countable = :counted", filter.counted)
                .andIf("f.standing = :standing", filter.standing)
                .andIf("f.equipment = :equipment", filter.equipment)
                .andIf("f.gone <> :inUse", filter.inUse)
                .andIf("f.rules && cast(:rule as text[])", filter.rule)
                .andIf(
                        "f.body -> 'lines' @> jsonb_build_array(jsonb_build_object('importId', cast(:importId as text)))",
                        filter.importId == null ? null : filter.importId.toString())
                .andIf(
                        "f.body -> 'lines' @> jsonb_build_array(jsonb_build_object('id', cast(:lineId as text)))",
                        filter.lineId == null ? null : filter.lineId.toString())
                .andIf(
                        "(f.search like :q or f.agency_id in (select id from agency where lower(name) like :q))",
                        Conditions.anywhere(filter.q));
    }

    private static void withdrawn(@Nullable String withdrawn, Conditions conditions) {
        switch (withdrawn == null ? "false" : withdrawn) {
            case "false" -> conditions.and("not f.withdrawn");
            case "true" -> conditions.and("f.withdrawn");
            case "any" -> {}
            default -> throw Problem.invalid("withdrawn", "unknown-value", "Say true, false or any.");
        }
    }

    private static void waiting(@Nullable String waiting, Conditions conditions) {
        switch (waiting == null ? "" : waiting.strip()) {
            case "" -> {}
            case "agency" -> conditions.and(FOR_AGENCY);
            case "office" -> conditions.and(FOR_OFFICE);
            default -> throw Problem.invalid("waiting", "unknown-value", "Say agency or office.");
        }
    }
}
