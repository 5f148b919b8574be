package org.sightline.localstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.file.PurchaseFile;

/**
 * Whether several instances of the services come to the same findings as one of each, and how fast. The same file is loaded on
 * a stack of one instance each, and on stacks of several: of matching-service as many as asked for, of ingest-service and the
 * gateway two. Asked for kills, one instance after the other is killed while the file is loaded and another one comes.
 */
public final class ScaleBenchmark {

    private static final String USAGE = "./sightline bench scale [--lines N] [--instances 2,4] [--kill-every SECONDS]";

    /** What a finding says of itself, in the database of its owner and in the view. Times and versions may differ. */
    private static final String FINDINGS = """
            select count(*) || ' findings, ' || coalesce(md5(string_agg(
                concat_ws(' ', id, agency_id, subject, role, band, verdict, status, withdrawn), ',' order by id)), 'none')
            from finding""";

    private static final Duration MOST_LAG = Duration.ofMinutes(2);

    private final long lines;
    private final Duration killEvery;
    private final BenchOptions options;
    private final Path directory = Root.kept().resolve("scale");

    private ScaleBenchmark(BenchOptions options) {
        this.options = options;
        this.lines = options.number("--lines", 1_000_000);
        this.killEvery = Duration.ofSeconds(options.number("--kill-every", 0));
    }

    /**
     * Arguments: {@code --lines N} (1000000), {@code --instances} with commas between the numbers (2,4), {@code --kill-every
     * SECONDS} (never). Exit code 1 where findings differ, or the view does not count what was planted.
     */
    public static void main(String[] args) throws IOException {
        QuietLogs.begin();
        int code;
        try {
            code = new ScaleBenchmark(BenchOptions.of(USAGE, Set.of("--lines", "--instances", "--kill-every"), args))
                    .run();
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            code = 2;
        }
        // Threads of the parts would keep this JVM alive.
        System.exit(code);
    }

    /** What came of one stack. */
    private record Outcome(boolean right, Set<String> findings) {}

    private int run() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(measure(1));
        for (long instances : options.numbers("--instances", 2L, 4L)) {
            outcomes.add(measure(instances));
        }
        Set<String> findings = new TreeSet<>();
        outcomes.forEach(outcome -> findings.addAll(outcome.findings()));
        boolean right = findings.size() == 1 && outcomes.stream().allMatch(Outcome::right);
        say("");
        say(right ? "All came to the same findings, in both databases." : "The findings differ: " + findings);
        return right ? 0 : 1;
    }

    private Outcome measure(long instances) throws IOException {
        say("");
        say("Starting a stack with " + instances + " of matching-service");
        Directories.delete(directory);
        try (Stack stack = Stack.of(Layout.onFreePorts(directory, true), options.settings())) {
            stack.start();
            SampleLoad.registerAgencies(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            for (long i = 1; i < instances; i++) {
                stack.startAnother(Part.MATCHING);
            }
            if (instances > 1) {
                stack.startAnother(Part.INGEST);
                stack.startAnother(Part.GATEWAY);
            }
            try (Kills kills = Kills.every(instances > 1 ? killEvery : Duration.ZERO, stack)) {
                Outcome outcome = load(stack);
                say("  " + kills.count() + " instances were killed while it was loaded, and others came");
                return outcome;
            }
        }
    }

    private Outcome load(Stack stack) throws IOException {
        Path file = Files.createDirectories(directory).resolve("purchase-orders.csv");
        Loading.Loaded loaded = new Loading(stack, text -> say("  " + text))
                .load(new PurchaseFile(lines, SampleFiles.DEFAULT_SEED), file, "bench");
        say(String.format(
                Locale.ROOT,
                "  %,.0f lines/s to the view, %.1f us of processor a line, at most %,d MB",
                loaded.linesASecond(),
                loaded.used().micros(),
                loaded.used().mostTogether()));
        Set<String> findings = settled(stack);
        findings.forEach(found -> say("  " + found));
        return new Outcome(loaded.right(), findings);
    }

    /** What both databases say; one text where they say the same. The counts of the view may be right a moment before the rest. */
    private static Set<String> settled(Stack stack) {
        Instant deadline = Instant.now().plus(MOST_LAG);
        Set<String> findings = findings(stack);
        while (findings.size() > 1 && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            findings = findings(stack);
        }
        return findings;
    }

    private static Set<String> findings(Stack stack) {
        return new TreeSet<>(List.of(findings(stack, Part.MATCHING), findings(stack, Part.GATEWAY)));
    }

    private static String findings(Stack stack, Part part) {
        String url = Postgres.superuserUrl(stack.layout().port(Part.POSTGRESQL), part.database());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FINDINGS)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("The findings of " + part.title() + " cannot be read", failed);
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
