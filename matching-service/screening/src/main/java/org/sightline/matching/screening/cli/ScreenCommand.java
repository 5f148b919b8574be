package org.sightline.matching.screening.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.PlainNames;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.importer.Listing;
import org.sightline.matching.watchlist.importer.PublishedList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Screens a delimited file of purchase lines: {@code screen IN.csv OUT.csv}; {@code --help} lists the options.
 *
 * <p>Input: a header, in any case, with {@code id} and at least one of {@code vendor_name, item_description, manufacturer, model, mac,
 * fcc_id}; {@code date} as YYYY-MM-DD; {@code amount, quantity, document_type}; any order, further columns ignored. The delimiter is found
 * in the header. Output: one row a line, {@code id, entity, role, score, band, relation, explanation}; entity is the designated maker's
 * id in upper case and is empty where nothing reaches the review band. A row that cannot be read goes to the file of rejects with its
 * line and the reason. Makers named in section 889 count; with {@code --all-lists} those of the other lists as well.
 */
@Command(
        name = "screen",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says which maker each line of a file points to: purchase or mention, score, explanation.")
public final class ScreenCommand implements Callable<Integer> {

    private final PrintStream messages;
    private final Function<Watchlist, Screener> screeners;

    @Parameters(arity = "0..*", paramLabel = "IN OUT", description = "The file to read and the file to write.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--all-lists", description = "Report makers of all lists, not only of section 889.")
    private boolean all;

    @Option(
            names = "--list",
            paramLabel = "FORM=FILE[,FILE]",
            description =
                    "Add a published list: csl_csv, csl_json, ofac_sdn_csv or opensanctions_csv. Reports all lists.")
    private List<String> lists = new ArrayList<>();

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where rows go that cannot be read. OUT.rejects.csv by default.")
    private @Nullable Path rejects;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "Comma, semicolon, tab (as 'tab') or bar. Found in the header by default.")
    private @Nullable String delimiter;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that screen. All processors by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private ScreenCommand(PrintStream messages, Function<Watchlist, Screener> screeners) {
        this.messages = messages;
        this.screeners = screeners;
    }

    /** Ends with status 0, or 1 after a message on standard error that says what to do. */
    public static void main(String[] args) {
        int status = run(args, System.err, Screener::of);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * The command without the exit.
     *
     * @param screeners how one is made of a list; several runs may share what it gives
     */
    static int run(String[] args, PrintStream messages, Function<Watchlist, Screener> screeners) {
        PrintWriter errors = new PrintWriter(messages, true, StandardCharsets.UTF_8);
        return new CommandLine(new ScreenCommand(messages, screeners))
                .setErr(errors)
                .setParameterExceptionHandler((mistake, given) -> told(messages, mistake))
                .setExecutionExceptionHandler((mistake, command, parsed) -> told(messages, mistake))
                .execute(args);
    }

    private static int told(PrintStream messages, Exception mistake) throws Exception {
        switch (mistake) {
            case UserError user -> messages.println("screen: " + user.getMessage());
            case CommandLine.ParameterException usage ->
                messages.println("screen: " + usage.getMessage() + ". Use: screen IN.csv OUT.csv, or screen --help");
            case IOException io -> messages.println("screen: could not read or write: " + io.getMessage());
            case UncheckedIOException io -> messages.println("screen: could not read or write: " + io.getMessage());
            default -> throw mistake;
        }
        return 1;
    }

    @Override
    public Integer call() throws IOException {
        if (files.size() != 2) {
            throw new UserError("give one input and one output file: screen IN.csv OUT.csv");
        }
        if (threads < 1) {
            throw new UserError("--threads wants a number from 1 on, not " + threads);
        }
        Path in = files.get(0);
        Path out = files.get(1);
        if (!Files.isRegularFile(in)) {
            throw new UserError("there is no file " + in);
        }
        if (Files.exists(out) && Files.isSameFile(in, out)) {
            throw new UserError("input and output are the same file: " + in);
        }
        Watchlist list = Watchlist.builtIn();
        for (String added : lists) {
            list = list.edit(
                    "with-" + added.replaceAll("=.*", ""), published(added).edits());
        }
        Path refused = rejects == null ? Path.of(out + ".rejects.csv") : rejects;
        new Run(screeners.apply(list), all || !lists.isEmpty(), threads, messages).copy(in, out, refused, character());
        return 0;
    }

    private @Nullable Character character() {
        if (delimiter == null) {
            return null;
        }
        String name = delimiter.toLowerCase(Locale.ROOT);
        String character = name.equals("tab") || name.equals("\\t") ? "\t" : delimiter;
        if (character.length() != 1) {
            throw new UserError("--delimiter wants one character, or tab, not \"" + delimiter + "\"");
        }
        return character.charAt(0);
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
            List<String> plain = PlainNames.of(listing.rows());
            if (!plain.isEmpty()) {
                messages.printf(Locale.ROOT, "%,d names are plain, such as %s%n", plain.size(), plain.get(0));
            }
            return listing;
        } catch (IllegalArgumentException unfit) {
            throw new UserError(option + ": " + unfit.getMessage());
        }
    }
}
