package org.sightline.gateway.pages.office.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.column.Counted;
import org.sightline.gateway.column.PurchaseColumns;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.pages.agencies.agency.AgencyRow;
import org.sightline.gateway.pages.office.overview.Overview.CoverageTotal;
import org.sightline.gateway.pages.office.overview.Overview.DeviceTotal;
import org.sightline.gateway.pages.office.overview.Overview.Mark;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** Counts over all agencies. Who may see them is decided by whoever asks. */
@ApplicationScoped
public class OverviewRepository {

    /** Narrowed by nothing but agencies: from the tally. Takes conditions on it. */
    private static final String TALLIED = """
        select s.dimension, s.key, s.agency_id, s.purchases, s.quantity, s.amount
        from statewide_tally s where s.purchases > 0 and %s\
        """;

    /**
     * Narrowed by anything else: from the counted purchases, under the same dimensions as in the tally. They are first added up
     * to cells of an agency, a maker, a verdict, a quarter and kinds of money, and the cells to the dimensions. Vendors are too
     * many for the cells. Takes conditions on the counted purchases.
     */
    private static final String COUNTED = """
        with cell as materialized (
            select f.agency_id, f.maker_id, f.verdict, f.quarter, f.quarter / 4 as year, f.funds, count(*) as purchases,
                coalesce(sum(f.quantity), 0) as quantity, coalesce(sum(f.amount), 0) as amount
            from counted_purchase f where %2$s and %1$s group by 1, 2, 3, 4, 5, 6
        ), added_up as materialized (
            select case when grouping(c.maker_id) = 0 then 'maker' when grouping(c.year) = 0 then 'year'
                    when grouping(c.quarter) = 0 then 'quarter' when grouping(c.funds) = 0 then 'funds'
                    when grouping(c.verdict) = 0 then 'verdict' else 'bought' end as dimension,
                case when grouping(c.maker_id) = 0 then c.maker_id when grouping(c.year) = 0 then cast(c.year as text)
                    when grouping(c.quarter) = 0 then c.quarter / 4 || 'Q' || c.quarter %% 4 + 1 || ' ' || c.verdict
                    when grouping(c.verdict) = 0 then c.verdict else '' end as key,
                c.agency_id, c.funds, sum(c.purchases) as purchases, sum(c.quantity) as quantity, sum(c.amount) as amount
            from cell c
            group by grouping sets ((c.agency_id), (c.agency_id, c.maker_id), (c.agency_id, c.verdict), (c.agency_id, c.year),
                (c.agency_id, c.funds), (c.quarter, c.verdict))
        )
        select a.dimension, a.key, a.agency_id, a.purchases, a.quantity, a.amount
        from added_up a where a.dimension <> 'funds'
        union all
        select d.dimension, d.key, a.agency_id, sum(a.purchases), sum(a.quantity), sum(a.amount)
        from added_up a, fund_dimensions(a.funds) d where a.dimension = 'funds' group by 1, 2, 3
        union all
        select 'vendor', coalesce(f.vendor, 'unknown'), f.agency_id, count(*), coalesce(sum(f.quantity), 0),
            coalesce(sum(f.amount), 0)
        from counted_purchase f where %2$s and %1$s group by 2, 3
        union all
        select 'to_review', '', f.agency_id, count(*), coalesce(sum(f.quantity), 0), coalesce(sum(f.amount), 0)
        from counted_purchase f where f.band = 'REVIEW' and f.last_day >= cast(:from as date)
            and f.last_day < cast(:until as date) and %1$s group by 3
        union all
        select case when f.last_day is null then 'undated' else 'earlier' end, '', null, count(*), 0, 0
        from counted_purchase f
        where f.band = 'MATCH' and (f.last_day is null or f.last_day < cast(:from as date)) and %1$s group by 1\
        """;

    /** A counted purchase of the days that are asked for. */
    private static final String BOUGHT =
            "f.band = 'MATCH' and f.last_day >= cast(:from as date) and f.last_day < cast(:until as date)";

    /** Of equal ones the first by bytes: so that the columns in memory, which know no other order, give the same (ADR 0088). */
    private static final String GROUPS = """
        with t as materialized (
            %s
        ), grouped as (
            select t.dimension, t.key, cast(null as text) as state, count(*) as agencies, sum(t.purchases) as purchases,
                sum(t.quantity) as quantity, sum(t.amount) as amount
            from t group by 1, 2
            union all
            select 'kind', coalesce(a.kind, 'unknown'), null, count(*), sum(t.purchases), sum(t.quantity), sum(t.amount)
            from t left join agency a on a.id = t.agency_id where t.dimension = 'bought' group by 2
            union all
            select 'county', coalesce(min(a.county collate "C") collate "default", 'unknown'), coalesce(a.state, 'unknown'),
                count(*), sum(t.purchases), sum(t.quantity), sum(t.amount)
            from t left join agency a on a.id = t.agency_id where t.dimension = 'bought'
            group by coalesce(a.state, 'unknown'), lower(a.county)
        ), placed as (
            select g.*, row_number() over (partition by g.dimension
                order by g.agencies desc, g.purchases desc, g.key collate "C", g.state collate "C") as place
            from grouped g
        )
        select p.*, m.name from placed p left join maker m on p.dimension = 'maker' and m.id = p.key
        where p.dimension <> 'vendor' or p.place <= :most order by p.dimension, p.place\
        """;

    /** Every state that an agency is of, with what was bought there. */
    private static final String STATES = """
        select 'state' as dimension, coalesce(a.state, 'unknown') as key, cast(null as text) as state,
            cast(null as text) as name, count(t.agency_id) as agencies,
            coalesce(sum(t.purchases), 0) as purchases, sum(t.quantity) as quantity, sum(t.amount) as amount
        from agency a full join (
            select agency_id, purchases, quantity, amount from statewide_tally where dimension = 'bought' and purchases > 0
        ) t on t.agency_id = a.id
        group by 2 order by agencies desc, purchases desc, 2\
        """;

    private static final String AFTER_NOTICE = """
        select 'afterNotice' as dimension, '' as key, cast(null as text) as state, cast(null as text) as name,
            count(distinct f.agency_id) as agencies,
            count(*) as purchases, sum(f.quantity) as quantity, sum(f.amount) as amount
        from counted_purchase f where f.band = 'MATCH' and f.last_day >= :from and %s\
        """;

    /** The first or the last purchase, which is looked for in the quarter in which it was made. */
    private static final String MARK = """
        select f.last_day, f.id, f.agency_id, a.name, n.maker_name
        from counted_purchase f join finding n on n.id = f.id left join agency a on a.id = f.agency_id
        where f.band = 'MATCH' and f.last_day >= :from and f.last_day >= :quarterSince and f.last_day < :quarterBefore and %s
        order by f.last_day %s, f.id limit 1\
        """;

    private static final String COVERAGE = """
        select (select count(*) from agency a where %1$s
                and not exists (select 1 from agency_alias m where m.alias_id = a.id)) as agencies,
            (select count(*) from agency a where a.status = 'registered' and %1$s) as registered,
            count(distinct c.agency_id) filter (where c.lines > 0) as with_lines, coalesce(sum(c.lines), 0) as lines,
            min(c.first_date) as first_date, max(c.last_date) as last_date, max(c.last_import_at) as last_import_at
        from coverage c where %2$s\
        """;

    private static final String INVENTED = """
        select count(*) as bodies, count(*) filter (where invented) as invented from (
            select a.sample or a.state = :inventedState as invented from agency a
            where %s and not exists (select 1 from agency_alias m where m.alias_id = a.id)
            union all
            select false from statewide_tally t
            where t.dimension in ('bought', 'to_review', 'earlier', 'undated') and t.purchases > 0 and %s
                and not exists (select 1 from agency a where a.id = t.agency_id) group by t.agency_id
        ) body\
        """;

    private static final String DEVICES = """
        select coalesce(sum(d.quantity), 0) as pieces, count(distinct d.agency_id) as agencies,
            (select count(*) from finding f
                where f.subject = 'device' and f.standing and not f.gone and f.band = 'MATCH' and %s) as findings
        from device d where not d.withdrawn and %s\
        """;

    private static final String AS_OF = """
        select greatest((select max(updated_at) from finding), (select max(updated_at) from device),
            (select max(last_import_at) from coverage)) as as_of\
        """;

    /** What agencies are narrowed by. */
    private static final Set<String> PLACES = Set.of("state", "county", "kind", "agencyId");
    /** What findings about devices have as well. */
    private static final Set<String> OF_DEVICES =
            Set.of("state", "county", "kind", "agencyId", "maker", "verdict", "itemClass");

    private static final String NAMES_OF_MARK = """
        select a.name, n.maker_name from (select cast(:agency as uuid) as id) k left join agency a on a.id = k.id
        left join finding n on n.id = :finding\
        """;

    private final Sql sql;
    private final Scope scope;
    private final ViewRepository view;
    private final PurchaseColumns columns;

    OverviewRepository(Sql sql, Scope scope, ViewRepository view, PurchaseColumns columns) {
        this.sql = sql;
        this.scope = scope;
        this.view = view;
        this.columns = columns;
    }

    /**
     * How much of what is counted is invented.
     *
     * @param bodies public bodies that are counted
     * @param invented those of them that are made up
     */
    public record Invented(long bodies, long invented) {

        /** Whether there is nothing but invented data. */
        public boolean all() {
            return invented > 0 && invented == bodies;
        }

        /** Whether invented data stands beside data that is not. */
        public boolean mixed() {
            return invented > 0 && invented < bodies;
        }
    }

    /**
     * The view as it is now.
     *
     * @param filter is settled: it then has the state that is counted, and a year as a period
     * @throws org.sightline.kit.problem.Problem 404 where there is no such agency, 422 where a filter is not understood
     */
    @Transactional
    public Overview overview(Caller caller, PurchaseFilter filter) {
        List<Tallied> states = sql.query(STATES).list(OverviewRepository::tallied);
        filter.settleYear();
        String state = settleState(filter, states);
        Conditions narrowed = narrowed(caller, filter, "f.agency_id");
        filter.period(filter.purchases(narrowed)).with("from", filter.countedSince());
        Counted counted = columns.count(caller, filter, Overview.MOST_VENDORS).orElse(null);
        Breakdown breakdown =
                new Breakdown(filter, counted == null ? groups(caller, filter) : groups(counted.groups()));
        List<Overview.Quarter> quarters = breakdown.quarters();
        return new Overview(
                state,
                filter.countedSince(),
                filter.before,
                breakdown.headline(),
                Breakdown.states(states),
                breakdown.kinds(),
                breakdown.makers(),
                breakdown.verdicts(),
                breakdown.years(),
                quarters,
                breakdown.counties(),
                breakdown.vendors(),
                breakdown.funding(),
                breakdown.federal(),
                breakdown.afterNotice(counted == null ? afterNotice(narrowed) : named(counted.afterNotice(), Map.of())),
                counted == null ? mark(narrowed, quarters, "") : mark(counted.first()),
                counted == null ? mark(narrowed, quarters, "desc") : mark(counted.last()),
                coverage(caller, filter),
                OF_DEVICES.containsAll(beyondTheUsualDay(filter)) ? devices(caller, filter) : null,
                view.watchlistVersion().orElse(null),
                asOf());
    }

    /** Several states are added up only where that is asked for: else the one in which most agencies bought is meant. */
    private static @Nullable String settleState(PurchaseFilter filter, List<Tallied> states) {
        if (filter.state != null && !filter.state.isBlank()) {
            return filter.state.equals(PurchaseFilter.ANY) ? null : filter.state.toUpperCase(Locale.ROOT);
        }
        List<String> known = states.stream()
                .map(Tallied::key)
                .filter(state -> !state.equals(PurchaseFilter.UNKNOWN))
                .toList();
        if (known.size() > 1 && filter.agencyId == null) {
            filter.state = known.getFirst();
        }
        return known.isEmpty() || filter.agencyId != null ? null : known.getFirst();
    }

    private List<Tallied> groups(Caller caller, PurchaseFilter filter) {
        boolean tallied = PLACES.containsAll(beyondTheUsualDay(filter));
        Conditions conditions = narrowed(caller, filter, tallied ? "s.agency_id" : "f.agency_id");
        if (!tallied) {
            filter.purchases(conditions)
                    .with("from", filter.countedSince())
                    .with("until", filter.before == null ? "infinity" : filter.before.toString());
        }
        return sql.query(GROUPS.formatted((tallied ? TALLIED : COUNTED).formatted(conditions.sql(), BOUGHT)))
                .with(conditions.values())
                .with("most", Overview.MOST_VENDORS)
                .list(OverviewRepository::tallied);
    }

    private static Set<String> beyondTheUsualDay(PurchaseFilter filter) {
        Set<String> given = new HashSet<>(filter.given().keySet());
        if (filter.countedSince().equals(Links.SINCE)) {
            given.remove("since");
        }
        return given;
    }

    /** Conditions on which agencies are counted. */
    private Conditions narrowed(Caller caller, PurchaseFilter filter, String agency) {
        return filter.places(scope.of(caller, filter.agencyId, agency), agency);
    }

    private Tallied afterNotice(Conditions narrowed) {
        Conditions after = PurchaseFilter.afterNotice(narrowed.copy());
        return sql.query(AFTER_NOTICE.formatted(after.sql()))
                .with(after.values())
                .one(OverviewRepository::tallied);
    }

    private static Tallied tallied(Row row) {
        return new Tallied(
                row.requiredText("dimension"),
                row.requiredText("key"),
                row.text("state"),
                row.text("name"),
                row.number("agencies"),
                row.number("purchases"),
                Optional.ofNullable(row.plainDecimal("quantity")).orElse("0"),
                Optional.ofNullable(row.plainDecimal("amount")).orElse("0"));
    }

    /** How much of what is counted is invented. */
    public Invented invented(Caller caller, PurchaseFilter filter) {
        Conditions agencies = narrowed(caller, filter, "a.id");
        Conditions others = narrowed(caller, filter, "t.agency_id");
        return sql.query(INVENTED.formatted(agencies.sql(), others.sql()))
                .with(agencies.values())
                .with(others.values())
                .with("inventedState", AgencyRow.INVENTED_STATE)
                .one(row -> new Invented(row.number("bodies"), row.number("invented")));
    }

    /** What was counted in memory, as the statement would give it. */
    private List<Tallied> groups(List<Counted.Group> counted) {
        Map<String, String> makers = new HashMap<>();
        sql.query("select id, name from maker")
                .<@Nullable String>list(row -> makers.put(row.requiredText("id"), row.requiredText("name")));
        return counted.stream().map(group -> named(group, makers)).toList();
    }

    private static Tallied named(Counted.Group group, Map<String, String> makers) {
        return new Tallied(
                group.dimension(),
                group.key(),
                group.state(),
                group.dimension().equals("maker") ? makers.get(group.key()) : null,
                group.agencies(),
                group.purchases(),
                group.quantity().toPlainString(),
                group.amount().toPlainString());
    }

    private @Nullable Mark mark(Counted.@Nullable Dated purchase) {
        return purchase == null
                ? null
                : sql.query(NAMES_OF_MARK)
                        .with("agency", purchase.agencyId())
                        .with("finding", purchase.findingId())
                        .one(row -> new Mark(
                                purchase.day(),
                                purchase.findingId(),
                                purchase.agencyId(),
                                row.text("name"),
                                row.text("maker_name")));
    }

    /** In the order of their days: the first purchase is of the first quarter, and the last of the last. */
    private @Nullable Mark mark(Conditions narrowed, List<Overview.Quarter> quarters, String direction) {
        if (quarters.isEmpty()) {
            return null;
        }
        Overview.Quarter quarter = direction.isEmpty() ? quarters.getFirst() : quarters.getLast();
        return sql.query(MARK.formatted(narrowed.sql(), direction))
                .with(narrowed.values())
                .with("quarterSince", quarter.since())
                .with("quarterBefore", quarter.before())
                .first(row -> new Mark(
                        row.day("last_day"),
                        row.requiredUuid("id"),
                        row.requiredUuid("agency_id"),
                        row.text("name"),
                        row.text("maker_name")))
                .orElse(null);
    }

    private CoverageTotal coverage(Caller caller, PurchaseFilter filter) {
        Conditions agencies = narrowed(caller, filter, "a.id");
        Conditions covered = narrowed(caller, filter, "c.agency_id");
        return sql.query(COVERAGE.formatted(agencies.sql(), covered.sql()))
                .with(agencies.values())
                .with(covered.values())
                .one(row -> new CoverageTotal(
                        row.number("agencies"),
                        row.number("registered"),
                        row.number("with_lines"),
                        row.number("lines"),
                        row.day("first_date"),
                        row.day("last_date"),
                        row.instant("last_import_at")));
    }

    private DeviceTotal devices(Caller caller, PurchaseFilter filter) {
        Conditions found = filter.purchases(narrowed(caller, filter, "f.agency_id"));
        Conditions reported = narrowed(caller, filter, "d.agency_id");
        return sql.query(DEVICES.formatted(found.sql(), reported.sql()))
                .with(found.values())
                .with(reported.values())
                .one(row -> new DeviceTotal(
                        row.number("pieces"),
                        row.number("agencies"),
                        row.number("findings"),
                        filter.findings(
                                "subject", "device", "standing", true, "inUse", true, "band", "MATCH", "since", "")));
    }

    private @Nullable Instant asOf() {
        return sql.query(AS_OF)
                .one(row -> Optional.ofNullable(row.instant("as_of")))
                .orElse(null);
    }
}
