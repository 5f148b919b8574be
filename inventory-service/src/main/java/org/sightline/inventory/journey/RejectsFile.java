package org.sightline.inventory.journey;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.inventory.intake.Cell;
import org.sightline.inventory.intake.Reject;

/** The rejected rows of a list as a file to correct and send again: the list's own columns, and what is wrong. */
@ApplicationScoped
class RejectsFile {

    private static final int AT_A_TIME = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final RowRepository rows;

    RejectsFile(RowRepository rows) {
        this.rows = rows;
    }

    /** The whole file, as CSV. */
    String of(DeviceList list) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> head = new ArrayList<>(list.headers());
            head.addAll(List.of("reject_row", "reject_column", "reject_code", "reject_reason"));
            csv.writeRecord(head);
            int last = 0;
            for (List<ListRow> some = rows.rows(list.id(), RowOutcome.REJECTED, last, AT_A_TIME);
                    !some.isEmpty();
                    some = rows.rows(list.id(), RowOutcome.REJECTED, last, AT_A_TIME)) {
                some.forEach(row -> csv.writeRecord(record(list.headers().size(), row)));
                last = some.getLast().row();
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        return text.toString();
    }

    private static List<String> record(int width, ListRow row) {
        List<String> record = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String cell = i < row.cells().size() ? row.cells().get(i) : "";
            record.add(Objects.requireNonNullElse(Cell.guarded(cell), ""));
        }
        record.add(String.valueOf(row.row()));
        record.add(joined(row, reject -> Objects.requireNonNullElse(reject.column(), "")));
        record.add(joined(row, Reject::code));
        record.add(joined(row, Reject::reason));
        return record;
    }

    private static String joined(ListRow row, Function<Reject, String> part) {
        return row.rejects().stream().map(part).collect(Collectors.joining("; "));
    }
}
