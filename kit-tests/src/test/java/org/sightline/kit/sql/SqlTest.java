package org.sightline.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.server.Postgres;

/** On a real PostgreSQL and one connection. */
@Tag("real-parts")
class SqlTest {

    private static final UUID ID = UUID.fromString("6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @TempDir
    static Path directory;

    private static Postgres postgres;
    private static Connection connection;
    private static Sql sql;

    private enum Size {
        SMALL
    }

    @BeforeAll
    static void start() throws SQLException {
        postgres = Postgres.start(directory.resolve("postgresql"), Ports.free(), false);
        connection = postgres.connect("inventory", "inventory_owner");
        sql = Sql.on(connection);
        sql.query("create table thing (id uuid primary key, name text not null, number bigint, amount numeric,"
                        + " day date, made_at timestamptz, names text[], tagged boolean, body jsonb)")
                .change();
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    @BeforeEach
    void empty() {
        sql.query("delete from thing").change();
    }

    private static void insert(UUID id, String name) {
        sql.query("insert into thing (id, name) values (:id, :name)")
                .with("id", id)
                .with("name", name)
                .change();
    }

    @Test
    void everyTypeIsReadBackAsItWasWritten() {
        sql.query("""
            insert into thing values (:id, :name, :number, cast(:amount as numeric), :day, :at, :names, :tagged,
                                      cast(:body as jsonb))\
            """)
                .with("id", ID)
                .with("name", Size.SMALL)
                .with("number", 7L)
                .with("amount", "12.50")
                .with("day", DAY)
                .with("at", NOON)
                .with("names", List.of("a", "b"))
                .with("tagged", true)
                .with("body", "{\"a\": 1}")
                .change();

        sql.query("select * from thing").one(row -> {
            assertThat(row.uuid("id")).isEqualTo(ID);
            assertThat(row.constant("name", Size.class)).isEqualTo(Size.SMALL);
            assertThat(row.number("number")).isEqualTo(7);
            assertThat(row.plainDecimal("amount")).isEqualTo("12.50");
            assertThat(row.day("day")).isEqualTo(DAY);
            assertThat(row.instant("made_at")).isEqualTo(NOON);
            assertThat(row.texts("names")).containsExactly("a", "b");
            assertThat(row.flag("tagged")).isTrue();
            assertThat(row.text("body")).isEqualTo("{\"a\": 1}");
            return true;
        });
    }

    @Test
    void nullsAreReadAsNullOrNothing() {
        insert(ID, "bare");

        sql.query("select * from thing").one(row -> {
            assertThat(row.numberOrNull("number")).isNull();
            assertThat(row.decimal("amount")).isNull();
            assertThat(row.day("day")).isNull();
            assertThat(row.instant("made_at")).isNull();
            assertThat(row.texts("names")).isEmpty();
            assertThat(row.flagOrNull("tagged")).isNull();
            return true;
        });
    }

    @Test
    void collectionsAreArraysAndAnEmptyOneFindsNothing() {
        insert(ID, "a");
        insert(UUID.randomUUID(), "b");

        assertThat(named(List.of(ID))).containsExactly("a");
        assertThat(named(List.of())).isEmpty();
    }

    private static List<String> named(List<UUID> ids) {
        return sql.query("select name from thing where id = any(:ids)")
                .with("ids", ids)
                .list(row -> row.text("name"));
    }

    @Test
    void aBatchSaysHowManyRowsItChanged() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 1_201; i++) {
            numbers.add(i);
        }

        long changed = sql.batch(
                "insert into thing (id, name, number) values (:id, :name, :number)",
                numbers,
                (row, number) -> row.with("id", UUID.randomUUID())
                        .with("name", "n" + number)
                        .with("number", (long) number));

        assertThat(changed).isEqualTo(1_201);
        assertThat(sql.query("select count(*) from thing").number()).isEqualTo(1_201);
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        assertThatThrownBy(() -> sql.inTransaction(() -> {
                    insert(ID, "a");
                    insert(ID, "again");
                }))
                .isInstanceOfSatisfying(SqlFailure.class, failure -> {
                    assertThat(failure.duplicate()).isTrue();
                    assertThat(failure.causedByValues()).isTrue();
                    assertThat(DatabaseAway.is(failure)).isFalse();
                });

        assertThat(sql.query("select 1 from thing").exists()).isFalse();
    }

    @Test
    void aParameterWithoutAValueIsNamed() {
        assertThatThrownBy(() -> sql.query("select :forgotten").number())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":forgotten");
    }

    @Test
    void aConnectionThatIsCutIsADatabaseThatIsAway() throws SQLException {
        try (Connection other = postgres.connect("inventory", "inventory_owner")) {
            long pid = Sql.on(other).query("select pg_backend_pid()").number();
            sql.query("select pg_terminate_backend(:pid)")
                    .with("pid", (int) pid)
                    .exists();

            assertThatThrownBy(() -> Sql.on(other).query("select 1").number())
                    .satisfies(failure -> assertThat(DatabaseAway.is(failure)).isTrue());
        }
    }
}
