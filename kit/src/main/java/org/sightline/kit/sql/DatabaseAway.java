package org.sightline.kit.sql;

import java.sql.SQLException;
import java.util.Set;

/** The one meaning of "the database is away": the same statement may well succeed later, unchanged. */
public final class DatabaseAway {

    /**
     * SQLSTATE classes 08 (connection), 40 (deadlock and serialization), 53 (resources), 55 (locked or not ready), 57
     * (shutdown, statement canceled) and 58 (disk and system).
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private DatabaseAway() {}

    /**
     * Whether a failure, or one of its causes, is a database that is away. A {@link SQLException} without a state is
     * the connection pool's, which got no connection in time.
     */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null || CLASSES.contains(classOf(sql.getSQLState()));
            }
        }
        return false;
    }

    private static String classOf(String state) {
        return state.substring(0, Math.min(2, state.length()));
    }
}
