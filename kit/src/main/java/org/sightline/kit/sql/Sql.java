package org.sightline.kit.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Plain SQL with named parameters ({@code :name}). Inject it: statements then take part in the transaction that is
 * running, Hibernate's included, and run by themselves where there is none. It does not see what Hibernate has not
 * flushed yet. {@link #on} works on one connection, for workers that hold their own.
 *
 * <p>Each transaction has a {@link RowScope}: the one that {@link #as} puts around it, or else that of whoever asks.
 * Without any, it sees no row of an agency.
 */
public final class Sql {

    private final Source source;

    private Sql(Source source) {
        this.source = source;
    }

    /** SQL on a data source; connections that take part in the running transaction are its matter. */
    static Sql of(DataSource database, RowScopes scopes) {
        return new Sql(new Pooled(database, scopes));
    }

    /** SQL on this connection, which stays open. */
    public static Sql on(Connection connection) {
        return new Sql(new Held(connection));
    }

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** A statement to be given its parameters and then run. */
    public Statement query(String sql) {
        return new Statement(source, sql);
    }

    /**
     * Runs one statement for many values, in batches.
     *
     * @param bind gives the parameters for a value
     * @return how many rows were changed
     * @throws SqlFailure where the database does not answer or refuses
     */
    public <T> long batch(String sql, Collection<T> values, BiConsumer<Parameters, T> bind) {
        return values.isEmpty() ? 0 : source.with(connection -> Batch.run(connection, sql, values, bind));
    }

    /**
     * Work for which the connection itself is needed, such as COPY.
     *
     * @throws SqlFailure where the work throws a {@link SQLException}
     */
    public <T> T with(Work<T> work) {
        return source.with(work);
    }

    /** All that the work does is one transaction: the one that is running, or else a new one. */
    public <T> T inTransaction(Supplier<T> work) {
        return source.inTransaction(work);
    }

    /** As {@link #inTransaction(Supplier)}, without a result. */
    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Does work in a scope of its own. In a running transaction the scope holds for this part of it, and where the work
     * fails the transaction can only be rolled back; else it holds for the transactions that begin in the work.
     */
    public <T> T as(RowScope scope, Supplier<T> work) {
        return source.as(scope, work);
    }

    /** As {@link #as(RowScope, Supplier)}, without a result. */
    public void as(RowScope scope, Runnable work) {
        as(scope, () -> {
            work.run();
            return true;
        });
    }

    /** From here to its end the running transaction has this scope, also for what Hibernate writes at the end. */
    public void restrict(RowScope scope) {
        source.restrict(scope);
    }

    /** Shares a lock until the running transaction ends; who wants the number alone waits. */
    public void lockShared(long number) {
        query("select pg_advisory_xact_lock_shared(:number)")
                .with("number", number)
                .list(row -> true);
    }

    /** Holds a lock until the running transaction ends; others that want the same number wait. */
    public void lock(long number) {
        query("select pg_advisory_xact_lock(:number)").with("number", number).list(row -> true);
    }

    /** Where connections come from. */
    sealed interface Source {

        <T> T with(Work<T> work);

        <T> T inTransaction(Supplier<T> work);

        <T> T as(RowScope scope, Supplier<T> work);

        void restrict(RowScope scope);
    }

    private record Pooled(DataSource database, RowScopes scopes) implements Source {

        @Override
        public <T> T with(Work<T> work) {
            // A scope holds for a transaction, so a statement that has one needs one.
            return scopes.inTransaction() || scopes.now() == null
                    ? onConnection(work)
                    : inTransaction(() -> onConnection(work));
        }

        private <T> T onConnection(Work<T> work) {
            try (Connection connection = database.getConnection()) {
                return work.on(connection);
            } catch (SQLException failed) {
                throw new SqlFailure(failed);
            }
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            return QuarkusTransaction.joiningExisting().call(work::get);
        }

        @Override
        public <T> T as(RowScope scope, Supplier<T> work) {
            return scopes.call(scope, work::get);
        }

        @Override
        public void restrict(RowScope scope) {
            scopes.bind(scope);
        }
    }

    private record Held(Connection connection) implements Source {

        @Override
        public <T> T with(Work<T> work) {
            return RowScope.bound() == null ? onConnection(work) : inTransaction(() -> onConnection(work));
        }

        private <T> T onConnection(Work<T> work) {
            try {
                return work.on(connection);
            } catch (SQLException failed) {
                throw new SqlFailure(failed);
            }
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            return onConnection(held -> held.getAutoCommit() ? commit(work) : work.get());
        }

        @Override
        public <T> T as(RowScope scope, Supplier<T> work) {
            return onConnection(held -> held.getAutoCommit() ? scope.around(work::get) : inPart(scope, work));
        }

        @Override
        public void restrict(RowScope scope) {
            onConnection(held -> {
                scope.bindTo(held);
                return true;
            });
        }

        private <T> T inPart(RowScope scope, Supplier<T> work) throws SQLException {
            RowScope before = Objects.requireNonNullElse(RowScope.bound(), RowScope.NONE);
            scope.bindTo(connection);
            T done = scope.around(work::get);
            before.bindTo(connection);
            return done;
        }

        private <T> T commit(Supplier<T> work) throws SQLException {
            connection.setAutoCommit(false);
            try {
                RowScope scope = RowScope.bound();
                if (scope != null) {
                    scope.bindTo(connection);
                }
                T result = work.get();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollback(failed);
                throw failed;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }

        private void rollback(Exception cause) {
            try {
                connection.rollback();
            } catch (SQLException gone) {
                // The connection is gone, and with it the transaction; the first failure is the one to tell.
                cause.addSuppressed(gone);
            }
        }
    }

    /** One statement for many values. */
    private static final class Batch {

        /** The driver holds what waits in memory. */
        private static final int AT_A_TIME = 500;

        static <T> long run(Connection connection, String sql, Collection<T> values, BiConsumer<Parameters, T> bind)
                throws SQLException {
            NamedSql named = NamedSql.of(sql);
            long changed = 0;
            try (PreparedStatement statement = connection.prepareStatement(named.positional())) {
                int waiting = 0;
                for (T value : values) {
                    Parameters parameters = new Parameters();
                    bind.accept(parameters, value);
                    parameters.bind(statement, named);
                    statement.addBatch();
                    if (++waiting % AT_A_TIME == 0) {
                        changed += changed(statement);
                    }
                }
                return changed + changed(statement);
            }
        }

        private static long changed(PreparedStatement statement) throws SQLException {
            long changed = 0;
            for (int rows : statement.executeBatch()) {
                // Rewritten batches say only that they succeeded.
                changed += Math.max(rows, 0);
            }
            return changed;
        }
    }
}
