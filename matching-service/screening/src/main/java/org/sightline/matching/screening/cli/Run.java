package org.sightline.matching.screening.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;

/** One run over a file: reads, screens on several threads, writes in the order of the file. */
final class Run {

    private static final String LIST = "sec889";
    private static final int BATCH = 4_096;
    private static final int PROGRESS_EVERY = 1_000_000;
    private static final int AHEAD = 4;
    private static final List<String> HEADER =
            List.of("id", "entity", "role", "score", "band", "relation", "explanation");

    private final Screener screener;
    private final boolean all;
    private final int threads;
    private final PrintStream messages;
    private long lines;
    private long found;
    private long rejected;

    /** A screened row, or the reason why it was not. */
    private record Answer(
            String id,
            @Nullable Match match,
            Records.Entry entry,
            @Nullable String fault) {}

    Run(Screener screener, boolean all, int threads, PrintStream messages) {
        this.screener = screener;
        this.all = all;
        this.threads = threads;
        this.messages = messages;
    }

    /**
     * Screens a file.
     *
     * @param delimiter null to find it in the header
     */
    void copy(Path in, Path out, Path rejects, @Nullable Character delimiter) throws IOException {
        long start = System.nanoTime();
        Files.deleteIfExists(rejects);
        try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Files.newInputStream(in), StandardCharsets.UTF_8));
                BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(writer);
                Rejects refused = new Rejects(rejects);
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            csv.writeRecord(HEADER);
            Records records = new Records(reader, delimiter);
            Columns columns = new Columns(records.header);
            Deque<Future<List<Answer>>> running = new ArrayDeque<>();
            for (List<Records.Entry> batch = batch(records); !batch.isEmpty(); batch = batch(records)) {
                List<Records.Entry> rows = batch;
                running.add(pool.submit(() -> screen(records, columns, rows)));
                while (running.size() > AHEAD * threads) {
                    write(running.remove(), csv, refused);
                }
            }
            while (!running.isEmpty()) {
                write(running.remove(), csv, refused);
            }
        }
        messages.printf(
                Locale.ROOT,
                "%,d lines screened under watchlist %s, %,d found, written to %s (%,.0f lines/s)%n",
                lines - rejected,
                screener.watchlist().version(),
                found,
                out,
                lines / ((System.nanoTime() - start) / 1e9));
        if (rejected > 0) {
            messages.printf(Locale.ROOT, "%,d rows could not be read: see %s%n", rejected, rejects);
        }
    }

    private static List<Records.Entry> batch(Records records) throws IOException {
        List<Records.Entry> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            Records.Entry entry = records.read();
            if (entry == null) {
                break;
            }
            batch.add(entry);
        }
        return batch;
    }

    private List<Answer> screen(Records records, Columns columns, List<Records.Entry> rows) {
        List<Answer> answers = new ArrayList<>(rows.size());
        for (Records.Entry row : rows) {
            answers.add(answer(records, columns, row));
        }
        return answers;
    }

    private Answer answer(Records records, Columns columns, Records.Entry row) {
        if (row.fault() != null) {
            return new Answer("", null, row, row.fault());
        }
        List<String> cells = records.cells(row);
        String id = columns.id(cells);
        try {
            return new Answer(id, best(columns.subject(cells)), row, null);
        } catch (UserError fault) {
            return new Answer(id, null, row, fault.getMessage());
        }
    }

    /** The best match that leads to a maker of the list; matches come best first. */
    private @Nullable Match best(org.sightline.matching.screening.subject.Subject subject) {
        for (Match match : screener.screen(subject)) {
            boolean named = match.makerId() != null
                    && screener.watchlist().memberships(match.makerId()).stream()
                            .anyMatch(m -> m.list().equals(LIST));
            if (named || all) {
                return match;
            }
        }
        return null;
    }

    private void write(Future<List<Answer>> batch, CsvWriter csv, Rejects refused) throws IOException {
        for (Answer answer : await(batch)) {
            if (answer.fault() == null) {
                write(csv, answer.id(), answer.match());
            } else {
                refused.write(answer.entry(), answer.id(), answer.fault());
                rejected++;
            }
            if (++lines % PROGRESS_EVERY == 0) {
                messages.printf(Locale.ROOT, "%,d lines, %,d found%n", lines, found);
            }
        }
    }

    private static List<Answer> await(Future<List<Answer>> batch) {
        try {
            return batch.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UserError("stopped");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void write(CsvWriter csv, String id, @Nullable Match match) {
        if (match == null) {
            csv.writeRecord(safe(id), "", "", "", "", "", "");
            return;
        }
        found++;
        String entity = match.makerId() != null ? match.makerId() : match.entityId();
        csv.writeRecord(
                safe(id),
                entity.toUpperCase(Locale.ROOT),
                match.role().name(),
                String.format(Locale.ROOT, "%.3f", match.score()),
                match.band().name(),
                match.basis().name(),
                safe(match.explanation().replace('\n', ' ')));
    }

    /** A cell that a spreadsheet would take for a formula, with an apostrophe in front. */
    static String safe(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** The file of rows that could not be read; made with the first one. */
    private static final class Rejects implements AutoCloseable {

        private final Path file;
        private @Nullable CsvWriter csv;

        Rejects(Path file) {
            this.file = file;
        }

        void write(Records.Entry entry, String id, String reason) throws IOException {
            if (csv == null) {
                csv = CsvWriter.builder().build(file);
                csv.writeRecord("line", "id", "reason", "text");
            }
            csv.writeRecord(String.valueOf(entry.line()), safe(id), reason, safe(entry.text()));
        }

        @Override
        public void close() {
            try {
                if (csv != null) {
                    csv.close();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
