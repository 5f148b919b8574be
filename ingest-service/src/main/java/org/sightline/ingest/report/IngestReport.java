package org.sightline.ingest.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.ingest.column.Field;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.ingest.row.Rehearsal;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/**
 * The command {@code ./sightline ingest-report FOLDER}: one line a file, as Markdown, in the order of their names. With
 * {@code --headers FOLDER} it reads heads with rows and known answers, and counts.
 */
public final class IngestReport {

    private static final long MOST_BYTES = 16L << 30;
    private static final String STATE = "XF";
    private static final String BUYER = "The one buyer of the file";

    private static final Set<Field> SAID = Set.of(
            Field.AMOUNT, Field.VENDOR, Field.DESCRIPTION, Field.ORDER_DATE, Field.PAYMENT_DATE, Field.SOURCE_KEY);

    private IngestReport() {}

    /** Prints the table of a folder. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2 && arguments[0].equals("--headers") && Files.isDirectory(Path.of(arguments[1]))) {
            HeadReport.print(Path.of(arguments[1]));
            return;
        }
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("Usage: ./sightline ingest-report [--headers] FOLDER");
            System.exit(2);
            return;
        }
        Path folder = Path.of(arguments[0]);
        Path scratch = Files.createTempDirectory("sightline-report");
        System.out.println("| file | format | rows | lines | total | rejected | says |");
        System.out.println("|---|---|---|---|---|---|---|");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                System.out.println("| " + folder.relativize(file) + " | " + line(file, scratch) + " |");
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    /** What the report says of a file, without its name. */
    static String line(Path path, Path scratch) throws IOException {
        TableFile file = TableFile.of(path);
        try {
            Reading asked = Reading.of(file, Profile.EMPTY, null, null, MOST_BYTES);
            Reading reading = Reading.of(
                    file, Profile.EMPTY.withBuyer(needsBuyer(asked) ? BUYER : null), STATE, null, MOST_BYTES);
            String format = reading.layout().format();
            if (!reading.questions().isEmpty()) {
                return format + " |  |  |  |  | asks: " + String.join("; ", reading.questions());
            }
            Rehearsal.Figures figures = Rehearsal.of(file, reading.layout(), reading.mapping(), scratch, MOST_BYTES);
            return "%s | %d | %d | %s | %d | %s"
                    .formatted(
                            format,
                            figures.rows(),
                            figures.lines(),
                            shown(figures.total()),
                            figures.rejected(),
                            said(reading, asked, figures));
        } catch (UnreadableFile refused) {
            return " |  |  |  |  | refused: "
                    + String.valueOf(refused.getMessage()).replace('|', '/');
        }
    }

    private static boolean needsBuyer(Reading asked) {
        return asked.questions().stream().anyMatch(question -> question.contains("buyer (or"));
    }

    private static String shown(BigDecimal total) {
        return String.format(Locale.ROOT, "%,.2f", total);
    }

    private static String said(Reading reading, Reading asked, Rehearsal.Figures figures) {
        String columns = reading.columns().stream()
                .flatMap(column -> Stream.ofNullable(column.field())
                        .filter(SAID::contains)
                        .map(field -> field.word() + "=" + column.header()))
                .collect(Collectors.joining(", "));
        String faults = figures.reasons().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fault -> fault.getKey() + " " + fault.getValue())
                .collect(Collectors.joining(", "));
        return (needsBuyer(asked) ? "asks for the buyer; " : "")
                + columns.replace('|', '/')
                + (figures.repeated() == 0 ? "" : "; repeated " + figures.repeated())
                + (faults.isEmpty() ? "" : "; " + faults);
    }
}
