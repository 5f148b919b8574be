package org.sightline.gateway.pages.office.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.Formats;
import org.sightline.gateway.spreadsheet.Spreadsheet.Kind;

/**
 * What a report says, whatever file it becomes.
 *
 * @param lead texts under the title
 * @param notes texts at the end: how it was counted
 */
record Report(String title, List<String> lead, List<Table> tables, List<String> notes) {

    /**
     * A table.
     *
     * @param sheet its name in a workbook, up to 31 characters
     * @param note under it; null for none
     */
    record Table(
            String sheet,
            String heading,
            List<Column> columns,
            List<Row> rows,
            @Nullable String note) {}

    /**
     * A column.
     *
     * @param share of the width of a page, beside the shares of the others
     */
    record Column(String title, Kind kind, int share) {}

    /** A row: texts, numbers as {@link Long}, decimals as {@link BigDecimal}; null for nothing known. */
    record Row(List<@Nullable Object> cells) {}

    /** A cell as it is read. */
    static String shown(Kind kind, @Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Long number -> Formats.grouped(number);
            case BigDecimal number when kind == Kind.MONEY -> Formats.money(number.toPlainString(), null);
            case BigDecimal number -> Formats.plain(number.toPlainString());
            default -> cell.toString();
        };
    }
}
