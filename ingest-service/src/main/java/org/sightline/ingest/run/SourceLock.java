package org.sightline.ingest.run;

import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;

/**
 * The right to write the lines of a source: an advisory lock, held by the very session that writes them. Whoever lost
 * the lock cannot write any more, and a process that died has let go of it.
 */
record SourceLock(Connection connection, String sourceId) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SourceLock.class);

    /** The first half of the lock's key; the second is a hash of the source. */
    private static final int KEY = 731_688;

    /** Takes the lock; null where another session has it. */
    static @Nullable SourceLock take(Connection connection, String sourceId) {
        boolean taken = Sql.on(connection)
                .query("select pg_try_advisory_lock(:key, hashtext(:source)) as taken")
                .with("key", KEY)
                .with("source", sourceId)
                .one(row -> row.flag("taken"));
        return taken ? new SourceLock(connection, sourceId) : null;
    }

    /** Lets go of the source; where that fails the session is ended, and the lock with it. */
    @Override
    public void close() throws SQLException {
        try {
            Sql.on(connection)
                    .query("select pg_advisory_unlock(:key, hashtext(:source))")
                    .with("key", KEY)
                    .with("source", sourceId)
                    .exists();
        } catch (SqlFailure failed) {
            LOG.warnf(
                    "The lock of source %s could not be released and ends with its session: %s",
                    sourceId, failed.getMessage());
            connection.abort(Runnable::run);
        }
    }
}
