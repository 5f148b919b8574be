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
        String staged = "staged_" + table + "_" + use;
        sql.query("create temporary table if not exists " + staged + " (like " + table + ") on commit delete rows")
                .change();
        return staged;
    }
}
