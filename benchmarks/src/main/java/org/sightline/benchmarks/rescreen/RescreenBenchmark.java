package org.sightline.benchmarks.rescreen;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sightline.benchmarks.rescreen.OfficeClient.Outcome;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/**
 * How long findings are wrong after the list has changed: {@code --lines N} invented lines lie in a real PostgreSQL, matching-service
 * runs as a process, changes of several kinds are drafted and approved through its API, and the clock runs from the approval until
 * the service says that all findings are in line. After each change every line is screened again here, without the delta and without
 * reading what the service read, and every finding in the database is compared with that. Status 1 where anything differs.
 */
public final class RescreenBenchmark {

    private final OfficeClient office;
    private final Store store;
    private final StoredLine lines;
    private boolean right = true;

    private RescreenBenchmark(OfficeClient office, Store store, StoredLine lines) {
        this.office = office;
        this.store = store;
        this.lines = lines;
    }

    /** Arguments: {@code --lines N} (default 1,000,000; ten million need 7 GB of disk below {@code .sightline} while they run). */
    public static void main(String[] args) throws Exception {
        if (!(args.length == 0 || args.length == 2 && args[0].equals("--lines") && args[1].matches("[1-9]\\d{3,8}"))) {
            System.err.println("Usage: ./sightline bench rescreen [--lines N]");
            System.exit(2);
        }
        QuietLogs.begin();
        int count = args.length == 0 ? 1_000_000 : Integer.parseInt(args[1]);
        Path directory = Root.kept().resolve("bench-rescreen");
        Directories.delete(directory);
        Stack stack = Stack.of(Layout.onFreePorts(directory, true));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stack.close();
                            Directories.delete(directory);
                        },
                        "end"));
        say("Starting PostgreSQL, Kafka, Keycloak, matching-service and the gateway in %s", directory);
        // The gateway tells matching-service what the people of the realm may do.
        stack.start(List.of(Part.MATCHING, Part.GATEWAY));
        Tokens.from(stack.url(Part.KEYCLOAK));
        SampleLoad.awaitGrants(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
        KeycloakPeople.at(stack.url(Part.KEYCLOAK)).officePerson("admin", "admin2", Tokens.password("admin2"));
        StoredLine lines = new StoredLine(count);
        // Threads of the parts would keep this JVM alive.
        System.exit(
                new RescreenBenchmark(new OfficeClient(stack.url(Part.MATCHING)), new Store(stack), lines).run(count)
                        ? 0
                        : 1);
    }

    private boolean run(int count) throws SQLException, InterruptedException {
        Watchlist list = Watchlist.builtIn();
        long start = System.nanoTime();
        Screener screener = Screener.of(list);
        store.fill(lines, screener);
        say("Stored %,d lines, %,d of them with findings, in %.0f s", count, store.findings(), seconds(start));
        check(list);
        say(
                "%n%-28s %9s %12s %9s %8s %9s %8s   %s",
                "change", "seconds", "lines read", "touched", "opened", "withdrawn", "findings", "full re-screen");
        for (ListChange change : ListChange.all(list)) {
            List<WatchlistEdit> edits = change.edits();
            String draft = office.draft(change);
            start = System.nanoTime();
            String version = office.approve(draft);
            Outcome outcome = office.awaitRescreened();
            double took = seconds(start);
            list = list.edit("bench", edits);
            if (!version.substring(version.lastIndexOf('-'))
                    .equals(list.version().substring(list.version().lastIndexOf('-')))) {
                throw new IllegalStateException(
                        "The service made another list of the draft: " + version + " and " + list.version());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %9.1f %,12d %,9d %,8d %,9d %,8d   ",
                    change.name(),
                    took,
                    outcome.examined(),
                    outcome.touched(),
                    outcome.opened(),
                    outcome.withdrawn(),
                    store.findings());
            check(list);
        }
        say(right ? "Every finding is as a full re-screen has it." : "FINDINGS DIFFER FROM A FULL RE-SCREEN.");
        return right;
    }

    /** Compares all findings with what the lines give when each of them is screened again. */
    private void check(Watchlist list) throws SQLException {
        long start = System.nanoTime();
        Map<String, String> expected = lines.screenAll(Screener.of(list));
        double full = seconds(start);
        Map<String, String> stored = store.found();
        List<String> differing = new ArrayList<>();
        new TreeMap<>(expected).forEach((key, value) -> {
            if (!value.equals(stored.get(key))) {
                differing.add(key + ": is " + stored.get(key) + ", should be " + value);
            }
        });
        stored.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .sorted()
                .forEach(key -> differing.add(key + ": should not be"));
        say("%,d differ of %,d (%.0f s, processor only)", differing.size(), expected.size(), full);
        differing.stream().limit(5).forEach(one -> say("  %s", one));
        right &= differing.isEmpty();
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
