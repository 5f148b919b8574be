package org.sightline.kit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.server.Postgres;

/** Every type, on a real PostgreSQL: what was copied is read back by ordinary SQL. */
@Tag("real-parts")
class BinaryCopyTest {

    @TempDir
    static Path directory;

    private static Postgres postgres;
    private static Connection connection;
    private static Sql sql;

    @BeforeAll
    static void start() throws SQLException {
        postgres = Postgres.start(directory.resolve("postgresql"), Ports.free(), false);
        connection = postgres.connect("inventory", "inventory_owner");
        sql = Sql.on(connection);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    /** What PostgreSQL prints of these values in a column of this type, in their order. */
    private static List<String> copied(String sqlType, CopyType type, Object... values) {
        sql.query("create temporary table copied (place int, value " + sqlType + ")")
                .change();
        try {
            List<Integer> places =
                    Stream.iterate(0, place -> place + 1).limit(values.length).toList();
            long rows = new BinaryCopy<Integer>(List.of(
                            new BinaryCopy.Column<>("place", CopyType.INT4, place -> place),
                            new BinaryCopy.Column<>("value", type, place -> values[place])))
                    .into(sql, "copied", places);
            assertThat(rows).isEqualTo(values.length);
            return sql.query("select value::text as printed from copied order by place")
                    .list(row -> row.text("printed"));
        } finally {
            sql.query("drop table copied").change();
        }
    }

    @Test
    void textsKeepEveryCharacterThatPostgresKnows() {
        List<Object> texts = Arrays.asList(
                "",
                "plain",
                "tab\tline\nreturn\r\\N \\.",
                "Käse, 東京, \uD83D\uDE00",
                "x".repeat(100_000),
                "\u0001",
                null);

        assertThat(copied("text", CopyType.TEXT, texts.toArray())).isEqualTo(texts);
    }

    @Test
    void aTextWithNulIsRefusedAndTheTransactionGoesOn() throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String text : List.of("a\0b", "\0", "ä\0")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new BinaryCopy<String>(
                                        List.of(new BinaryCopy.Column<>("name", CopyType.TEXT, name -> name)))
                                .into(sql, "nowhere", List.of("good", text)))
                        .withMessageContaining("NUL");
            }
            assertThat(sql.query("select 1").number()).isEqualTo(1);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Test
    void wholeNumbersReachToTheirEnds() {
        assertThat(copied("int4", CopyType.INT4, Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE, 7L, null))
                .containsExactly("-2147483648", "-1", "0", "2147483647", "7", null);
        assertThat(copied("int8", CopyType.INT8, Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE, 7, null))
                .containsExactly("-9223372036854775808", "-1", "0", "9223372036854775807", "7", null);
        assertThatIllegalArgumentException().isThrownBy(() -> copied("int4", CopyType.INT4, 1L << 31));
    }

    @Test
    void decimalsKeepEveryDigitAndTheirScale() {
        List<String> plain = List.of(
                "0",
                "0.00",
                "1",
                "-1",
                "9999",
                "10000",
                "100000000",
                "12.50",
                "-0.05",
                "0.00005",
                "10000.0001",
                "1234567890123456789012345678901234567890.123456789",
                "-99999999999999999999.9999",
                "0.0000000000000000000000000000000000001",
                "1" + "0".repeat(1_000));

        assertThat(copied(
                        "numeric",
                        CopyType.NUMERIC,
                        plain.stream().map(BigDecimal::new).toArray()))
                .isEqualTo(plain);
        assertThat(copied("numeric", CopyType.NUMERIC, plain.toArray())).isEqualTo(plain);
        assertThat(copied("numeric", CopyType.NUMERIC, new BigDecimal("1.5E+6"), new BigDecimal("25E-1"), null))
                .containsExactly("1500000", "2.5", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copied("numeric", CopyType.NUMERIC, new BigDecimal("1E+200000")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copied("numeric", CopyType.NUMERIC, new BigDecimal("1E-20000")));
        assertThatIllegalArgumentException().isThrownBy(() -> copied("numeric", CopyType.NUMERIC, "12,5"));
    }

    @Test
    void daysReachFromTheFirstToTheLast() {
        assertThat(copied(
                        "date",
                        CopyType.DATE,
                        LocalDate.of(-4713, 11, 24),
                        LocalDate.of(1900, 1, 1),
                        LocalDate.of(2000, 2, 29),
                        "2026-11-25",
                        LocalDate.of(5_874_897, 12, 31),
                        null))
                .containsExactly("4714-11-24 BC", "1900-01-01", "2000-02-29", "2026-11-25", "5874897-12-31", null);
        for (LocalDate outside :
                List.of(LocalDate.of(-4713, 11, 23), LocalDate.of(5_874_898, 1, 1), LocalDate.MIN, LocalDate.MAX)) {
            assertThatIllegalArgumentException().isThrownBy(() -> copied("date", CopyType.DATE, outside));
        }
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        sql.query("set time zone 'UTC'").change();

        assertThat(copied(
                        "timestamptz",
                        CopyType.TIMESTAMPTZ,
                        Instant.parse("2026-11-25T12:00:00.123456789Z"),
                        Instant.parse("1969-12-31T23:59:59.999999999Z"),
                        Instant.EPOCH,
                        Instant.parse("-4713-11-24T00:00:00Z"),
                        Instant.parse("+294276-12-31T23:59:59.999999Z"),
                        null))
                .containsExactly(
                        "2026-11-25 12:00:00.123456+00",
                        "1969-12-31 23:59:59.999999+00",
                        "1970-01-01 00:00:00+00",
                        "4714-11-24 00:00:00+00 BC",
                        "294276-12-31 23:59:59.999999+00",
                        null);
        for (Instant outside : List.of(Instant.MIN, Instant.MAX, Instant.parse("+294277-01-01T00:00:00Z"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> copied("timestamptz", CopyType.TIMESTAMPTZ, outside));
        }
    }

    @Test
    void idsFlagsBytesAndJsonAreWhatTheyWere() {
        UUID id = UUID.fromString("f0000000-0000-4000-8000-00000000000f");

        assertThat(copied("uuid", CopyType.UUID, id, new UUID(0, 0), new UUID(-1, -1), null))
                .containsExactly(id.toString(), new UUID(0, 0).toString(), new UUID(-1, -1).toString(), null);
        assertThat(copied("boolean", CopyType.BOOLEAN, true, false, null)).containsExactly("true", "false", null);
        assertThat(copied("bytea", CopyType.BYTEA, new byte[] {0, 1, (byte) 0xff}, new byte[0], null))
                .containsExactly("\\x0001ff", "\\x", null);
        assertThat(copied("jsonb", CopyType.JSONB, "{\"a\": \"ä\"}", "[]", "null", null))
                .containsExactly("{\"a\": \"ä\"}", "[]", "null", null);
    }

    @Test
    void arraysOfTextKeepTheirNulls() {
        assertThat(copied(
                        "text[]",
                        CopyType.TEXT_ARRAY,
                        List.of(),
                        List.of("a", "b c", "", "\"{}\\"),
                        Arrays.asList("a", null),
                        Collections.singletonList(null),
                        null))
                .containsExactly("{}", "{a,\"b c\",\"\",\"\\\"{}\\\\\"}", "{a,NULL}", "{NULL}", null);
    }

    @Test
    void manyRowsKeepTheirOrderAndNoRowIsNoCopy() {
        List<Object> numbers = new ArrayList<>(
                Stream.iterate(0L, number -> number + 1).limit(20_000).toList());

        assertThat(copied("int8", CopyType.INT8, numbers.toArray()))
                .isEqualTo(numbers.stream().map(Object::toString).toList());
        assertThat(new BinaryCopy<Long>(List.of()).into(sql, "nowhere", List.of()))
                .isZero();
    }

    @Test
    void rowsThatAreThereAreReplacedAndOthersAreNotAdded() {
        record Held(UUID id, String said) {}
        BinaryCopy<Held> copy = new BinaryCopy<>(List.<BinaryCopy.Column<Held>>of(
                new BinaryCopy.Column<>("id", CopyType.UUID, Held::id),
                new BinaryCopy.Column<>("said", CopyType.TEXT, Held::said)));
        UUID first = new UUID(0, 1);
        UUID second = new UUID(0, 2);
        sql.query("create temporary table held (id uuid primary key, said text, kept text default 'kept')")
                .change();
        sql.query("insert into held values (:first, 'a'), (:second, 'b')")
                .with("first", first)
                .with("second", second)
                .change();

        for (String said : List.of("c", "d")) {
            List<Held> rows = List.of(new Held(second, said), new Held(new UUID(0, 3), said));
            assertThat(sql.<Long>inTransaction(() -> copy.stagedOnto(sql, "held", "test", "id", Held::id, rows)))
                    .isEqualTo(1);
        }

        assertThat(sql.query("select said || kept as row from held order by id").list(row -> row.text("row")))
                .containsExactly("akept", "dkept");
        sql.query("drop table held").change();
    }

    @Test
    void aColumnOfAnotherTypeIsRefusedByTheDatabase() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> copied("int8", CopyType.INT4, 1)))
                .isInstanceOf(SqlFailure.class);
    }
}
