package org.sightline.gateway.column;

import java.time.Clock;
import org.sightline.gateway.view.Scope;
import org.sightline.kit.sql.Sql;

/** What tests of other rooms do with the columns. */
public final class ColumnsOfTests {

    private ColumnsOfTests() {}

    /** Columns that are switched off, so that the database answers. */
    public static PurchaseColumns off(Sql sql, Scope scope) {
        return new PurchaseColumns(sql, new ColumnReader(sql), scope, Clock.systemUTC(), false);
    }

    /** Columns of one's own, which nobody reads in the background. */
    public static PurchaseColumns loaded(Sql sql, Scope scope) {
        PurchaseColumns columns = new PurchaseColumns(sql, new ColumnReader(sql), scope, Clock.systemUTC(), true);
        columns.refresh();
        return columns;
    }

    /** What happens in the background. */
    public static void refresh(PurchaseColumns columns) {
        columns.refresh();
    }
}
