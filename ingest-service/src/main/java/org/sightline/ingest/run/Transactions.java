package org.sightline.ingest.run;

import java.sql.Connection;
import java.sql.SQLException;

/** Transactions on a connection that is held for longer than one of them. */
final class Transactions {

    /** Work in a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private Transactions() {}

    /** Does the work and commits it; rolls back where it throws. */
    static <T> T run(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            rollback(connection, failed);
            throw failed;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // The connection is gone, and with it the transaction; the first failure is the one to tell.
            cause.addSuppressed(gone);
        }
    }
}
