package org.sightline.ingest.row;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.JoinedCells;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.column.RowMask;
import org.sightline.ingest.column.value.Amounts;
import org.sightline.ingest.reject.Reject;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.TotalRow;

/**
 * Whether so much of a file is rejected that most likely the file is misread: over a tenth of its rows, or of its money.
 * Totals, banners and repeated headers do not count. For one thread.
 */
public final class MuchRejected {

    /** A file is looked at so far before it is loaded. */
    private static final int ROWS = 50_000;

    /** One row in so many may be rejected, and one dollar. */
    private static final int ONE_IN = 10;

    private static final int NAMES_SHOWN = 5;

    private final Layout layout;
    private final Mapping mapping;
    private final int amount;
    private final Map<String, Long> reasons = new HashMap<>();
    private final Map<String, Reject> examples = new HashMap<>();
    private long rows;
    private long rejected;
    private BigDecimal money = BigDecimal.ZERO;
    private BigDecimal rejectedMoney = BigDecimal.ZERO;

    MuchRejected(Layout layout, Mapping mapping) {
        this.layout = layout;
        this.mapping = mapping;
        this.amount = Objects.requireNonNullElse(mapping.columns().get(Field.AMOUNT), -1);
    }

    /**
     * Reads the first rows of a file.
     *
     * @param most how many bytes the file may have, unpacked
     * @return why it should wait, in one sentence; empty where it need not
     * @throws org.sightline.tabular.UnreadableFile where it cannot be read that far
     */
    public static String words(ImportJob job, TableFile file, long most) throws IOException {
        MuchRejected much = new MuchRejected(job.layout(), job.mapping());
        RowReader reader = new RowReader(job.layout(), job.mapping());
        RowMask mask = RowMask.of(job.mapping());
        JoinedCells joined = JoinedCells.of(job.mapping());
        try (Layout.Rows records = job.layout().open(file, most)) {
            records.skipTo(job.layout().headerRow());
            Row row = records.next();
            for (int read = 0; row != null && read < ROWS; read++) {
                if (!row.isBlank()) {
                    much.take(JoinedCells.joined(joined, row), reader, mask);
                }
                row = records.next();
            }
        }
        return much.words();
    }

    /** Reads and counts a row as it stands in the file. What is not kept is taken out where somebody may see it: of rejected ones. */
    private void take(Row row, RowReader reader, RowMask mask) {
        List<Reject> wrong = new ArrayList<>();
        if (reader.read(row, wrong) != null) {
            take(row, wrong);
            return;
        }
        wrong.clear();
        Row masked = mask.masked(row);
        reader.read(masked, wrong);
        take(masked, wrong);
    }

    /** Counts a row. */
    void take(Row row, List<Reject> wrong) {
        if (!wrong.isEmpty() && isNoRowOfItsOwn(row, wrong)) {
            return;
        }
        BigDecimal dollars = money(row);
        rows++;
        money = money.add(dollars);
        if (!wrong.isEmpty()) {
            rejected++;
            rejectedMoney = rejectedMoney.add(dollars);
            Reject first = wrong.getFirst();
            reasons.merge(first.code(), 1L, Long::sum);
            examples.putIfAbsent(first.code(), first);
        }
    }

    private BigDecimal money(Row row) {
        String cell = amount < 0 ? "" : row.cell(amount);
        String number = cell.isEmpty() ? null : Amounts.read(cell, mapping.decimalComma());
        return number == null ? BigDecimal.ZERO : new BigDecimal(number).abs();
    }

    private static boolean isNoRowOfItsOwn(Row row, List<Reject> wrong) {
        long filled = Arrays.stream(row.cells()).filter(cell -> !cell.isBlank()).count();
        return filled <= 1 || wrong.getFirst().code().equals("repeated_header") || TotalRow.is(row);
    }

    /** Why the import should wait, in one sentence; empty where it need not. */
    String words() {
        boolean ofRows = rejected * ONE_IN > rows;
        boolean ofMoney = rejectedMoney.multiply(BigDecimal.valueOf(ONE_IN)).compareTo(money) > 0;
        if (!ofRows && !ofMoney) {
            return "";
        }
        String share = ofRows
                ? rejected + " of " + rows + " rows (" + percent((double) rejected, (double) rows) + " %)"
                : "Rows with " + percent(rejectedMoney.doubleValue(), money.doubleValue()) + " % of the money";
        return share + " would be rejected, " + cause() + ".";
    }

    private static String percent(double part, double all) {
        return String.format(Locale.ROOT, "%.0f", 100 * part / all);
    }

    private String cause() {
        String code = reasons.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Long> reason) -> reason.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
        Reject example = examples.get(code);
        return switch (code) {
            case "missing_text" ->
                "most likely because the column of the vendor or of the description is not recognized" + leftOut();
            case "missing_date_and_amount" ->
                "most likely because the column of the date or of the amount is not" + " recognized" + leftOut();
            case "missing_buyer" -> "most likely because the column that is read as the buyer does not name who bought";
            case "missing_state", "bad_state" ->
                "most likely because the column that is read as the state of the buyer" + " is something else";
            case "too_many_cells" -> "most likely because texts with a comma stand without quotation marks";
            case "too_few_cells" -> "most likely because texts hold line breaks, or another table follows";
            default -> "most likely because " + described(example);
        };
    }

    private static String described(@Nullable Reject example) {
        if (example == null) {
            return "the file is another one than it seems";
        }
        return example.column() == null
                ? "of this: " + example.reason()
                : "the column \"" + example.column() + "\" is not what it is read as ("
                        + RowCells.quoted(String.valueOf(example.value())) + ")";
    }

    private String leftOut() {
        String names = IntStream.range(0, layout.headers().size())
                .filter(column ->
                        column >= mapping.fields().size() || mapping.fields().get(column) == null)
                .limit(NAMES_SHOWN)
                .mapToObj(column -> "\"" + layout.headers().get(column) + "\"")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (left out: " + names + ")";
    }
}
