package org.sightline.kit.copy;

import org.sightline.kit.sql.Sql;

/**
 * A temporary table of the session in which rows wait to be written into a table with row-level security, because
 * PostgreSQL refuses COPY into such a table itself. It is empty at the begin of each transaction.
 */
public final class StagedTable {

    private StagedTable() {}

    /**
     * The name of the session's own table for this use, with the columns of the table that the rows go to.
     *
     * @param use tells two of them in one transaction apart
     */
    public static String of(Sql sql, String table, String use) {
        String staged = name(table, use);
        // It stays with the session, which works in one role after the other; nobody else can reach it.
        sql.query("do $$ begin if to_regclass('pg_temp." + staged + "') is null then create temporary table " + staged
                        + " (like " + table + ") on commit delete rows; grant all on " + staged
                        + " to public; end if; end $$")
                .change();
        return staged;
    }

    /** Empties it before the transaction ends, so that the next rows of the same use are not mixed with these. */
    static void empty(Sql sql, String table, String use) {
        sql.query("truncate " + name(table, use)).change();
    }

    private static String name(String table, String use) {
        return "staged_" + table + "_" + use;
    }
}
