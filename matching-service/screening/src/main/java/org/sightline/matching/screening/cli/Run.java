package org.sightline.matching.screening.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
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
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
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

    /** A row that could not be read, and why. */
    private record Fault(Records.Entry entry, String id, String reason) {}

    /** What a batch of rows gave: rows of the output as text, ready to be written. */
    private record Answers(String text, int lines, int found, List<Fault> faults) {}

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
                Rejects refused = new Rejects(rejects);
                ExecutorService helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1))) {
            writer.write(text(csv -> csv.writeRecord(HEADER)));
            Records records = new Records(reader, delimiter);
            Columns columns = new Columns(records.header);
            Deque<FutureTask<Answers>> running = new ArrayDeque<>();
            for (List<Records.Entry> batch = batch(records); !batch.isEmpty(); batch = batch(records)) {
                List<Records.Entry> rows = batch;
                FutureTask<Answers> task = new FutureTask<>(() -> screen(records, columns, rows));
                running.add(task);
                if (threads > 1) {
                    helpers.execute(task);
                }
                while (running.size() > AHEAD * threads) {
                    write(next(running), writer, refused);
                }
            }
            while (!running.isEmpty()) {
                write(next(running), writer, refused);
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

    /**
     * The first batch's answers. While another thread works on it, this one screens those behind it: so N threads are N, the one that
     * reads and writes among them.
     */
    private static Answers next(Deque<FutureTask<Answers>> running) {
        FutureTask<Answers> first = running.remove();
        first.run();
        for (FutureTask<Answers> task : running) {
            if (first.isDone()) {
                break;
            }
            task.run();
        }
        try {
            return first.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UserError("stopped");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private Answers screen(Records records, Columns columns, List<Records.Entry> rows) throws IOException {
        List<Fault> faults = new ArrayList<>();
        int[] matches = new int[1];
        String text = text(csv -> {
            for (Records.Entry row : rows) {
                matches[0] += answer(records, columns, row, csv, faults) ? 1 : 0;
            }
        });
        return new Answers(text, rows.size(), matches[0], faults);
    }

    private static String text(Consumer<CsvWriter> writing) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            writing.accept(csv);
        }
        return text.toString();
    }

    /** Writes what is said of a row; whether something was found. */
    private boolean answer(Records records, Columns columns, Records.Entry row, CsvWriter csv, List<Fault> faults) {
        if (row.fault() != null) {
            faults.add(new Fault(row, "", row.fault()));
            return false;
        }
        List<String> cells = records.cells(row);
        String id = columns.id(cells);
        try {
            Match match = best(columns.subject(cells));
            write(csv, id, match);
            return match != null;
        } catch (UserError fault) {
            faults.add(new Fault(row, id, String.valueOf(fault.getMessage())));
            return false;
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

    private void write(Answers answers, Writer out, Rejects refused) throws IOException {
        out.write(answers.text());
        for (Fault fault : answers.faults()) {
            refused.write(fault.entry(), fault.id(), fault.reason());
        }
        rejected += answers.faults().size();
        found += answers.found();
        long before = lines;
        lines += answers.lines();
        if (lines / PROGRESS_EVERY > before / PROGRESS_EVERY) {
            messages.printf(Locale.ROOT, "%,d lines, %,d found%n", lines, found);
        }
    }

    private static void write(CsvWriter csv, String id, @Nullable Match match) {
        if (match == null) {
            csv.writeRecord(safe(id), "", "", "", "", "", "");
            return;
        }
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
