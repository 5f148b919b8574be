package org.sightline.benchmarks.stack;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * How long a change of the rules takes: a stack of its own, invented purchases that each make a finding, and two corrections of
 * rules, of which one turns no finding and the other every one.
 */
final class RuleBenchmark {

    private static final int TOWNS = 200;
    private static final double BAR_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final String VERSIONS = "select coalesce(sum(version), 0) from finding";
    private static final String BUYERS = "select count(*) from agency";
    /** One person asks more in a minute than anybody may: else what is measured is the answer 429. */
    private static final Map<String, String> UNLIMITED = Map.of("sightline.rate.requests", "100000000");

    /** Of another state than the purchases, and one that decides them. */
    private static final String FOREIGN = "LA-1753";

    private static final String DECIDING = "F889-B1";

    private final Stack stack;
    private final Path directory;

    private RuleBenchmark(Stack stack, Path directory) {
        this.stack = stack;
        this.directory = directory;
    }

    /**
     * {@code --findings N} (100000).
     *
     * @return 1 when a change takes more than 30 s
     */
    static int run(BenchOptions options) throws IOException, SQLException {
        int findings = Math.toIntExact(options.number("--findings", 100_000));
        Path directory = Root.kept().resolve("bench-rules");
        Directories.delete(directory);
        Map<String, String> settings = new HashMap<>(options.settings());
        settings.putAll(UNLIMITED);
        int code;
        try (Stack stack = Stack.of(Layout.onFreePorts(directory, true), (part, took) -> {}, settings)) {
            stack.start();
            SampleLoad.awaitGrants(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            code = new RuleBenchmark(stack, directory).run(findings);
        }
        Directories.delete(directory);
        return code;
    }

    private int run(int findings) throws IOException, SQLException {
        Tokens.from(stack.url(Part.KEYCLOAK));
        Api analyst = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("analyst"));
        long begun = System.nanoTime();
        SampleLoad.awaitImport(
                analyst,
                analyst.upload("/imports?filename=orders.csv&source=orders&state=XF&elsewhere=true", orders(findings)),
                PATIENCE);
        await("select count(*) from finding", findings);
        say("%,d findings after %.0f s", findings, (System.nanoTime() - begun) / 1e9);
        awaitQuiet();
        say(
                "  seen in the view, and judged by what is known of their buyers, after %.0f s",
                (System.nanoTime() - begun) / 1e9);
        OfficeWork office = new OfficeWork(stack.url(Part.GATEWAY));
        boolean fast = isFast(office, FOREIGN, findings);
        return isFast(office, DECIDING, findings) && fast ? 0 : 1;
    }

    private boolean isFast(OfficeWork office, String rule, int findings) throws SQLException {
        long before = number("select count(*) from finding_version");
        double seconds = office.correctRule(rule);
        long turned = number("select count(*) from finding_version") - before;
        say(
                "%s corrected: %,d of %,d findings turned, %.1f s, %.3f ms a finding",
                rule, turned, findings, seconds, seconds * 1000 / findings);
        awaitTold();
        return seconds <= BAR_SECONDS;
    }

    /**
     * Buyers that the file names first are registered while it is read, and the findings of each are judged once more by what
     * is known of it. Until matching-service knows all of them and the view has taken everything, a change of a rule would be
     * measured beside that.
     */
    private void awaitQuiet() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long versions = -1;
        long since = System.nanoTime();
        while (System.nanoTime() - since < QUIET.toNanos()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Findings still change after an hour");
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            long now = number(VERSIONS);
            boolean known = number(BUYERS) == number(Part.GATEWAY, BUYERS);
            if (now != versions || !known || number(Part.GATEWAY, VERSIONS) != now) {
                versions = now;
                since = System.nanoTime();
            }
        }
    }

    /** What turned is told to the view: until then the next change would be measured beside that. */
    private void awaitTold() throws SQLException {
        long begun = System.nanoTime();
        awaitQuiet();
        say("  seen in the view after %.1f s more", (System.nanoTime() - begun) / 1e9 - QUIET.toSeconds());
    }

    private Path orders(int findings) throws IOException {
        Path file = directory.resolve("orders.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit"
                    + " Price,Extended,Fund\n");
            for (int i = 0; i < findings; i++) {
                out.write("N-" + i + ",1,2022-03-01,Town of Invented " + i % TOWNS
                        + ",INVENTED SELLER LLC,HIKVISION DS-2CD2143G0-I DOME CAMERA,,,4,150.00,600.00,CDBG\n");
            }
        }
        return file;
    }

    private void await(String query, long wanted) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (number(query) < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It takes longer than an hour: " + query);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private long number(String query) throws SQLException {
        return number(Part.MATCHING, query);
    }

    private long number(Part part, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(part) + "?user=postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
