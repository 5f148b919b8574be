package org.sightline.gateway.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.agency.AgencyRow;
import org.sightline.gateway.count.Links;
import org.sightline.gateway.overview.Overview.CoverageTotal;
import org.sightline.gateway.overview.Overview.DeviceTotal;
import org.sightline.gateway.overview.Overview.Group;
import org.sightline.gateway.overview.Overview.Headline;
import org.sightline.gateway.overview.Overview.Mark;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.sql.Sql;

/** Counts over all agencies. Who may see them is decided by whoever asks. */
@ApplicationScoped
public class OverviewRepository {

    private static final String GROUPS = """
        select t.key, coalesce(max(m.name), t.key) as name, count(*) as agencies, sum(t.purchases) as purchases,
            sum(t.quantity) as quantity, sum(t.amount) as amount
        from statewide_tally t left join maker m on m.id = t.key and t.dimension = 'maker'
        where t.dimension = :dimension and t.purchases > 0
        group by t.key order by agencies desc, purchases desc, t.key\
        """;

    private static final String KINDS = """
        select coalesce(a.kind, 'unknown') as key, coalesce(a.kind, 'unknown') as name, count(*) as agencies,
            sum(t.purchases) as purchases, sum(t.quantity) as quantity, sum(t.amount) as amount
        from statewide_tally t left join agency a on a.id = t.agency_id
        where t.dimension = :dimension and t.purchases > 0
        group by 1 order by agencies desc, purchases desc, 1\
        """;

    private static final String HEADLINE = """
        select count(*) filter (where dimension = 'bought' and purchases > 0) as agencies,
            count(*) filter (where dimension = 'to_review' and purchases > 0) as agencies_to_review,
            coalesce(sum(purchases) filter (where dimension = 'bought'), 0) as purchases,
            coalesce(sum(purchases) filter (where dimension = 'to_review'), 0) as purchases_to_review,
            coalesce(sum(purchases) filter (where dimension = 'earlier'), 0) as earlier,
            coalesce(sum(purchases) filter (where dimension = 'undated'), 0) as undated
        from statewide_tally where dimension in ('bought', 'to_review', 'earlier', 'undated')\
        """;

    private static final String FIRST = """
        select f.last_day, f.id, f.agency_id, a.name, f.maker_name from finding f left join agency a on a.id = f.agency_id
        where f.countable and f.band = 'MATCH' and f.last_day >= :since order by f.last_day limit 1\
        """;

    private static final String LAST = """
        select f.last_day, f.id, f.agency_id, a.name, f.maker_name from finding f left join agency a on a.id = f.agency_id
        where f.countable and f.band = 'MATCH' and f.last_day >= :since order by f.last_day desc limit 1\
        """;

    private static final String COVERAGE = """
        select (select count(*) from agency a where not exists (select 1 from agency_alias m where m.alias_id = a.id)) as agencies,
            (select count(*) from agency where status = 'registered') as registered,
            count(distinct agency_id) filter (where lines > 0) as with_lines, coalesce(sum(lines), 0) as lines,
            min(first_date) as first_date, max(last_date) as last_date, max(last_import_at) as last_import_at
        from coverage\
        """;

    private static final String INVENTED = """
        select count(*) as bodies, count(*) filter (where invented) as invented from (
            select a.sample or a.state = :state as invented from agency a
            where not exists (select 1 from agency_alias m where m.alias_id = a.id)
            union all
            select false from statewide_tally t where t.purchases > 0
                and not exists (select 1 from agency a where a.id = t.agency_id) group by t.agency_id
        ) body\
        """;

    private static final String DEVICES = """
        select coalesce(sum(quantity), 0) as pieces, count(distinct agency_id) as agencies,
            (select count(*) from finding where subject = 'device' and standing and not gone and band = 'MATCH') as findings
        from device where not withdrawn\
        """;

    private static final String AS_OF = """
        select greatest((select max(updated_at) from finding), (select max(updated_at) from device),
            (select max(last_import_at) from coverage)) as as_of\
        """;

    private final Sql sql;
    private final ViewRepository view;

    OverviewRepository(Sql sql, ViewRepository view) {
        this.sql = sql;
        this.view = view;
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

    /** The view as it is now. */
    @Transactional
    public Overview overview() {
        return new Overview(
                Links.SINCE,
                headline(),
                groups(KINDS, "bought", "kind", Formats::kinds),
                groups(GROUPS, "maker", "maker", UnaryOperator.identity()),
                groups(GROUPS, "verdict", "verdict", Formats::words),
                groups(GROUPS, "year", "year", UnaryOperator.identity()).stream()
                        .sorted(Comparator.comparing(Group::key))
                        .toList(),
                mark(FIRST).orElse(null),
                mark(LAST).orElse(null),
                coverage(),
                devices(),
                view.watchlistVersion().orElse(null),
                asOf());
    }

    /** How much of what is counted is invented. */
    public Invented invented() {
        return sql.query(INVENTED)
                .with("state", AgencyRow.INVENTED_STATE)
                .one(row -> new Invented(row.number("bodies"), row.number("invented")));
    }

    private Headline headline() {
        return sql.query(HEADLINE)
                .one(row -> new Headline(
                        row.number("agencies"), Links.agencies("bought", true),
                        row.number("agencies_to_review"), Links.agencies("toReview", true),
                        row.number("purchases"), Links.purchases(),
                        row.number("purchases_to_review"), Links.toReview(),
                        row.number("earlier"), Links.findings("counted", true, "band", "MATCH", "before", Links.SINCE),
                        row.number("undated"), Links.findings("counted", true, "band", "MATCH", "year", 0)));
    }

    private List<Group> groups(String query, String dimension, String filter, UnaryOperator<String> words) {
        return sql.query(query).with("dimension", dimension).list(row -> {
            String key = row.requiredText("key");
            return new Group(
                    key,
                    words.apply(row.requiredText("name")),
                    row.number("agencies"),
                    Links.agencies("bought", true, filter, key),
                    row.number("purchases"),
                    Links.purchases(filter, key),
                    row.plainDecimal("quantity"),
                    row.plainDecimal("amount"));
        });
    }

    private Optional<Mark> mark(String query) {
        return sql.query(query)
                .with("since", Links.SINCE)
                .first(row -> new Mark(
                        row.day("last_day"),
                        row.requiredUuid("id"),
                        row.requiredUuid("agency_id"),
                        row.text("name"),
                        row.text("maker_name")));
    }

    private CoverageTotal coverage() {
        return sql.query(COVERAGE)
                .one(row -> new CoverageTotal(
                        row.number("agencies"),
                        row.number("registered"),
                        row.number("with_lines"),
                        row.number("lines"),
                        row.day("first_date"),
                        row.day("last_date"),
                        row.instant("last_import_at")));
    }

    private DeviceTotal devices() {
        return sql.query(DEVICES)
                .one(row -> new DeviceTotal(
                        row.number("pieces"),
                        row.number("agencies"),
                        row.number("findings"),
                        Links.findings("subject", "device", "standing", true, "inUse", true, "band", "MATCH")));
    }

    private @Nullable Instant asOf() {
        return sql.query(AS_OF)
                .one(row -> Optional.ofNullable(row.instant("as_of")))
                .orElse(null);
    }
}
