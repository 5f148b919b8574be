package org.sightline.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * How many notices an hour go out: a stack of its own, invented purchases of twenty towns, and a notice about each of them
 * through the API, half of them to contacts who read Spanish; until the mail server has the last mail. Beside them an
 * agency's view is read, and compared with how long it took before.
 */
final class NoticeBenchmark {

    private static final int TOWNS = 20;
    private static final int SENDERS = 4;
    private static final int READS = 300;
    private static final int FOR_WARMTH = 100;
    private static final double BAR_AN_HOUR = 10_000;
    private static final Duration PATIENCE = Duration.ofHours(1);
    /** One person sends more in a minute than anybody may: else what is measured is the answer 429. */
    private static final Map<String, String> UNLIMITED = Map.of("sightline.rate.requests", "100000000");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Api analyst;
    private final Api admin;
    private final String mailPage;
    private final Path directory;

    private NoticeBenchmark(Stack stack, Path directory) {
        Tokens.from(stack.url(Part.KEYCLOAK));
        this.analyst = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("analyst"));
        this.admin = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("admin"));
        this.mailPage = stack.url(Part.MAIL);
        this.directory = directory;
    }

    /** A finding of which an agency is told. */
    private record Untold(String id, long version) {}

    /**
     * {@code --notices N} (10000).
     *
     * @return 1 when fewer than 10,000 an hour go out
     */
    static int run(BenchOptions options) throws IOException, InterruptedException, ExecutionException {
        Path directory = Root.kept().resolve("notices");
        Directories.delete(directory);
        Map<String, String> settings = new HashMap<>(options.settings());
        settings.putAll(UNLIMITED);
        try (Stack stack = Stack.of(Layout.onFreePorts(directory, true), (part, took) -> {}, settings)) {
            stack.start();
            SampleLoad.awaitGrants(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            return new NoticeBenchmark(stack, directory).run(Math.toIntExact(options.number("--notices", 10_000)));
        }
    }

    private int run(int notices) throws IOException, InterruptedException, ExecutionException {
        List<String> towns = IntStream.range(0, TOWNS).mapToObj(this::town).toList();
        SampleLoad.awaitImport(
                analyst,
                analyst.upload("/imports?filename=orders.csv&source=orders&state=XF&elsewhere=true", orders(notices)),
                PATIENCE);
        await(() -> found() >= notices);
        List<Untold> untold = untold(towns);
        say("%,d findings of %d towns wait for a notice", untold.size(), TOWNS);
        reads(towns.getFirst(), FOR_WARMTH);
        double[] before = reads(towns.getFirst(), READS);
        long begun = System.nanoTime();
        double[] meanwhile = tellAll(untold, towns.getFirst());
        double seconds = (System.nanoTime() - begun) / 1e9;
        double anHour = untold.size() / seconds * 3600;
        say(
                "%,d notices were written and their mails taken after %.1f s: %,.0f an hour",
                untold.size(), seconds, anHour);
        compare("p50", .5, before, meanwhile);
        compare("p95", .95, before, meanwhile);
        return anHour >= BAR_AN_HOUR ? 0 : 1;
    }

    /** Sends them all and waits for their mails; gives how long reads of a town's view took meanwhile. */
    private double[] tellAll(List<Untold> untold, String town) throws InterruptedException, ExecutionException {
        long sentBefore = mails();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                int first = i;
                sending.add(senders.submit(() -> tell(untold, first)));
            }
            double[] meanwhile = readsUntil(
                    town,
                    () -> sending.stream().anyMatch(one -> one.state() == Future.State.FAILED)
                            || sending.stream().allMatch(Future::isDone) && mails() - sentBefore >= untold.size());
            for (Future<?> one : sending) {
                one.get();
            }
            return meanwhile;
        }
    }

    private static void compare(String name, double share, double[] before, double[] meanwhile) {
        say(
                "An agency's view, %s: %.1f ms before, %.1f ms meanwhile, %.1f times as long",
                name, share(before, share), share(meanwhile, share), share(meanwhile, share) / share(before, share));
    }

    /** A town with a contact; the mails to every second one are in Spanish. */
    private String town(int number) {
        String id = admin.post(
                        "/agencies",
                        JSON.createObjectNode()
                                .put("name", name(number))
                                .put("kind", "town")
                                .put("state", "XF")
                                .put("county", "Invented")
                                .put("sample", true))
                .required("id")
                .asText();
        await(() -> analyst.find("/agencies/" + id + "/compliance").isPresent());
        analyst.post(
                "/agencies/" + id + "/contacts",
                JSON.createObjectNode()
                        .put("name", "Clerk")
                        .put("mail", "clerk" + number + "@sample.invalid")
                        .put("language", number % 2 == 0 ? "en" : "es"));
        return id;
    }

    private static String name(int number) {
        return "Town of " + (char) ('A' + number) + "noticeville";
    }

    private Path orders(int notices) throws IOException {
        Path file = directory.resolve("orders.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit"
                    + " Price,Extended,Fund\n");
            for (int i = 0; i < notices; i++) {
                out.write("N-" + i + ",1,2022-03-01," + name(i % TOWNS)
                        + ",INVENTED SELLER LLC,HIKVISION DS-2CD2143G0-I DOME CAMERA,,,4,150.00,600.00,CDBG\n");
            }
        }
        return file;
    }

    private long found() {
        return analyst.get("/findings?limit=1&state=XF").path("total").asLong();
    }

    private List<Untold> untold(List<String> towns) {
        List<Untold> all = new ArrayList<>();
        for (String town : towns) {
            String cursor = "";
            do {
                JsonNode page = analyst.get("/findings?limit=1000&agencyId=" + town + cursor);
                page.path("items")
                        .forEach(finding -> all.add(new Untold(
                                finding.required("id").asText(),
                                finding.required("version").asLong())));
                String next = page.path("nextCursor").asText("");
                cursor = next.isEmpty() ? "" : "&cursor=" + next;
            } while (!cursor.isEmpty());
        }
        return all;
    }

    /** Every fourth of them, beginning with one of the first. */
    private void tell(List<Untold> untold, int first) {
        ObjectNode notice = JSON.createObjectNode()
                .put("means", "mail")
                .put("text", "Are these cameras still in use?")
                .put("sourceCheck", "An invented notice of a measurement.");
        for (int i = first; i < untold.size(); i += SENDERS) {
            Untold one = untold.get(i);
            analyst.change("/findings/" + one.id() + "/notices", one.version(), notice);
        }
    }

    private double[] reads(String town, int count) {
        return DoubleStream.generate(() -> read(town)).limit(count).toArray();
    }

    private double[] readsUntil(String town, BooleanSupplier done) {
        DoubleStream.Builder took = DoubleStream.builder();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The notices take longer than an hour");
            }
            took.add(read(town));
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return took.build().toArray();
    }

    /** Milliseconds. */
    private double read(String town) {
        long begun = System.nanoTime();
        analyst.get("/agencies/" + town + "/compliance");
        return (System.nanoTime() - begun) / 1e6;
    }

    private long mails() {
        try {
            return Long.parseLong(http.send(
                            HttpRequest.newBuilder(URI.create(mailPage + "/count"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (IOException away) {
            throw new UncheckedIOException("The page of mails does not answer", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static double share(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private static void await(BooleanSupplier there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It takes longer than an hour");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
