package org.sightline.kit.sql;

import java.sql.SQLException;

/** The database refused a statement, or could not be reached ({@link DatabaseAway}). The cause says which. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String state;

    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** The SQLSTATE; empty where there is none. */
    public String state() {
        return state;
    }

    /**
     * Whether the values are what the database refused (SQLSTATE classes 21, cardinality violation, 22, data
     * exception, and 23, constraint violation): trying again does not help.
     */
    public boolean causedByValues() {
        return state.startsWith("21") || state.startsWith("22") || state.startsWith("23");
    }

    /** Whether a row with the same key is there already (SQLSTATE 23505). */
    public boolean duplicate() {
        return state.equals("23505");
    }
}
