package org.sightline.ingest.row;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Mapping;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.reject.Reject;
import org.sightline.tabular.Layout;
import org.sightline.tabular.TableFile;

/** Reads a whole file as an import would, and keeps nothing of it but figures. For one thread. */
public final class Rehearsal {

    private static final int MOST_BUYERS = 1_000;

    private final Map<String, Long> buyers = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private BigDecimal total = BigDecimal.ZERO;
    private long rows;
    private long lines;
    private long rejected;
    private @Nullable String firstDate;
    private @Nullable String lastDate;

    private final MuchRejected much;

    private Rehearsal(MuchRejected much) {
        this.much = much;
    }

    /**
     * What an import of the file would read.
     *
     * @param rows without blank ones
     * @param lines rows that become lines
     * @param repeated rows that say again what a row above says under the same key
     * @param rejected rows that are not taken
     * @param total of the amounts of the lines
     * @param firstDate the earliest day or period of a line; null where none has one
     * @param buyers how many lines each buyer has, by its name without spelling; at most a thousand
     * @param reasons how often each fault occurs, by its code
     * @param muchRejected why an import should wait, in one sentence; empty where it need not
     */
    public record Figures(
            long rows,
            long lines,
            long repeated,
            long rejected,
            BigDecimal total,
            @Nullable String firstDate,
            @Nullable String lastDate,
            Map<String, Long> buyers,
            Map<String, Long> reasons,
            String muchRejected) {}

    /**
     * Reads the file, without any source.
     *
     * @param scratch a folder for what does not fit into memory
     * @param most how many bytes the file may have, unpacked
     * @throws org.sightline.tabular.UnreadableFile where it cannot be read to its end
     */
    public static Figures of(TableFile file, Layout layout, Mapping mapping, Path scratch, long most)
            throws IOException {
        UUID none = new UUID(0, 0);
        ImportJob job = new ImportJob(none, "rehearsal", "rehearsal", "", layout, mapping, 0, false, null);
        return of(job, file, scratch, most, line -> {});
    }

    /**
     * Reads the file of an import.
     *
     * @param scratch a folder for what does not fit into memory
     * @param most how many bytes the file may have, unpacked
     * @param each is given each line
     * @throws org.sightline.tabular.UnreadableFile where it cannot be read to its end
     */
    public static Figures of(ImportJob job, TableFile file, Path scratch, long most, Consumer<Batch.Candidate> each)
            throws IOException {
        Rehearsal rehearsal = new Rehearsal(new MuchRejected(job.layout(), job.mapping()));
        FileRows.each(job, file, scratch, most, Long.MAX_VALUE, (row, line, wrong) -> {
            rehearsal.take(line, wrong);
            rehearsal.much.take(row, wrong);
            if (line != null) {
                each.accept(line);
            }
        });
        return rehearsal.figures();
    }

    private void take(Batch.@Nullable Candidate line, List<Reject> wrong) {
        rows++;
        wrong.forEach(reject -> reasons.merge(reject.code(), 1L, Long::sum));
        if (line != null) {
            count(line);
        } else if (!wrong.isEmpty()) {
            rejected++;
        }
    }

    private void count(Batch.Candidate line) {
        lines++;
        if (buyers.containsKey(line.buyer()) || buyers.size() < MOST_BUYERS) {
            buyers.merge(line.buyer(), 1L, Long::sum);
        }
        LineContent content = line.content();
        if (content.price().amount() != null) {
            total = total.add(new BigDecimal(content.price().amount()));
        }
        String date = content.document().obligationDate() == null
                ? content.document().paymentDate()
                : content.document().obligationDate();
        if (date != null) {
            firstDate = firstDate == null || date.compareTo(firstDate) < 0 ? date : firstDate;
            lastDate = lastDate == null || date.compareTo(lastDate) > 0 ? date : lastDate;
        }
    }

    private Figures figures() {
        return new Figures(
                rows,
                lines,
                rows - lines - rejected,
                rejected,
                total,
                firstDate,
                lastDate,
                Map.copyOf(buyers),
                reasons,
                much.words());
    }
}
