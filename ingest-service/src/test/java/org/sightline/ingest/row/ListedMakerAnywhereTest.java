package org.sightline.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.listed.ListedMakers;
import org.sightline.tabular.Layout;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;
import org.sightline.testsupport.service.LongRun;

/**
 * A purchase of a listed maker, put into a column of any name, or of none, anywhere in a file: the line names it, the import
 * asks, or the row is rejected; it is never lost in silence. {@code ./sightline verify columns} tries it often, in files of
 * a folder, and goes on where it ended; the sample here is in invented files.
 */
class ListedMakerAnywhereTest {

    private static final int ROWS = 60;

    /** So that the chances of one try say nothing of those of the next. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final List<String> ITEMS = List.of(
            "HIKVISION DS-2CD2143G0-I CAMERA",
            "DAHUA IPC-HFW2831T-ZS BULLET CAMERA",
            "HYTERA PD502I PORTABLE RADIO",
            "HUAWEI S5735-L24P SWITCH",
            "ZTE MF286R ROUTER");

    private static final List<String> INVENTED = List.of(
            "Date,Payee,Category,Check Amount\n2023-01-05,ACME INC,routine,10.00\n2023-01-06,BOLT LLC,routine,20.00\n",
            "PO Number,Order Date,Vendor,Description,Amount,Fund\nP1,2023-01-05,ACME INC,ladder,10.00,101\n"
                    + "P2,2023-01-06,BOLT LLC,gravel,20.00,101\n",
            "Department,Supplier,Item,Qty,Unit Price,Total,Invoice Date\nPolice,ACME INC,rope,2,5.00,10.00,1/5/2023\n"
                    + "Parks,BOLT LLC,paint,1,20.00,20.00,1/6/2023\n",
            "Contract Number,Contractor,Start Date,End Date,Contract Amount\nC1,ACME INC,2023-01-05,2024-01-05,10.00\n"
                    + "C2,BOLT LLC,2023-01-06,2024-01-06,20.00\n");

    @TempDir
    Path directory;

    /** A table into which a column is put. */
    private record Table(String name, List<String> headers, List<List<String>> rows) {}

    @Test
    void aListedMakerIsNeverLostInSilence() throws IOException {
        long seed = Long.getLong("sightline.verify.seed", 29);
        int tries = Integer.getInteger("sightline.verify.tries", 150);
        List<String> words = headerWords();
        List<Table> tables = tables();
        List<String> lost = new ArrayList<>();
        LongRun run = LongRun.of("columns", seed, tries);
        for (int part = run.next(); part >= 0; part = run.next()) {
            Try one = new Try(new Random(seed * SPREAD + part * SPREAD), tables, words);
            Outcome outcome = outcome(one);
            if (outcome == Outcome.LOST) {
                lost.add("try " + part + ": " + one);
                System.out.println("Lost: " + lost.getLast());
            }
            run.done(part, Map.of(outcome.name().toLowerCase(Locale.ROOT), 1L));
        }
        assertThat(lost).isEmpty();
        assertThat(run.counts().getOrDefault("lost", 0L)).isZero();
    }

    /** A purchase in a column of a table, all of it by chance. */
    private record Try(Table table, String header, int column, int row, String item) {

        Try(Random random, List<Table> tables, List<String> words) {
            this(random, tables.get(random.nextInt(tables.size())), words);
        }

        private Try(Random random, Table table, List<String> words) {
            this(
                    table,
                    random.nextInt(20) == 0 ? "" : words.get(random.nextInt(words.size())),
                    random.nextInt(table.headers().size() + 1),
                    random.nextInt(table.rows().size()),
                    ITEMS.get(random.nextInt(ITEMS.size())));
        }

        @Override
        public String toString() {
            return table.name() + ": \"" + header + "\" as column " + column + ", row " + row + ": " + item;
        }
    }

    private enum Outcome {
        FOUND,
        ASKED,
        REJECTED,
        LOST
    }

    private Outcome outcome(Try one) throws IOException {
        TableFile file = TableFile.of(Files.writeString(
                directory.resolve("planted.csv"),
                planted(one.table(), one.header(), one.column(), one.row(), one.item())));
        Reading reading;
        try {
            reading = InventedCases.read(file);
        } catch (UnreadableFile refused) {
            return Outcome.REJECTED;
        }
        if (!reading.questions().isEmpty()) {
            return Outcome.ASKED;
        }
        List<Batch.Candidate> lines = InventedCases.lines(reading, file, directory);
        if (lines.stream().anyMatch(line -> names(line.content()))) {
            return Outcome.FOUND;
        }
        boolean isLine =
                lines.stream().anyMatch(line -> line.row() == reading.layout().headerRow() + one.row() + 1L);
        return isLine ? Outcome.LOST : Outcome.REJECTED;
    }

    private static boolean names(LineContent line) {
        LineContent.Item item = line.item();
        return !ListedMakers.ofLine(line.vendor().name(), item.description(), item.manufacturer(), item.model())
                .isEmpty();
    }

    private static String planted(Table table, String header, int column, int row, String item) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(with(table.headers(), column, header));
            for (int i = 0; i < table.rows().size(); i++) {
                csv.writeRecord(with(table.rows().get(i), column, i == row ? item : "ordinary item " + i % 7));
            }
        }
        return text.toString();
    }

    private static List<String> with(List<String> cells, int column, String cell) {
        List<String> more = new ArrayList<>(cells);
        while (more.size() < column) {
            more.add("");
        }
        more.add(column, cell);
        return more;
    }

    private static List<String> headerWords() throws IOException {
        try (InputStream file = Objects.requireNonNull(Reading.class.getResourceAsStream("header-words.txt"))) {
            List<String> words = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(words).hasSize(500);
            return words;
        }
    }

    private List<Table> tables() throws IOException {
        String folder = System.getProperty("sightline.verify.folder", "");
        List<Table> tables = new ArrayList<>();
        if (folder.isEmpty()) {
            for (int i = 0; i < INVENTED.size(); i++) {
                Path file = Files.writeString(directory.resolve("invented-" + i + ".csv"), INVENTED.get(i));
                tables.add(table(file, "invented " + i));
            }
            return tables;
        }
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                try {
                    Table table = table(file, file.getFileName().toString());
                    if (!table.rows().isEmpty()) {
                        tables.add(table);
                    }
                } catch (UnreadableFile refused) {
                    // It is no table, and nothing is put into it.
                }
            }
        }
        return tables;
    }

    private static Table table(Path path, String name) throws IOException {
        TableFile file = TableFile.of(path);
        Layout layout = Reading.of(file, Profile.EMPTY, "XF", null, 1L << 34).layout();
        List<List<String>> rows = new ArrayList<>();
        layout.sample(file, 1L << 34, ROWS, row -> rows.add(Arrays.asList(row.cells())));
        return new Table(name, layout.headers(), rows);
    }
}
