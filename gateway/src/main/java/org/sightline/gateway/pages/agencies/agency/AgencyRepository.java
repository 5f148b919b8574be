package org.sightline.gateway.pages.agencies.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sightline.gateway.column.CountedByAgency;
import org.sightline.gateway.column.CountedByAgency.OfAgency;
import org.sightline.gateway.column.PurchaseColumns;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.Sorting;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The agencies that a caller may see, with their counts. */
@ApplicationScoped
public class AgencyRepository {

    /** Takes conditions on the tally. */
    private static final String COUNTS = """
        select t.agency_id,
            sum(t.purchases) filter (where t.band = 'MATCH') as purchases,
            sum(t.quantity) filter (where t.band = 'MATCH') as quantity,
            sum(t.amount) filter (where t.band = 'MATCH') as amount,
            sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'PROHIBITED') as prohibited,
            sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'UNDETERMINED') as undetermined,
            sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'RESTRICTED') as restricted,
            sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'FLAGGED') as flagged,
            sum(t.purchases) filter (where t.band = 'MATCH' and t.verdict = 'NOT_COVERED') as not_covered,
            sum(t.purchases) filter (where t.band = 'REVIEW') as to_review
        from tally t where t.since_ban and %s group by t.agency_id\
        """;

    /** The same counts of all purchases, from a tenth of the rows. */
    private static final String COUNTS_OF_ALL = """
        select t.agency_id,
            sum(t.purchases) filter (where t.dimension = 'bought') as purchases,
            sum(t.quantity) filter (where t.dimension = 'bought') as quantity,
            sum(t.amount) filter (where t.dimension = 'bought') as amount,
            sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'PROHIBITED') as prohibited,
            sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'UNDETERMINED') as undetermined,
            sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'RESTRICTED') as restricted,
            sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'FLAGGED') as flagged,
            sum(t.purchases) filter (where t.dimension = 'verdict' and t.key = 'NOT_COVERED') as not_covered,
            sum(t.purchases) filter (where t.dimension = 'to_review') as to_review
        from statewide_tally t where t.dimension in ('bought', 'verdict', 'to_review') group by t.agency_id\
        """;

    /** The same counts from the counted purchases, for what the tally does not know. Takes conditions on them. */
    private static final String COUNTS_OF_PURCHASES = """
        select f.agency_id,
            count(*) filter (where f.band = 'MATCH') as purchases,
            sum(f.quantity) filter (where f.band = 'MATCH') as quantity,
            sum(f.amount) filter (where f.band = 'MATCH') as amount,
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'PROHIBITED') as prohibited,
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'UNDETERMINED') as undetermined,
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'RESTRICTED') as restricted,
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'FLAGGED') as flagged,
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'NOT_COVERED') as not_covered,
            count(*) filter (where f.band = 'REVIEW') as to_review
        from counted_purchase f where f.last_day >= :countedSince and %s group by f.agency_id\
        """;

    /** The same counts, of those that were counted in memory. */
    private static final String COUNTS_IN_MEMORY = """
        select c.* from unnest(cast(:countedAgencies as uuid[]), cast(:purchasesEach as bigint[]),
            cast(:quantityEach as numeric[]), cast(:amountEach as numeric[]),
            cast(:prohibitedEach as bigint[]), cast(:undeterminedEach as bigint[]), cast(:restrictedEach as bigint[]),
            cast(:flaggedEach as bigint[]), cast(:notCoveredEach as bigint[]), cast(:toReviewEach as bigint[]))
            as c (agency_id, purchases, quantity, amount, prohibited, undetermined, restricted, flagged, not_covered, to_review)\
        """;

    /** Purchases are counted from the tally where nothing but these narrows which of them are. */
    private static final Set<String> IN_TALLY =
            Set.of("state", "county", "kind", "agencyId", "maker", "verdict", "year");

    private static final String ROWS = """
        with counts as (
            %s
        ), known as (
            select a.id, a.name, a.kind, a.state, a.county, a.status, a.sample from agency a
            where not exists (select 1 from agency_alias m where m.alias_id = a.id)
            union all
            select c.agency_id, :unnamed, null, null, null, 'unnamed', false from counts c
            where not exists (select 1 from agency a where a.id = c.agency_id)
        ), rows as (
            select k.id, k.name, lower(k.name) as lower_name, k.kind, k.state, k.county, k.status, k.sample,
                coalesce(c.purchases, 0) as purchases, coalesce(c.quantity, 0) as quantity, coalesce(c.amount, 0) as amount,
                coalesce(c.prohibited, 0) as prohibited,
                coalesce(c.undetermined, 0) as undetermined, coalesce(c.restricted, 0) as restricted,
                coalesce(c.flagged, 0) as flagged, coalesce(c.not_covered, 0) as not_covered,
                coalesce(c.to_review, 0) as to_review, coalesce(d.pieces, 0) as devices,
                coalesce(g.lines, 0) as lines, g.last_import_at
            from known k
            left join counts c on c.agency_id = k.id
            left join (select agency_id, sum(quantity) as pieces from device where not withdrawn group by 1) d on d.agency_id = k.id
            left join (select agency_id, sum(lines) as lines, max(last_import_at) as last_import_at
                from coverage group by 1) g on g.agency_id = k.id
        )
        """;

    private static final String COUNT = ROWS + "select count(*) from rows r where %s";

    private static final String PAGE = ROWS + """
        select r.*, %s as sort_value, (select count(*) from finding f
            where f.agency_id = r.id and f.subject = 'device' and f.standing and not f.gone and f.band = 'MATCH') as flagged_devices
        from rows r where %s order by %s limit :most\
        """;

    private static final List<Sorting.Column> COLUMNS = List.of(
            new Sorting.Column("name", "r.lower_name", Sorting.Type.TEXT),
            new Sorting.Column("purchases", "r.purchases", Sorting.Type.DECIMAL),
            new Sorting.Column("amount", "r.amount", Sorting.Type.DECIMAL),
            new Sorting.Column("prohibited", "r.prohibited", Sorting.Type.DECIMAL),
            new Sorting.Column("undetermined", "r.undetermined", Sorting.Type.DECIMAL),
            new Sorting.Column("to_review", "r.to_review", Sorting.Type.DECIMAL),
            new Sorting.Column("devices", "r.devices", Sorting.Type.DECIMAL),
            new Sorting.Column("lines", "r.lines", Sorting.Type.DECIMAL));

    private record Placed(AgencyRow row, String sortValue) {}

    /** The statement of the counts of each agency, and the values in it. */
    private record Counts(String sql, Map<String, Object> values) {}

    private final Sql sql;
    private final Scope scope;
    private final PurchaseColumns columns;

    AgencyRepository(Sql sql, Scope scope, PurchaseColumns columns) {
        this.sql = sql;
        this.scope = scope;
        this.columns = columns;
    }

    /**
     * One page, with the total of the whole filtered list.
     *
     * @throws Problem 422 where a filter is not understood
     */
    @Transactional
    public Page<AgencyRow> page(Caller caller, AgencyFilter filter) {
        return page(caller, filter, true);
    }

    /** As {@link #page}, without the total, which costs as much as the page. */
    @Transactional
    public Page<AgencyRow> uncounted(Caller caller, AgencyFilter filter) {
        return page(caller, filter, false);
    }

    private Page<AgencyRow> page(Caller caller, AgencyFilter filter, boolean counted) {
        Sorting sorting = Sorting.of(filter.sort, "name", COLUMNS);
        Conditions agencies = agencies(caller, filter);
        boolean tallied = tallied(filter);
        Conditions purchases = tallied ? inTally(filter) : amongPurchases(filter);
        Counts counts = columns.byAgency(caller, filter, filter.countedSince())
                .map(AgencyRepository::countsInMemory)
                .orElseGet(() -> countsInDatabase(tallied, purchases));
        Long total = counted ? count(counts, agencies) : null;
        BoundCursor cursors = sorting.cursors("agencies", purchases, agencies);
        sorting.after(cursors, filter.cursor, "r.id", agencies);
        int limit = Page.limit(filter.limit);
        List<Placed> rows = sql.query(
                        PAGE.formatted(counts.sql(), sorting.column().sql(), agencies.sql(), sorting.order("r.id")))
                .with(counts.values())
                .with(agencies.values())
                .with("most", limit + 1)
                .list(row -> new Placed(row(row), sorting.value(row)));
        Page<Placed> page = Page.cut(
                rows, limit, last -> cursors.after(last.sortValue(), last.row().id()), total);
        return new Page<>(page.items().stream().map(Placed::row).toList(), page.nextCursor(), page.total());
    }

    private static Counts countsInDatabase(boolean tallied, Conditions purchases) {
        String counts = tallied ? purchases.isEmpty() ? COUNTS_OF_ALL : COUNTS : COUNTS_OF_PURCHASES;
        return new Counts(counts.formatted(purchases.sql()), purchases.values());
    }

    private static Counts countsInMemory(CountedByAgency counted) {
        return new Counts(
                COUNTS_IN_MEMORY,
                Map.of(
                        "countedAgencies",
                        counted.agencies().stream().map(OfAgency::id).toList(),
                        "purchasesEach",
                        counted.each(OfAgency::purchases),
                        "quantityEach",
                        counted.eachDecimal(OfAgency::quantity),
                        "amountEach",
                        counted.eachDecimal(OfAgency::amount),
                        "prohibitedEach",
                        counted.each(OfAgency::prohibited),
                        "undeterminedEach",
                        counted.each(OfAgency::undetermined),
                        "restrictedEach",
                        counted.each(OfAgency::restricted),
                        "flaggedEach",
                        counted.each(OfAgency::flagged),
                        "notCoveredEach",
                        counted.each(OfAgency::notCovered),
                        "toReviewEach",
                        counted.each(OfAgency::toReview)));
    }

    private Long count(Counts counts, Conditions agencies) {
        return sql.query(COUNT.formatted(counts.sql(), agencies.sql()))
                .with(counts.values())
                .with(agencies.values())
                .number();
    }

    private static boolean tallied(AgencyFilter filter) {
        Set<String> given = new HashSet<>(filter.given().keySet());
        if (filter.countedSince().equals(Links.SINCE)) {
            given.remove("since");
        }
        return IN_TALLY.containsAll(given);
    }

    private static Conditions inTally(AgencyFilter filter) {
        return new Conditions()
                .andIf("t.maker_id = any (:maker)", filter.maker)
                .andIf("t.verdict = any (:verdict)", filter.verdict)
                .andIf("t.year = :year", filter.year);
    }

    private static Conditions amongPurchases(AgencyFilter filter) {
        Conditions conditions = new Conditions().with("countedSince", filter.countedSince());
        return filter.period(filter.purchases(conditions));
    }

    private Conditions agencies(Caller caller, AgencyFilter filter) {
        Conditions conditions = scope.of(caller, filter.agencyId, "r.id").with("unnamed", ViewRepository.UNNAMED);
        return filter.places(conditions, "r.id")
                .andIf("r.status = :status", filter.status)
                .andIf("(r.purchases > 0) = :bought", filter.bought)
                .andIf("(r.to_review > 0) = :toReview", filter.toReview)
                .andIf("r.lower_name like :q", Conditions.anywhere(filter.q));
    }

    private static AgencyRow row(Row row) {
        return new AgencyRow(
                row.requiredUuid("id"),
                row.requiredText("name"),
                row.text("kind"),
                row.text("state"),
                row.text("county"),
                row.requiredText("status"),
                row.flag("sample"),
                row.number("purchases"),
                Optional.ofNullable(row.plainDecimal("quantity")).orElse("0"),
                Optional.ofNullable(row.plainDecimal("amount")).orElse("0"),
                row.number("prohibited"),
                row.number("undetermined"),
                row.number("restricted"),
                row.number("flagged"),
                row.number("not_covered"),
                row.number("to_review"),
                row.number("devices"),
                row.number("flagged_devices"),
                row.number("lines"),
                row.instant("last_import_at"));
    }
}
