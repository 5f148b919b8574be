package org.sightline.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.file.PurchaseFile;

/**
 * How long the statewide views take at size: a stack of its own whose view holds {@code --findings N} invented findings, and
 * whose matching-service as many others, and an analyst who reads the overview, the findings, the agencies, what a review queue
 * shows and the likely pairs through the API, narrowed in several ways. The chart of the quarters and the map are parts of the
 * overview.
 */
final class ViewBenchmark {

    private static final double BAR_MILLISECONDS = 300;
    /** One person asks more in a minute than anybody may: else what is measured is the answer 429. */
    private static final Map<String, String> UNLIMITED = Map.of("sightline.rate.requests", "100000000");

    private static final int FOR_WARMTH = 5;
    private static final int ROUNDS = 100;
    /** How long the gateway may take to hold in memory what was stored. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern HELD = Pattern.compile("(?m)^sightline_columns_purchases(?:\\{[^}]*\\})? (\\S+)$");

    /** What narrows; the maker has a fifth of all, the county a fortieth. */
    private static final List<String> NARROWED = List.of(
            "state=XF",
            "state=XF&county=County 7",
            "state=XF&maker=maker-1",
            "state=XF&verdict=FLAGGED",
            "state=XF&funding=federal",
            "state=XF&itemClass=camera",
            "state=XF&vendor=vendor 21",
            "state=XF&since=2021-01-01&before=2023-07-15",
            "state=XF&maker=maker-1&since=2022-01-01",
            "state=XF&kind=city&maker=maker-1&verdict=FLAGGED",
            "state=XF&afterNotice=true");

    /** What a review queue shows without anything that narrows, and an agency's own views; it is the one with the most. */
    private static final List<String> OTHERS = List.of(
            "/findings?status=new&band=MATCH&sort=verdict",
            "/findings?status=new&band=MATCH&sort=verdict&agencyId=" + InventedView.LARGEST_AGENCY,
            "/agencies/" + InventedView.LARGEST_AGENCY + "/compliance",
            "/agencies/" + InventedView.LARGEST_AGENCY + "/findings",
            "/overview?agencyId=" + InventedView.LARGEST_AGENCY,
            "/finding-pairs",
            "/finding-pairs?agencyId=" + InventedView.LARGEST_AGENCY,
            "/finding-pairs?agencyId=" + InventedPurchases.ORDERS_ONLY);

    private final Api analyst;

    private ViewBenchmark(Api analyst) {
        this.analyst = analyst;
    }

    /**
     * {@code --findings N} (300000); {@code --lines N}, a file of so many invented lines that is loaded meanwhile, on
     * the same cores.
     *
     * @return 1 when a 95th percentile is 300 ms or more, or the file was loaded before the end
     */
    static int run(BenchOptions options) throws IOException, SQLException {
        long findings = options.number("--findings", 300_000);
        long lines = options.number("--lines", 0);
        Path directory = Root.kept().resolve("bench-views");
        Directories.delete(directory);
        Map<String, String> settings = new HashMap<>(options.settings());
        settings.putAll(UNLIMITED);
        Layout layout = Layout.onFreePorts(directory, true);
        int code;
        try (Stack stack = Stack.of(layout, (part, took) -> {}, settings)) {
            stack.start();
            SampleLoad.registerAgencies(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            long begun = System.nanoTime();
            new InventedView(stack.jdbcUrl(Part.GATEWAY)).fill(Math.toIntExact(findings));
            new InventedPurchases(stack.jdbcUrl(Part.MATCHING)).fill(Math.toIntExact(findings));
            say("Stored %,d findings in %.0f s", findings, milliseconds(begun) / 1000);
            awaitColumns(layout.managementUrl(Part.GATEWAY), Math.toIntExact(findings));
            Tokens.from(stack.url(Part.KEYCLOAK));
            ViewBenchmark views = new ViewBenchmark(Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("analyst")));
            code = lines == 0 ? views.run() : views.runBeside(lines, directory.resolve("purchases.csv"));
        }
        Directories.delete(directory);
        return code;
    }

    private int runBeside(long lines, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new PurchaseFile(lines, SampleFiles.DEFAULT_SEED, 'A').writeTo(out);
        }
        String job = "/imports/"
                + analyst.upload("/imports?filename=purchase-orders.csv&source=beside&state=XF&elsewhere=true", file)
                        .path("id")
                        .asText();
        int code = run();
        JsonNode now = analyst.get(job);
        say(
                "The import that ran beside it is %s, %,d of %,d lines read",
                now.path("status").asText(), now.path("read").asLong(), lines);
        return ended(now) ? 1 : code;
    }

    /** Then some of it was measured without an import beside it; a larger file takes longer. */
    private static boolean ended(JsonNode job) {
        return !job.path("status").asText().equals("running");
    }

    /** What is asked before that is answered by the database. */
    private static void awaitColumns(String management, int findings) throws IOException {
        long begun = System.nanoTime();
        double held = 0;
        while (held < findings && milliseconds(begun) < PATIENCE.toMillis()) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            try (InputStream metrics =
                    URI.create(management + "/q/metrics").toURL().openStream()) {
                Matcher said = HELD.matcher(new String(metrics.readAllBytes(), StandardCharsets.UTF_8));
                held = said.find() ? Double.parseDouble(said.group(1)) : 0;
            }
        }
        say("The gateway holds %,.0f of them in memory after %.0f s", held, milliseconds(begun) / 1000);
    }

    private int run() {
        int slow = 0;
        for (String view : List.of(
                "/overview?",
                "/findings?counted=true&band=MATCH&since=2019-08-13&",
                "/agencies?bought=true&sort=-purchases&limit=10&",
                "/findings?status=new&band=MATCH&sort=verdict&")) {
            for (String narrowed : NARROWED) {
                // The view's own day gives way to the filter's.
                String own = narrowed.contains("since=") ? view.replace("since=2019-08-13&", "") : view;
                slow += isFast((own + narrowed).replace(" ", "%20")) ? 0 : 1;
            }
        }
        for (String address : OTHERS) {
            slow += isFast(address) ? 0 : 1;
        }
        say("%d of the addresses have a p95 of %.0f ms or more", slow, BAR_MILLISECONDS);
        return slow == 0 ? 0 : 1;
    }

    private boolean isFast(String address) {
        double[] times = new double[ROUNDS];
        long size = 0;
        for (int round = -FOR_WARMTH; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            JsonNode answer = analyst.get(address);
            if (round >= 0) {
                times[round] = milliseconds(begun);
            }
            JsonNode counted =
                    answer.path("total").isNumber() ? answer.path("total") : answer.at("/headline/purchases");
            size = counted.asLong(answer.path("items").size());
        }
        Arrays.sort(times);
        double slowest = at(times, .95);
        say(
                "%-90s %,9d  p50 %6.0f ms  p95 %6.0f ms  p99 %6.0f ms",
                address, size, at(times, .5), slowest, at(times, .99));
        return slowest < BAR_MILLISECONDS;
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))];
    }

    private static double milliseconds(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
