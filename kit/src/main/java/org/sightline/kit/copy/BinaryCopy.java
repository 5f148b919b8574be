package org.sightline.kit.copy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;

/**
 * Writes many rows at once by PostgreSQL's COPY, in its binary format: nothing is escaped, and the server parses nothing.
 * The binary format converts nothing either: the type of each column must be that of the table.
 *
 * @param <T> what a row is made from
 */
public final class BinaryCopy<T> {

    private static final int A_ROW = 512;

    private final List<Column<T>> columns;

    /** Rows of these columns, of any table that has them. */
    public BinaryCopy(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * A column of a table and the value that a row has in it.
     *
     * @param value gives a value of the class that the type says, or null
     */
    public record Column<T>(String name, CopyType type, Function<T, @Nullable Object> value) {

        /** The same column of something that this is a part of. */
        public <S> Column<S> of(Function<S, T> part) {
            return new Column<>(name, type, whole -> value.apply(part.apply(whole)));
        }
    }

    /** The columns' names for a statement, each with this before it. */
    public String names(String prefix) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    /**
     * Adds the rows to a table, in the running transaction.
     *
     * @param table as it is written in SQL; it never comes from outside
     * @return how many rows were added
     * @throws IllegalArgumentException where PostgreSQL has no such value, such as a text with a NUL character; nothing
     *     was sent, and the transaction can go on
     * @throws SqlFailure where the database does not answer or refuses
     */
    public long into(Sql sql, String table, Collection<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        CopyBytes bytes = new CopyBytes(rows.size() * A_ROW);
        rows.forEach(row -> write(bytes, row));
        bytes.end();
        return sql.with(connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + table + " (" + names("") + ") from stdin (format binary)",
                                bytes.asStream(),
                                1 << 16);
            } catch (IOException failed) {
                throw new SQLException("The rows could not be written", failed);
            }
        });
    }

    /**
     * Adds the rows to a table with row-level security, in the running transaction: PostgreSQL refuses COPY into such a
     * table, so they wait in a {@link StagedTable} and go on from there under the policy.
     *
     * @param use tells two staged tables of one transaction apart; one use is filled once in a transaction
     * @return how many rows were added
     * @throws IllegalArgumentException as {@link #into}
     * @throws SqlFailure where the database does not answer or refuses
     */
    public long staged(Sql sql, String table, String use, Collection<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        String staged = StagedTable.of(sql, table, use);
        into(sql, staged, rows);
        return sql.query("insert into " + table + " (" + names("") + ") select " + names("") + " from " + staged)
                .change();
    }

    /**
     * As {@link #staged}, for a use that is filled again and again in one transaction.
     *
     * @return how many rows were added
     */
    public long stagedAgain(Sql sql, String table, String use, Collection<T> rows) {
        long added = staged(sql, table, use, rows);
        if (added > 0) {
            StagedTable.empty(sql, table, use);
        }
        return added;
    }

    /**
     * As {@link #stagedAgain}; a row with the key of one that is there takes its place.
     *
     * @param key the columns of the primary key
     * @return how many rows were added or replaced
     */
    public long stagedOver(Sql sql, String table, String use, String key, Collection<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        String staged = StagedTable.of(sql, table, use);
        into(sql, staged, rows);
        long changed = sql.query("insert into " + table + " (" + names("") + ") select " + names("") + " from " + staged
                        + " on conflict (" + key + ") do update set (" + names("") + ") = row ("
                        + names("excluded.") + ")")
                .change();
        StagedTable.empty(sql, table, use);
        return changed;
    }

    /**
     * As {@link #stagedAgain}, for rows that are there already: each takes the place of the one with its key. One that is not
     * there is not added.
     *
     * @param key the column of the primary key
     * @param id what a row has in it; the database is told, because it knows nothing of a table that was just filled, and
     *     would rather read all rows of the other one
     * @return how many rows were replaced
     */
    public long stagedOnto(Sql sql, String table, String use, String key, Function<T, UUID> id, Collection<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        String staged = StagedTable.of(sql, table, use);
        into(sql, staged, rows);
        long changed = sql.query("update " + table + " set (" + names("") + ") = row (" + names("s.") + ") from "
                        + staged + " s where " + table + "." + key + " = s." + key + " and " + table + "." + key
                        + " = any (:keys)")
                .with("keys", rows.stream().map(id).toList())
                .change();
        StagedTable.empty(sql, table, use);
        return changed;
    }

    private void write(CopyBytes bytes, T row) {
        bytes.beginRow(columns.size());
        for (Column<T> column : columns) {
            bytes.value(column.type(), column.value().apply(row));
        }
    }
}
