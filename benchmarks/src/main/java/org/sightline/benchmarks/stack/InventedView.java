package org.sightline.benchmarks.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.localstack.process.Root;

/**
 * Fills the gateway's view with invented agencies and findings, as if messages had told of them: the rows first, then what
 * triggers would have counted, then the indexes. The same number makes the same findings each time. Agencies differ in size;
 * each buys from some vendors only, and what the law says follows from day and money.
 */
final class InventedView {

    /** The id of the agency with the most findings: of number 0. */
    static final String LARGEST_AGENCY = "c3062cec-274e-b4ad-3f1c-2540e09ff13f";

    private static final int AGENCIES = 2_000;
    private static final int PORTION = 20_000;
    /** As many as the machine of the bar has processors. */
    private static final int WRITERS = 2;

    private static final int SEEDS = 1_000;
    private static final Path EXAMPLE = Path.of("messages", "examples", "findings", "purchase-flagged.json");

    private static final String AGENCY = """
            insert into agency (id, version, name, kind, state, county, status, alias_ids, sample, updated_at, body)
            select md5('agency ' || n)::uuid, 1, 'Invented body ' || n,
                (array['city', 'county', 'town', 'school_district', 'state_agency', 'state_university', 'special_district',
                    'federal_agency'])[1 + n % 8],
                'XF', 'County ' || n % 40, 'unclaimed', '{}', true, now(), '{}'
            from generate_series(0, {agencies} - 1) n
            """;

    private static final String MAKER =
            "insert into maker (id, name) select 'maker-' || n, 'Maker ' || n from generate_series(0, 4) n";

    private static final String FINDING = """
            insert into finding (id, version, agency_id, published_agency_id, subject, role, band, verdict, status, withdrawn,
                entity_id, maker_id, maker_name, basis, item_class, funding, recoded, first_day, last_day, quantity, amount,
                currency, opened_at, updated_at, search, body)
            select f.id, 1, f.agency, f.agency, 'purchase', 'PURCHASE', f.band, f.verdict, 'new', false, f.maker, f.maker,
                f.maker, 'MADE_BY', f.item, array[f.fund], false, f.day, f.day, f.pieces, f.amount, 'USD', now(), now(),
                lower('network camera ' || f.n || chr(10) || f.vendor),
                f.example || jsonb_build_object('id', f.id, 'agencyId', f.agency, 'makerId', f.maker, 'makerName', f.maker,
                    'band', f.band, 'verdict', f.verdict, 'itemClass', f.item, 'funding', jsonb_build_array(f.fund),
                    'date', f.day, 'quantity', f.pieces::text, 'amount', f.amount::text, 'notifiedAt', f.notified,
                    'lines', jsonb_build_array(f.example -> 'lines' -> 0 || jsonb_build_object('vendorName', f.vendor)))
            from (
                select d.n, md5('finding ' || d.n)::uuid as id, md5('agency ' || d.a)::uuid as agency, d.day, d.fund, d.example,
                    case when d.r6 < 0.08 then 'REVIEW' else 'MATCH' end as band, 'maker-' || d.n % 5 as maker,
                    case when d.day < date '2019-08-13' then 'NOT_COVERED' when d.fund = 'federal_grant' then 'PROHIBITED'
                        when d.fund = 'unknown' then 'UNDETERMINED' when d.fund = 'usf' then 'RESTRICTED' else 'FLAGGED' end
                        as verdict,
                    'VENDOR ' || (d.a * 7 + floor(d.r3 * d.r3 * 6)::integer) % 1000 as vendor,
                    (array['camera', 'recorder', 'accessory', 'service'])[1 + floor(d.r4 * d.r4 * 4)::integer] as item,
                    1 + floor(d.r5 * 40)::integer as pieces, round((50 + d.r5 * 20000)::numeric, 2) as amount,
                    case when d.r6 > 0.97 then '2023-01-01T00:00:00Z' end as notified
                from (
                    select n, floor({agencies} * r1 * r1)::integer as a, date '2017-01-01' + floor(r2 * 3500)::integer as day,
                        (array['local', 'unknown', 'state', 'federal_grant', 'usf'])[1 + floor(r7 * r7 * 5)::integer] as fund,
                        r3, r4, r5, r6, ?::jsonb as example
                    from (
                        select n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5,
                            random() as r6, random() as r7
                        from generate_series(?, ?) n
                    ) drawn
                ) d
            ) f
            """;

    /** What triggers would have added up portion by portion, for all findings at once. */
    private static final List<String> COUNTS = List.of("""
            insert into tally
            select t.agency_id, t.band, t.since_ban, t.year, t.maker_id, t.verdict, t.equipment, sum(t.purchases),
                sum(t.quantity), sum(t.no_quantity), sum(t.amount)
            from finding f, tally_add(1, f.agency_id, f.band, f.last_day, f.maker_id, f.verdict, f.equipment, f.quantity,
                f.amount) t
            where f.countable group by 1, 2, 3, 4, 5, 6, 7
            """, """
            insert into statewide_tally
            select d.dimension, d.key, f.agency_id, count(*), coalesce(sum(f.quantity), 0), coalesce(sum(f.amount), 0)
            from finding f, purchase_dimensions(f.band, period_place(f.last_day, date '2019-08-13', date 'infinity'),
                f.last_day, f.maker_id, f.verdict, f.vendor, f.item_class, f.funding) d
            where f.countable group by 1, 2, 3
            """, """
            insert into counted_purchase (id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor,
                item_class, funding, quantity, amount)
            select id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor, item_class, funding,
                quantity, amount
            from finding where countable
            """);

    /** Indexes that can be made once all rows are there, which takes much less time than to keep them. */
    private static final String INDEXES = """
            select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
            where i.indrelid in ('finding'::regclass, 'counted_purchase'::regclass)
                and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
            """;

    private final String jdbcUrl;

    /** The view in this database of a gateway that has run once. */
    InventedView(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    void fill(int findings) throws SQLException, IOException {
        String example = Files.readString(Root.directory().resolve(EXAMPLE));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(ofThisMany(AGENCY));
            statement.execute(MAKER);
            List<String> indexes = dropIndexes(statement);
            store(findings, example);
            for (String counts : COUNTS) {
                statement.execute(counts);
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum analyze");
        }
    }

    /** In this session no trigger runs, and no portion waits for the disk. */
    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(jdbcUrl + "?user=postgres");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '256MB'");
        }
        return connection;
    }

    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (ResultSet indexes = statement.executeQuery(INDEXES)) {
            while (indexes.next()) {
                names.add(indexes.getString("name"));
                definitions.add(indexes.getString("definition"));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }

    private void store(int findings, String example) throws SQLException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> portions = new ArrayList<>();
            for (int from = 0; from < findings; from += PORTION) {
                int first = from;
                int last = Math.min(findings, from + PORTION) - 1;
                portions.add(writers.submit(() -> store(first, last, example)));
            }
            for (Future<Integer> portion : portions) {
                portion.get();
            }
        } catch (ExecutionException failed) {
            throw new SQLException("The findings could not be stored", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("Stopped", stopped);
        }
    }

    /** Each portion has chances of its own, so that it does not matter which is stored first. */
    private int store(int first, int last, String example) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                PreparedStatement portion = connection.prepareStatement(ofThisMany(FINDING))) {
            statement.execute("select setseed(" + first / PORTION % SEEDS + " / " + SEEDS + ".0)");
            portion.setString(1, example);
            portion.setInt(2, first);
            portion.setInt(3, last);
            return portion.executeUpdate();
        }
    }

    private static String ofThisMany(String statement) {
        return statement.replace("{agencies}", Integer.toString(AGENCIES));
    }
}
