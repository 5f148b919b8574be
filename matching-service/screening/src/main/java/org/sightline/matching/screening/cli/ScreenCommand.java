package org.sightline.matching.screening.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.LedgerEntry;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.importer.Listing;
import org.sightline.matching.watchlist.importer.PublishedList;

/**
 * Screens a CSV file of purchase lines: {@code screen IN.csv OUT.csv [--all-lists] [--list FORM=FILE[,FILE]]}.
 *
 * <p>Input: a header with {@code id} and at least one of {@code vendor_name, item_description, manufacturer, model, mac, fcc_id};
 * {@code date} as YYYY-MM-DD; any order, further columns ignored. Output: one row a line, {@code id, entity, role, score, band,
 * relation, explanation}; entity is the designated maker's id in upper case and is empty where nothing reaches the review band. Makers
 * named in section 889 count; with {@code --all-lists} those of the other lists as well. {@code --list ofac_sdn_csv=SDN.CSV,ALT.CSV}
 * adds a published list, in one of the forms of {@link PublishedList}, and looks for all lists; it may be given several times.
 */
public final class ScreenCommand {

    private static final String LIST = "sec889";
    private static final List<String> TEXTS =
            List.of("vendor_name", "item_description", "manufacturer", "model", "mac", "fcc_id");
    private static final int PROGRESS_EVERY = 1_000_000;
    private static final String USAGE = "screen IN.csv OUT.csv [--all-lists] [--list FORM=FILE[,FILE]]";

    private final PrintStream messages;

    private ScreenCommand(PrintStream messages) {
        this.messages = messages;
    }

    /** Ends with status 0, or 1 after a message on standard error that says what to do. */
    public static void main(String[] args) {
        int status = run(args, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The command without the exit. */
    static int run(String[] args, PrintStream messages) {
        try {
            new ScreenCommand(messages).screen(args);
            return 0;
        } catch (UserError e) {
            messages.println("screen: " + e.getMessage());
            return 1;
        } catch (IOException | UncheckedIOException e) {
            messages.println("screen: could not read or write: " + e.getMessage());
            return 1;
        }
    }

    private void screen(String[] args) throws IOException {
        List<String> files = new ArrayList<>();
        boolean all = false;
        Watchlist list = Watchlist.builtIn();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--all-lists")) {
                all = true;
            } else if (args[i].equals("--list") && i + 1 < args.length) {
                list = list.edit(
                        "with-" + args[i + 1].replaceAll("=.*", ""),
                        published(args[++i]).edits());
                all = true;
            } else if (args[i].startsWith("--")) {
                throw new UserError("unknown option " + args[i] + ". Use: " + USAGE);
            } else {
                files.add(args[i]);
            }
        }
        if (files.size() != 2) {
            throw new UserError("give one input and one output file: " + USAGE);
        }
        Path in = Path.of(files.get(0));
        Path out = Path.of(files.get(1));
        if (!Files.isRegularFile(in)) {
            throw new UserError("there is no file " + in);
        }
        if (Files.exists(out) && Files.isSameFile(in, out)) {
            throw new UserError("input and output are the same file: " + in);
        }
        copy(in, out, list, all);
    }

    /** Reads FORM=FILE or FORM=FILE,FILE. */
    private Listing published(String option) throws IOException {
        String[] parts = option.split("=", 2);
        PublishedList form = PublishedList.named(parts[0]);
        if (form == null || parts.length < 2) {
            throw new UserError("--list wants FORM=FILE, where FORM is one of " + PublishedList.names() + ", not \""
                    + option + "\"");
        }
        String[] files = parts[1].split(",");
        for (String file : files) {
            if (!Files.isRegularFile(Path.of(file))) {
                throw new UserError("there is no file " + file);
            }
        }
        try (Reader names = Files.newBufferedReader(Path.of(files[0]));
                Reader others = files.length > 1 ? Files.newBufferedReader(Path.of(files[1])) : null) {
            Listing listing = form.read(names, others);
            messages.printf(
                    Locale.ROOT,
                    "%s: %,d entities, %,d records that could not be used%n",
                    form,
                    listing.entities(),
                    listing.problems().size());
            return listing;
        } catch (IllegalArgumentException unfit) {
            throw new UserError(option + ": " + unfit.getMessage());
        }
    }

    private void copy(Path in, Path out, Watchlist list, boolean all) throws IOException {
        Screener screener = Screener.of(list);
        long lines = 0;
        long found = 0;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                        .detectBomHeader(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(in);
                BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord("id", "entity", "role", "score", "band", "relation", "explanation");
            Set<String> header = null;
            for (NamedCsvRecord record : reader) {
                if (header == null) {
                    header = header(record);
                }
                Match match = best(screener, subject(header, record), all);
                write(csv, record.findField("id").orElse(""), match);
                found += match == null ? 0 : 1;
                if (++lines % PROGRESS_EVERY == 0) {
                    messages.printf(Locale.ROOT, "%,d lines, %,d found%n", lines, found);
                }
            }
        }
        messages.printf(
                Locale.ROOT,
                "%,d lines screened under watchlist %s, %,d found, written to %s%n",
                lines,
                screener.watchlist().version(),
                found,
                out);
    }

    private static Set<String> header(NamedCsvRecord first) {
        Set<String> header = new HashSet<>(first.getHeader());
        if (!header.contains("id")) {
            throw new UserError("the header has no column id. It has: " + String.join(", ", first.getHeader()));
        }
        if (TEXTS.stream().noneMatch(header::contains)) {
            throw new UserError("the header has none of the columns " + String.join(", ", TEXTS) + ". It has: "
                    + String.join(", ", first.getHeader()));
        }
        return header;
    }

    private static Subject subject(Set<String> header, NamedCsvRecord record) {
        return new Subject(
                text(header, record, "vendor_name"),
                text(header, record, "item_description"),
                text(header, record, "manufacturer"),
                text(header, record, "model"),
                date(header, record),
                text(header, record, "mac"),
                text(header, record, "fcc_id"),
                null,
                null,
                null,
                new LedgerEntry(
                        LedgerEntry.number(text(header, record, "amount")),
                        LedgerEntry.number(text(header, record, "quantity")),
                        text(header, record, "document_type")));
    }

    private static @Nullable String text(Set<String> header, NamedCsvRecord record, String column) {
        if (!header.contains(column)) {
            return null;
        }
        String text = record.findField(column).orElse("");
        return text.isBlank() ? null : text;
    }

    private static @Nullable LocalDate date(Set<String> header, NamedCsvRecord record) {
        String text = text(header, record, "date");
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new UserError(
                    "line " + record.getStartingLineNumber() + ": the date \"" + text + "\" is not written YYYY-MM-DD");
        }
    }

    /** The best match that leads to a maker of the list; matches come best first. */
    private static @Nullable Match best(Screener screener, Subject subject, boolean all) {
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

    private static void write(CsvWriter csv, String id, @Nullable Match match) {
        if (match == null) {
            csv.writeRecord(id, "", "", "", "", "", "");
        } else {
            String entity = match.makerId() != null ? match.makerId() : match.entityId();
            csv.writeRecord(
                    id,
                    entity.toUpperCase(Locale.ROOT),
                    match.role().name(),
                    String.format(Locale.ROOT, "%.3f", match.score()),
                    match.band().name(),
                    match.basis().name(),
                    match.explanation());
        }
    }

    /** A mistake that the user can put right. */
    private static final class UserError extends RuntimeException {

        private static final long serialVersionUID = 1;

        UserError(String message) {
            super(message);
        }
    }
}
