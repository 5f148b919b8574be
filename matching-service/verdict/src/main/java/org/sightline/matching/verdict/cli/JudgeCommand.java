package org.sightline.matching.verdict.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.judging.Judgement;
import org.sightline.matching.verdict.judging.MissingFact;

/**
 * {@code ./sightline judge IN.csv OUT.csv}: judges the purchases of a file by the built-in rule book. Rows are read
 * and written one at a time, so the size of the file does not matter.
 *
 * <p>Rows that cannot be read are reported on the error stream with line and column and are left out of the output;
 * all others are judged. Exit status: 0 all rows judged, 1 some rows were bad, 2 nothing could be done.
 */
public final class JudgeCommand {

    /** Exit status when every row was judged. */
    public static final int ALL_JUDGED = 0;
    /** Exit status when some rows could not be read. */
    public static final int SOME_ROWS_BAD = 1;
    /** Exit status when the arguments or the file as a whole cannot be used. */
    public static final int NOT_DONE = 2;

    private static final Set<String> REQUIRED =
            Set.of("id", "buyer_kind", "state", "date", "entity", "basis", "item_class");
    private static final List<String> OUTPUT = List.of("id", "verdict", "rules", "missing");
    private static final String SEPARATOR = ";";

    private final RuleBook book;
    private final PrintStream messages;
    private long judged;
    private long bad;

    private JudgeCommand(RuleBook book, PrintStream messages) {
        this.book = book;
        this.messages = messages;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.err));
    }

    /** Runs the command; messages go to the given stream. */
    public static int run(String[] arguments, PrintStream messages) {
        if (arguments.length != 2) {
            messages.println("Usage: ./sightline judge IN.csv OUT.csv");
            return NOT_DONE;
        }
        Path in = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        if (!Files.isReadable(in) || Files.isDirectory(in)) {
            messages.println("There is no readable file " + in + ". Check the path.");
            return NOT_DONE;
        }
        if (Files.exists(out) && isSameFile(in, out)) {
            messages.println("IN.csv and OUT.csv are the same file. Give another name for the output.");
            return NOT_DONE;
        }
        return new JudgeCommand(RuleBook.builtIn(), messages).judge(in, out);
    }

    private static boolean isSameFile(Path in, Path out) {
        try {
            return Files.isSameFile(in, out);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int judge(Path in, Path out) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // Rows that are too short or too long are reported one by one; the reader would give up at the first.
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .detectBomHeader(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(in);
                CsvWriter results = CsvWriter.builder().build(out)) {
            results.writeRecord(OUTPUT);
            for (NamedCsvRecord row : rows) {
                if (judged + bad == 0 && !hasColumns(row)) {
                    return NOT_DONE;
                }
                judge(row, results, today);
            }
        } catch (CsvParseException broken) {
            messages.println("The file is not readable CSV: " + broken.getMessage());
            return NOT_DONE;
        } catch (IOException | UncheckedIOException problem) {
            messages.println("The file could not be read or written: " + problem.getMessage());
            return NOT_DONE;
        }
        return report();
    }

    private boolean hasColumns(NamedCsvRecord row) {
        List<String> absent = REQUIRED.stream()
                .filter(column -> !row.getHeader().contains(column))
                .sorted()
                .toList();
        if (!absent.isEmpty()) {
            messages.println("The first line must name the columns. Missing: " + String.join(", ", absent) + ".");
        }
        return absent.isEmpty();
    }

    private void judge(NamedCsvRecord row, CsvWriter results, LocalDate today) {
        try {
            PurchaseRow.requireFields(row, REQUIRED);
            Judgement judgement = Judgement.of(book, PurchaseRow.facts(row, book), today);
            results.writeRecord(
                    row.getField("id"),
                    judgement.headline().name(),
                    String.join(SEPARATOR, judgement.decidingRules()),
                    judgement.missing().stream().map(MissingFact::fact).collect(Collectors.joining(SEPARATOR)));
            judged++;
        } catch (PurchaseRow.Unreadable problem) {
            bad++;
            messages.println("line " + row.getStartingLineNumber() + ", " + problem.getMessage());
        }
    }

    private int report() {
        if (judged + bad == 0) {
            messages.println("The file holds no rows below its header.");
            return NOT_DONE;
        }
        messages.println(judged + " rows judged by rule book " + book.version()
                + (bad == 0 ? "." : "; " + bad + " rows left out, see above."));
        return bad == 0 ? ALL_JUDGED : SOME_ROWS_BAD;
    }
}
