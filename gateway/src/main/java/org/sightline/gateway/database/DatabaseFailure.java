package org.sightline.gateway.database;

import java.sql.SQLException;

/** The database refused a statement, or could not be reached. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String state;

    DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.state = cause.getSQLState() == null ? "08000" : cause.getSQLState();
    }

    /**
     * Whether the values themselves are what it refused (SQLSTATE classes 21, cardinality violation, 22, data exception,
     * and 23, constraint violation): trying again would not help.
     */
    public boolean causedByValues() {
        return state.startsWith("21") || state.startsWith("22") || state.startsWith("23");
    }

    /** Whether a row with the same key is there already (SQLSTATE 23505). */
    public boolean duplicate() {
        return state.equals("23505");
    }
}
