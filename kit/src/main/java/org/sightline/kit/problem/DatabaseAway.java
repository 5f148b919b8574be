package org.sightline.kit.problem;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says it in plain words when the database does not answer. */
public class DatabaseAway {

    @ServerExceptionMapper
    public Response persistence(PersistenceException failed) {
        return answer(failed);
    }

    @ServerExceptionMapper
    public Response sql(SQLException failed) {
        return answer(failed);
    }

    private static Response answer(Exception failed) {
        return new ProblemMapper().unexpected(new IllegalStateException(failed));
    }

    static Problem problem() {
        return Problem.of(
                503,
                "database-away",
                "The database does not answer",
                "Nothing was changed. Try again in a minute; imports that run go on by themselves.");
    }

    /**
     * Whether a failure means that the database is away, and not that a statement is wrong: SQLSTATE classes 08
     * (connection), 53 (resources) and 57 (operator intervention, such as a shutdown), or no state at all, which is
     * what the pool gives where it gets no connection.
     */
    public static boolean is(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (sql.getSQLState() == null || sql.getSQLState().matches("(08|53|57).*"))) {
                return true;
            }
        }
        return false;
    }
}
