package org.sightline.gateway.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.sightline.gateway.agency.AgencyRow;
import org.sightline.gateway.database.Database;
import org.sightline.gateway.finding.Links;
import org.sightline.gateway.overview.Overview.CoverageTotal;
import org.sightline.gateway.overview.Overview.DeviceTotal;
import org.sightline.gateway.overview.Overview.Group;
import org.sightline.gateway.overview.Overview.Headline;
import org.sightline.gateway.overview.Overview.Mark;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.gateway.words.Words;

/** Counts over all agencies. Who may see them is decided by whoever asks. */
@ApplicationScoped
public class StatewideView {

    private static final String GROUPS = """
            select %s as key, count(*) as agencies, sum(t.purchases) as purchases, sum(t.quantity) as quantity, sum(t.amount) as amount
            from statewide_tally t %s
            where t.dimension = ? and t.purchases > 0 group by 1 order by agencies desc, purchases desc, 1""";

    private static final String HEADLINE = """
            select count(*) filter (where dimension = 'bought' and purchases > 0) as agencies,
                count(*) filter (where dimension = 'to_review' and purchases > 0) as agencies_to_review,
                coalesce(sum(purchases) filter (where dimension = 'bought'), 0) as purchases,
                coalesce(sum(purchases) filter (where dimension = 'to_review'), 0) as purchases_to_review,
                coalesce(sum(purchases) filter (where dimension = 'earlier'), 0) as earlier,
                coalesce(sum(purchases) filter (where dimension = 'undated'), 0) as undated
            from statewide_tally where dimension in ('bought', 'to_review', 'earlier', 'undated')""";

    private static final String MARK = """
            select f.last_day, f.id, f.agency_id, a.name, f.maker_name from finding f left join agency a on a.id = f.agency_id
            where f.countable and f.band = 'MATCH' and f.last_day >= ? order by f.last_day %s limit 1""";

    private static final String COVERAGE = """
            select (select count(*) from agency a where not exists (select 1 from agency_alias m where m.alias_id = a.id)) as agencies,
                (select count(*) from agency where status = 'registered') as registered,
                count(distinct agency_id) filter (where lines > 0) as with_lines, coalesce(sum(lines), 0) as lines,
                min(first_date) as first_date, max(last_date) as last_date, max(last_import_at) as last_import_at
            from coverage""";

    private static final String INVENTED = """
            select count(*) as bodies, count(*) filter (where invented) as invented from (
                select a.sample or a.state = ? as invented from agency a
                where not exists (select 1 from agency_alias m where m.alias_id = a.id)
                union all
                select false from statewide_tally t where t.purchases > 0
                    and not exists (select 1 from agency a where a.id = t.agency_id) group by t.agency_id
            ) body""";

    private static final String DEVICES = """
            select coalesce(sum(quantity), 0) as pieces, count(distinct agency_id) as agencies,
                (select count(*) from finding where subject = 'device' and standing and band = 'MATCH') as findings
            from device""";

    private static final String AS_OF = """
            select greatest((select max(updated_at) from finding), (select max(updated_at) from device),
                (select max(last_import_at) from coverage)) as as_of""";

    private final Database database;
    private final ViewRepository view;

    StatewideView(Database database, ViewRepository view) {
        this.database = database;
        this.view = view;
    }

    /** The view as it is now. */
    public Overview overview() {
        return new Overview(
                Links.SINCE,
                headline(),
                byKind(),
                byMaker(),
                byVerdict(),
                byYear(),
                mark(""),
                mark("desc"),
                coverage(),
                devices(),
                view.watchlistVersion().orElse(null),
                asOf());
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

    /** How much of what is counted is invented. */
    public Invented invented() {
        return database.first(
                        INVENTED,
                        row -> new Invented(row.getLong("bodies"), row.getLong("invented")),
                        AgencyRow.INVENTED_STATE)
                .orElseThrow();
    }

    private Headline headline() {
        return database.first(
                        HEADLINE,
                        row -> new Headline(
                                row.getLong("agencies"), Links.agencies("bought", true),
                                row.getLong("agencies_to_review"), Links.agencies("toReview", true),
                                row.getLong("purchases"), Links.purchases(),
                                row.getLong("purchases_to_review"), Links.toReview(),
                                row.getLong("earlier"),
                                        Links.findings("counted", true, "band", "MATCH", "before", Links.SINCE),
                                row.getLong("undated"), Links.findings("counted", true, "band", "MATCH", "year", 0)))
                .orElseThrow();
    }

    private List<Group> byKind() {
        return groups(
                "coalesce(a.kind, 'unknown')",
                "left join agency a on a.id = t.agency_id",
                "bought",
                "kind",
                Words::kind);
    }

    private List<Group> byMaker() {
        return groups("t.key", "", "maker", "maker", this::makerName);
    }

    private List<Group> byVerdict() {
        return groups("t.key", "", "verdict", "verdict", Words::verdict);
    }

    private List<Group> byYear() {
        return groups("t.key", "", "year", "year", Function.identity()).stream()
                .sorted(java.util.Comparator.comparing(Group::key))
                .toList();
    }

    private List<Group> groups(
            String key, String join, String dimension, String filter, Function<String, String> name) {
        return database.list(
                GROUPS.formatted(key, join),
                row -> {
                    String value = row.getString("key");
                    return new Group(
                            value,
                            name.apply(value),
                            row.getLong("agencies"),
                            Links.agencies("bought", true, filter, value),
                            row.getLong("purchases"),
                            Links.purchases(filter, value),
                            Database.decimal(row, "quantity"),
                            Database.decimal(row, "amount"));
                },
                dimension);
    }

    private String makerName(String id) {
        return database.first("select name from maker where id = ?", row -> row.getString("name"), id)
                .orElse(id);
    }

    private Mark mark(String order) {
        return database.first(
                        MARK.formatted(order),
                        row -> new Mark(
                                Database.day(row, "last_day"),
                                Database.id(row, "id"),
                                Database.id(row, "agency_id"),
                                row.getString("name"),
                                row.getString("maker_name")),
                        Links.SINCE)
                .orElse(null);
    }

    private CoverageTotal coverage() {
        return database.first(
                        COVERAGE,
                        row -> new CoverageTotal(
                                row.getLong("agencies"),
                                row.getLong("registered"),
                                row.getLong("with_lines"),
                                row.getLong("lines"),
                                Database.day(row, "first_date"),
                                Database.day(row, "last_date"),
                                Database.instant(row, "last_import_at")))
                .orElseThrow();
    }

    private DeviceTotal devices() {
        return database.first(
                        DEVICES,
                        row -> new DeviceTotal(
                                row.getLong("pieces"),
                                row.getLong("agencies"),
                                row.getLong("findings"),
                                Links.findings("subject", "device", "standing", true, "band", "MATCH")))
                .orElseThrow();
    }

    private Instant asOf() {
        return database.first(AS_OF, row -> Database.instant(row, "as_of")).orElse(null);
    }
}
