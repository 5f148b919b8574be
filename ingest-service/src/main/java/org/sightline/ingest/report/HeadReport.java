package org.sightline.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.kit.json.Json;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/**
 * The option {@code --headers} of {@code ./sightline ingest-report}: reads heads with rows whose right answers somebody wrote
 * down, and says how many columns are read right, how many wrong without a question, and how many files ask. A head is a
 * JSON file; README.md beside such heads says what it holds.
 */
final class HeadReport {

    private static final long MOST_BYTES = 1L << 24;
    private static final String BUYER = "The one buyer of the file";

    private int files;
    private int asked;
    private int columns;
    private int right;
    private int allColumns;
    private int silentlyWrong;

    private HeadReport() {}

    /** Prints the report of all heads in a folder. */
    static void print(Path folder) throws IOException {
        HeadReport report = new HeadReport();
        Path scratch = Files.createTempDirectory("sightline-heads");
        try (Stream<Path> heads = Files.list(folder)) {
            for (Path head : heads.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                report.score(Json.read(Files.readString(head), JsonNode.class), scratch);
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
        System.out.print(report.summary());
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%d files; fields right %d of %d (%.1f %%); wrong without a question %d of %d (%.2f %%); files asked about"
                        + " %d (%.1f %%)%n",
                files,
                right,
                columns,
                percent(right, columns),
                silentlyWrong,
                allColumns,
                percent(silentlyWrong, allColumns),
                asked,
                percent(asked, files));
    }

    private static double percent(int part, int all) {
        return all == 0 ? 0 : 100.0 * part / all;
    }

    private void score(JsonNode head, Path scratch) throws IOException {
        files++;
        String treatment = head.path("treatment").asText();
        List<String> says = new ArrayList<>();
        try {
            Reading reading = read(head, scratch);
            List<String> questions = reading.questions();
            if (!questions.isEmpty()) {
                asked++;
                says.add("asks: " + String.join("; ", questions));
            }
            boolean offers = reading.mapping().documentType() == DocumentType.OFFER;
            if (questions.isEmpty() && !treatment.equals("read") && !(treatment.equals("not_purchases") && offers)) {
                silentlyWrong++;
                says.add("SILENT, should be " + treatment);
            }
            columns(head, reading, questions, treatment.equals("not_purchases"), says);
        } catch (UnreadableFile refused) {
            says.add("refused: " + refused.getMessage());
        }
        if (!says.isEmpty()) {
            System.out.println(
                    head.path("id").asText() + " " + head.path("kind").asText() + ": " + String.join(" | ", says));
        }
    }

    private void columns(
            JsonNode head, Reading reading, List<String> questions, boolean noPurchases, List<String> says) {
        HeadAnswers answers = new HeadAnswers(head, reading);
        for (int i = 0; i < head.path("answer").size(); i++) {
            HeadAnswers.Told told = answers.of(i);
            boolean isAsked = questions.stream().anyMatch(question -> question.contains("\"" + told.header() + "\""));
            boolean isRight = told.right() || isAsked;
            allColumns++;
            columns += noPurchases ? 0 : 1;
            right += !noPurchases && isRight ? 1 : 0;
            // A file that asks is looked at by a person, all of its columns with it.
            silentlyWrong += isRight || !questions.isEmpty() ? 0 : 1;
            if (!isRight) {
                says.add(told.words());
            }
        }
    }

    private static Reading read(JsonNode head, Path scratch) throws IOException {
        Path file = scratch.resolve("head.csv");
        try {
            Files.writeString(file, text(head));
            TableFile table = TableFile.of(file);
            Reading first = Reading.of(table, Profile.EMPTY, "XF", null, MOST_BYTES);
            boolean needsBuyer = first.questions().stream().anyMatch(question -> question.contains("buyer (or"))
                    || first.questions().stream().anyMatch(question -> question.contains("as the one buyer"));
            return needsBuyer ? Reading.of(table, Profile.EMPTY.withBuyer(BUYER), "XF", null, MOST_BYTES) : first;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String text(JsonNode head) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            write(head, csv);
        }
        return text.toString();
    }

    private static void write(JsonNode head, CsvWriter csv) {
        head.path("pre_rows").forEach(row -> csv.writeRecord(cells(row)));
        if (head.path("has_header").asBoolean()) {
            csv.writeRecord(cells(head.path("header")));
        }
        head.path("rows").forEach(row -> csv.writeRecord(cells(row)));
    }

    private static List<String> cells(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.asText()));
        return cells;
    }
}
