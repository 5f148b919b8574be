package org.sightline.gateway.pages.office.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.column.ColumnsOfTests;
import org.sightline.gateway.column.CountedByAgency;
import org.sightline.gateway.column.PurchaseColumns;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** The overview from the columns in memory against the one that the database counts: the same, to the last digit. */
@QuarkusTest
@RealGateway
class ColumnsTest {

    private static final Caller OFFICE = new Caller("", "columns", "columns", Set.of(Caller.ANALYST), Map.of());
    private static final String COUNTY = "Columnshire";
    /** Of which another connection changes purchases; nothing else does. */
    private static final UUID LATE = agency(90);
    /** Of which only purchases are known. */
    private static final UUID UNNAMED = agency(91);

    private static final String PUT = """
        insert into finding (id, version, agency_id, published_agency_id, subject, role, band, verdict, status, withdrawn,
            entity_id, maker_id, maker_name, basis, item_class, funding, recoded, first_day, last_day, quantity, amount,
            currency, opened_at, updated_at, search, body)
        values (:id, 1, :agency, :agency, 'purchase', 'PURCHASE', :band, :verdict, 'new', :withdrawn, :maker, :maker, :maker,
            'MADE_BY', cast(:item as text), cast(:funding as text[]), :recoded, cast(:first as date), cast(:last as date),
            cast(:quantity as numeric), cast(:amount as numeric), 'USD', now(), now(), '', jsonb_strip_nulls(
                jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('vendorName', cast(:vendor as text))),
                    'notifiedAt', cast(:notified as text))))
        on conflict (id) do update set agency_id = excluded.agency_id, band = excluded.band, verdict = excluded.verdict,
            withdrawn = excluded.withdrawn, maker_id = excluded.maker_id, item_class = excluded.item_class,
            funding = excluded.funding, recoded = excluded.recoded, first_day = excluded.first_day,
            last_day = excluded.last_day, quantity = excluded.quantity, amount = excluded.amount, body = excluded.body\
        """;

    private static final String AGENCY = """
        insert into agency (id, version, name, kind, state, county, status, alias_ids, sample, updated_at, body)
        values (:id, 1, :name, cast(:kind as text), :state, cast(:county as text), 'unclaimed', '{}', true, now(), '{}')
        on conflict (id) do nothing\
        """;

    @Inject
    Sql sql;

    @Inject
    Scope scope;

    @Inject
    ViewRepository view;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String address;

    private PurchaseColumns columns;
    private OverviewRepository byColumns;
    private OverviewRepository bySql;

    @BeforeEach
    void agenciesOfTwoStates() {
        inJob(() -> {
            for (int n = 0; n < 12; n++) {
                agency(
                        agency(n),
                        n % 4 == 3 ? null : List.of("city", "county", "town").get(n % 3),
                        n % 3 == 2 ? "PA" : "XF",
                        List.of(COUNTY, COUNTY.toUpperCase(Locale.ROOT), "columnshire")
                                .get(n % 3));
            }
            agency(agency(12), "town", "XF", null);
            agency(LATE, "city", "XF", COUNTY);
            sql.query("insert into maker (id, name) values ('column-maker-0', 'Zero') on conflict (id) do nothing")
                    .change();
        });
        columns = ColumnsOfTests.loaded(sql, scope);
        byColumns = new OverviewRepository(sql, scope, view, columns);
        bySql = new OverviewRepository(sql, scope, view, ColumnsOfTests.off(sql, scope));
    }

    /** Nothing is left for tests that look at all states. */
    @AfterEach
    void thatIsGone() {
        inJob(() -> {
            List<UUID> agencies = new ArrayList<>(List.of(LATE, UNNAMED));
            for (int n = 0; n <= 12; n++) {
                agencies.add(agency(n));
            }
            sql.query("delete from finding where agency_id = any (:agencies)")
                    .with("agencies", agencies)
                    .change();
            sql.query("delete from agency where id = any (:agencies)")
                    .with("agencies", agencies)
                    .change();
            sql.query("delete from maker where id = 'column-maker-0'").change();
        });
    }

    private void agency(UUID id, String kind, String state, String county) {
        sql.query(AGENCY)
                .with("id", id)
                .with("name", "Body " + id)
                .with("kind", kind)
                .with("state", state)
                .with("county", county)
                .change();
    }

    @Test
    void whateverChangesAndWhateverIsAskedForTheColumnsSayWhatTheDatabaseSays() throws SQLException {
        Random random = new Random(88);
        List<UUID> late = List.of(finding(9_000), finding(9_001));
        inJob(() -> late.forEach(id -> put(id, LATE, new Random(1), false)));
        for (int round = 0; round < 8; round++) {
            change(random, 60);
            assertSame(random, 12);
        }
        try (Connection other = superuser()) {
            other.setAutoCommit(false);
            execute(
                    other,
                    "update finding set amount = coalesce(amount, 0) + 1000, band = 'MATCH' where id = ?",
                    late.get(0));
            execute(other, "delete from finding where id = ?", late.get(1));
            for (int round = 0; round < 4; round++) {
                change(random, 20);
                assertSame(random, 6);
            }
            other.commit();
        }
        PurchaseFilter ofLate = new PurchaseFilter();
        ofLate.agencyId = LATE;
        ofLate.since = LocalDate.of(1990, 1, 1);
        assertSame(ofLate);
        assertSame(random, 12);
    }

    @Test
    void aPurchaseThatWasDeletedAndMadeAgainByAnEarlierTransactionIsThere() throws SQLException {
        UUID id = finding(9_100);
        inJob(() -> put(id, LATE, new Random(2), false));
        PurchaseFilter all = new PurchaseFilter();
        all.agencyId = LATE;
        all.since = LocalDate.of(1990, 1, 1);
        assertSame(all);
        try (Connection earlier = superuser()) {
            earlier.setAutoCommit(false);
            // It has its number from now on, and does its work later.
            execute(earlier, "select pg_current_xact_id(), cast(? as uuid)", id);
            inJob(() -> sql.query("delete from finding where id = :id")
                    .with("id", id)
                    .change());
            assertSame(all);
            execute(earlier, MORE.formatted("cast(? as uuid)", LATE, 1), id);
            earlier.commit();
        }
        assertSame(all);
        assertSame(all);
    }

    /** Takes the id, the agency and how many. */
    private static final String MORE = """
        insert into finding (id, version, agency_id, published_agency_id, subject, role, band, verdict, status, withdrawn,
            entity_id, maker_id, maker_name, basis, item_class, funding, recoded, first_day, last_day, quantity, amount,
            currency, opened_at, updated_at, search, body)
        select %s, 1, a, a, 'purchase', 'PURCHASE', 'MATCH', 'FLAGGED', 'new', false, 'm', 'm', 'm', 'MADE_BY',
            'camera', '{local}', false, date '2022-02-02', date '2022-02-02', 1, 5, 'USD', now(), now(), '', '{}'
        from (select cast('%s' as uuid) as a) late, generate_series(1, %d) n
        """;

    @Test
    void manyChangesAreTakenPortionByPortionAndAllOfThem() throws SQLException {
        PurchaseFilter all = new PurchaseFilter();
        all.agencyId = LATE;
        all.since = LocalDate.of(1990, 1, 1);
        assertSame(all);
        try (Connection other = superuser();
                Statement statement = other.createStatement()) {
            statement.execute(MORE.formatted("md5('column ' || n)::uuid", LATE, 10_001));
            assertSame(all);
            assertThat(count(OFFICE)).as("they answer again").isTrue();
            statement.execute("delete from finding where agency_id = '" + LATE + "'");
            assertSame(all);
        }
    }

    @Test
    void whenTheViewIsBuiltAgainTheDatabaseAnswersUntilAllIsReadAgain() throws SQLException {
        change(new Random(5), 30);
        try (Connection owner = superuser();
                Statement statement = owner.createStatement()) {
            statement.execute("update counted_epoch set epoch = epoch + 1");
            assertThat(count(OFFICE)).isFalse();
            assertSame(new Random(6), 4);
            ColumnsOfTests.refresh(columns);
            assertThat(count(OFFICE)).isTrue();
            assertSame(new Random(6), 4);

            owner.setAutoCommit(false);
            long before = number(statement, "select epoch from counted_epoch");
            statement.execute("select forget_read_model()");
            assertThat(number(statement, "select epoch from counted_epoch")).isEqualTo(before + 1);
            assertThat(number(statement, "select count(*) from counted_gone")).isZero();
            owner.rollback();
        }
    }

    @Test
    void whoDoesNotReadAllAgenciesIsNeverAnsweredByTheColumns() {
        assertThat(count(OFFICE)).isTrue();
        assertThat(count(new Caller("", "a", "a", Set.of(), Map.of(LATE, Set.of(Caller.REPORTER)))))
                .isFalse();
        assertThat(count(new Caller("", "a", "a", Set.of(Caller.ADMIN), Map.of())))
                .isFalse();
        assertThat(count(new Caller("", "a", "a", Set.of(), Map.of()))).isFalse();
    }

    private boolean count(Caller caller) {
        PurchaseFilter filter = new PurchaseFilter();
        filter.state = PurchaseFilter.ANY;
        return sql.as(
                RowScope.office("columns"),
                () -> sql.inTransaction(() -> columns.count(caller, filter, 20).isPresent()));
    }

    private void change(Random random, int times) {
        inJob(() -> {
            for (int time = 0; time < times; time++) {
                UUID id = finding(random.nextInt(300));
                switch (random.nextInt(8)) {
                    case 0 ->
                        sql.query("delete from finding where id = :id")
                                .with("id", id)
                                .change();
                    case 1 ->
                        sql.query("update finding set withdrawn = not withdrawn where id = :id")
                                .with("id", id)
                                .change();
                    case 2 ->
                        sql.query("update finding set status = 'closed' where id = :id")
                                .with("id", id)
                                .change();
                    default ->
                        put(
                                id,
                                random.nextInt(20) == 0 ? UNNAMED : agency(random.nextInt(13)),
                                random,
                                random.nextInt(10) == 0);
                }
            }
        });
    }

    private void put(UUID id, UUID agency, Random random, boolean withdrawn) {
        LocalDate last =
                random.nextInt(12) == 0 ? null : LocalDate.of(2018, 1, 1).plusDays(random.nextInt(2_000));
        sql.query(PUT)
                .with("id", id)
                .with("agency", agency)
                .with("band", random.nextInt(6) == 0 ? "REVIEW" : "MATCH")
                .with("verdict", verdict(random))
                .with("withdrawn", withdrawn)
                .with("maker", "column-maker-" + random.nextInt(3))
                .with("item", random.nextInt(4) == 0 ? null : item(random))
                .with("funding", funding(random))
                .with("recoded", random.nextInt(5) == 0)
                .with("first", last == null ? null : last.minusDays(random.nextInt(40)))
                .with("last", last)
                .with("quantity", number(random))
                .with("amount", number(random))
                .with("vendor", random.nextInt(5) == 0 ? null : vendor(random))
                .with("notified", random.nextInt(10) == 0 ? "2021-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z" : null)
                .change();
    }

    private static List<String> funding(Random random) {
        List<String> all =
                List.of("local", "state", "federal_grant", "fema_award", "usf", "unknown", "a-fund-of-its-own");
        return all.stream().filter(fund -> random.nextInt(4) == 0).toList();
    }

    private static String verdict(Random random) {
        return List.of("PROHIBITED", "UNDETERMINED", "RESTRICTED", "FLAGGED", "NOT_COVERED")
                .get(random.nextInt(5));
    }

    private static String item(Random random) {
        return List.of("camera", "recorder", "service").get(random.nextInt(3));
    }

    /** One has letters that are ordered otherwise by languages, and there are more than the overview shows. */
    private static String vendor(Random random) {
        return random.nextInt(9) == 0
                ? "Ölberg & Söhne"
                : "vendor  " + (char) ('a' + random.nextInt(26)) + random.nextInt(2);
    }

    private static BigDecimal number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> new BigDecimal("1234567890123.456789");
            case 2 -> BigDecimal.valueOf(random.nextInt(100));
            default -> BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5));
        };
    }

    private void assertSame(Random random, int times) {
        for (int time = 0; time < times; time++) {
            assertSame(filter(random));
        }
    }

    private void assertSame(PurchaseFilter filter) {
        assertThat(said(byColumns, filter)).as(filter.given().toString()).isEqualTo(said(bySql, filter));
        sql.as(RowScope.office("columns"), () -> sql.inTransaction(() -> assertSameByAgency(filter)));
    }

    /** What the lists of agencies and of findings are counted from. */
    private void assertSameByAgency(PurchaseFilter filter) {
        CountedByAgency counted = columns.byAgency(OFFICE, filter, null).orElse(null);
        if (counted == null) {
            return; // Forgotten, so the database answers.
        }
        Conditions asked = filter.places(scope.of(OFFICE, filter.agencyId, "f.agency_id"), "f.agency_id");
        filter.period(filter.purchases(asked));
        assertThat(counted.agencies().stream()
                        .map(each -> each.id() + " " + each.purchases() + " " + each.prohibited() + " "
                                + each.undetermined() + " " + each.restricted() + " " + each.flagged() + " "
                                + each.notCovered() + " " + each.toReview()))
                .as(filter.given().toString())
                .containsExactlyInAnyOrderElementsOf(sql.query(BY_AGENCY.formatted(asked.sql()))
                        .with(asked.values())
                        .list(row -> row.requiredUuid("agency_id") + " " + row.requiredText("counts")));
        assertThat(counted.matches()).as(filter.given().toString()).isEqualTo(total(asked, "f.band = 'MATCH'"));
        assertThat(counted.toReview()).as(filter.given().toString()).isEqualTo(total(asked, "f.band = 'REVIEW'"));
        assertThat(counted.all()).as(filter.given().toString()).isEqualTo(total(asked, "true"));
    }

    private CountedByAgency.Total total(Conditions asked, String band) {
        return sql.query("select count(*) as purchases, sum(f.quantity) as quantity, sum(f.amount) as amount"
                        + " from counted_purchase f where " + asked.sql() + " and " + band)
                .with(asked.values())
                .one(row -> new CountedByAgency.Total(
                        row.number("purchases"), row.decimal("quantity"), row.decimal("amount")));
    }

    private static final String BY_AGENCY = """
        select f.agency_id, concat_ws(' ', count(*) filter (where f.band = 'MATCH'),
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'PROHIBITED'),
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'UNDETERMINED'),
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'RESTRICTED'),
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'FLAGGED'),
            count(*) filter (where f.band = 'MATCH' and f.verdict = 'NOT_COVERED'),
            count(*) filter (where f.band = 'REVIEW')) as counts
        from counted_purchase f where %s group by f.agency_id\
        """;

    /** What is counted of purchases; other tests change devices and times meanwhile. */
    private List<Object> said(OverviewRepository repository, PurchaseFilter filter) {
        PurchaseFilter own = new PurchaseFilter();
        own.narrowLike(filter);
        Overview view =
                sql.as(RowScope.office("columns"), () -> sql.inTransaction(() -> repository.overview(OFFICE, own)));
        List<Object> said = new ArrayList<>(Arrays.asList(view.since(), view.before(), view.headline(), view.byKind()));
        said.addAll(Arrays.asList(view.byMaker(), view.byVerdict(), view.byYear(), view.byQuarter(), view.byCounty()));
        said.addAll(Arrays.asList(view.byVendor(), view.byFunding(), view.federal(), view.afterNotice()));
        said.addAll(Arrays.asList(view.first(), view.last()));
        return said;
    }

    /** Always narrowed by more than a place: the tally keeps the digits of what is gone. */
    private static PurchaseFilter filter(Random random) {
        PurchaseFilter filter = new PurchaseFilter();
        filter.state = List.of("XF", "xf", "PA", "any").get(random.nextInt(4));
        filter.county = List.of(COUNTY, "COLUMNSHIRE").get(random.nextInt(2));
        if (random.nextInt(6) == 0) {
            filter.state = null;
            filter.county = null;
            filter.agencyId = List.of(UNNAMED, LATE, agency(1), agency(12)).get(random.nextInt(4));
        }
        if (random.nextInt(4) == 0) {
            filter.kind = List.of(List.of("city"), List.of("unknown", "town"), List.of(""))
                    .get(random.nextInt(3));
        }
        filter.since = LocalDate.of(2018 + random.nextInt(4), 1 + random.nextInt(12), 3);
        for (int more = random.nextInt(4); more > 0; more--) {
            narrow(filter, random);
        }
        return filter;
    }

    private static void narrow(PurchaseFilter filter, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> filter.maker = List.of("column-maker-1", "column-maker-" + random.nextInt(3));
            case 1 -> filter.verdict = List.of(verdict(random), verdict(random));
            case 2 -> filter.itemClass = List.of(random.nextBoolean() ? "unknown" : item(random));
            case 3 -> filter.funding = List.of(random.nextBoolean() ? "federal" : "a-fund-of-its-own", "usf");
            case 4 ->
                filter.vendor =
                        random.nextInt(3) == 0 ? "unknown" : vendor(random).toUpperCase(Locale.ROOT);
            case 5 -> filter.before = LocalDate.of(2022, 2 + random.nextInt(11), 1);
            case 6 -> filter.recoded = random.nextBoolean();
            case 7 -> filter.afterNotice = random.nextBoolean();
            case 8 -> filter.year = random.nextBoolean() ? 0 : 2022;
            default -> filter.funding = List.of("");
        }
    }

    private void inJob(Runnable work) {
        sql.as(RowScope.job("test"), () -> sql.inTransaction(work));
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(address + "?user=postgres");
    }

    private static void execute(Connection connection, String statement, UUID id) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, id);
            prepared.execute();
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static UUID agency(int n) {
        return new UUID(0x0c01_0000_0000_4000L, 0x8000_0000_0000_0000L + n);
    }

    private static UUID finding(int n) {
        return new UUID(0x0c01_0000_0001_4000L * (n % 2 == 0 ? 1 : -1), 0x8000_0000_0000_0000L + n);
    }
}
