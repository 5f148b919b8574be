package org.sightline.kit.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters. Every way to run it throws {@link SqlFailure} where the database does not answer or refuses. */
public final class Statement {

    private static final int ROWS_AT_A_TIME = 1_000;

    private final Sql.Source source;
    private final String sql;
    private final Parameters parameters = new Parameters();

    Statement(Sql.Source source, String sql) {
        this.source = source;
        this.sql = sql;
    }

    /** Gives a parameter, as {@link Parameters#with} says. */
    public Statement with(String name, @Nullable Object value) {
        parameters.with(name, value);
        return this;
    }

    public Statement with(Map<String, ? extends @Nullable Object> values) {
        values.forEach(parameters::with);
        return this;
    }

    public <T extends @Nullable Object> List<T> list(Row.Reader<T> reader) {
        return run(statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                Row row = new Row(rows);
                while (rows.next()) {
                    read.add(reader.read(row));
                }
                return read;
            }
        });
    }

    /** The first row, if there is one and it does not read as null. */
    public <T> Optional<T> first(Row.Reader<? extends @Nullable T> reader) {
        List<? extends @Nullable T> rows = list(reader);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /**
     * The only row.
     *
     * @throws IllegalStateException where there is not exactly one
     */
    public <T> T one(Row.Reader<T> reader) {
        List<T> rows = list(reader);
        if (rows.size() != 1) {
            throw new IllegalStateException("Expected one row and got " + rows.size() + " from: " + sql);
        }
        return rows.get(0);
    }

    /** The whole number in the first column of the first row; 0 where there is no row or it is null. */
    public long number() {
        return run(statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }

    public boolean exists() {
        return run(statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** Gives each row to the consumer as it comes, without holding all; inside a transaction only. */
    public void each(Consumer<Row> consumer) {
        run(statement -> {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    consumer.accept(row);
                }
                return true;
            }
        });
    }

    /** Runs a statement that gives no rows; says how many it changed. */
    public int change() {
        return run(PreparedStatement::executeUpdate);
    }

    private interface Run<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(Run<T> run) {
        return source.with(connection -> prepareAndRun(connection, run));
    }

    private <T> T prepareAndRun(Connection connection, Run<T> run) throws SQLException {
        NamedSql named = NamedSql.of(sql);
        try (PreparedStatement statement = connection.prepareStatement(named.positional())) {
            parameters.bind(statement, named);
            return run.on(statement);
        }
    }
}
