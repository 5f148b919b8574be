package org.sightline.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * Whether the time of an answer tells that another agency's thing is there: a stack of its own with two agencies, and a
 * reporter of one who asks, in turn, for a thing of the other and for one that nobody has, in paths, queries and bodies.
 */
final class IdTimingBenchmark {

    private static final double BAR_MILLISECONDS = 5;
    /** One person asks more in a minute than anybody may: else what is measured is the answer 429. */
    private static final Map<String, String> UNLIMITED = Map.of("sightline.rate.requests", "100000000");

    private static final int FOR_WARMTH = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String gateway;
    private final Api admin;
    private final Api analyst;
    private String asker = "";
    private String token = "";

    private IdTimingBenchmark(Stack stack) {
        Tokens.from(stack.url(Part.KEYCLOAK));
        this.gateway = stack.url(Part.GATEWAY);
        this.admin = Api.at(gateway, () -> Tokens.of("admin"));
        this.analyst = Api.at(gateway, () -> Tokens.of("analyst"));
    }

    /**
     * What is asked.
     *
     * @param path with {@code {id}} where the id stands
     * @param body null for none
     * @param theirs the other agency's id
     */
    private record Case(
            String method, String path, @Nullable String body, String theirs) {

        String name() {
            return method + " " + path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "own")
                    + (body == null ? "" : " " + body);
        }
    }

    /**
     * {@code --rounds N} of each case (1000).
     *
     * @return 1 when the medians of a case differ by 5 ms or more
     */
    static int run(BenchOptions options) throws IOException, InterruptedException {
        Path directory = Root.kept().resolve("ids");
        Directories.delete(directory);
        Map<String, String> settings = new HashMap<>(options.settings());
        settings.putAll(UNLIMITED);
        try (Stack stack = Stack.of(Layout.onFreePorts(directory, true), (part, took) -> {}, settings)) {
            stack.start();
            SampleLoad.awaitGrants(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            int rounds = Math.toIntExact(options.number("--rounds", 1_000));
            return new IdTimingBenchmark(stack).run(rounds, directory, stack.url(Part.KEYCLOAK));
        }
    }

    private int run(int rounds, Path directory, String keycloak) throws IOException, InterruptedException {
        String own = register("Town of Askerville");
        String other = register("Town of Otherville");
        asker = SampleLoad.inviteReporter(gateway, keycloak, UUID.fromString(own));
        String owner = SampleLoad.inviteReporter(gateway, keycloak, UUID.fromString(other));
        JsonNode device = Api.at(gateway, () -> Tokens.of(owner))
                .post(
                        "/agencies/" + other + "/devices",
                        JSON.createObjectNode().put("maker", "Hikvision").put("model", "DS-2CD2143G0-I"));
        JsonNode finding = purchase(directory, other);
        String line = analyst.get("/lines?agencyId=" + other).at("/items/0/id").asText();
        List<Case> cases = List.of(
                new Case("GET", "/agencies/{id}", null, other),
                new Case("GET", "/agencies/{id}/compliance", null, other),
                new Case("GET", "/agencies/{id}/devices", null, other),
                new Case("GET", "/agencies/{id}/audit", null, other),
                new Case(
                        "GET",
                        "/agencies/" + own + "/devices/{id}",
                        null,
                        device.required("id").asText()),
                new Case("GET", "/findings/{id}", null, finding.required("id").asText()),
                new Case("GET", "/findings?agencyId={id}", null, other),
                new Case("GET", "/lines?agencyId={id}", null, other),
                new Case("GET", "/lines/{id}", null, line),
                new Case(
                        "POST",
                        "/findings/{id}/responses",
                        "{\"answer\":\"planned\",\"text\":\"x\"}",
                        finding.required("id").asText()),
                new Case("POST", "/agencies/{id}/devices", "{\"maker\":\"x\",\"model\":\"y\"}", other),
                new Case("POST", "/check", "{\"description\":\"camera\",\"agencyId\":\"{id}\"}", other));
        int wrong = 0;
        for (Case asked : cases) {
            wrong += measure(asked, rounds) ? 0 : 1;
        }
        say("%d cases, %d rounds each; %d of them tell something", cases.size(), rounds, wrong);
        return wrong == 0 ? 0 : 1;
    }

    /** Whether both answers are the same and take as long. */
    private boolean measure(Case asked, int rounds) throws IOException, InterruptedException {
        // A token lives for five minutes, and a case takes seconds.
        token = Tokens.of(asker);
        double[] theirs = new double[rounds];
        double[] nobodys = new double[rounds];
        String first = answer(asked, asked.theirs());
        boolean same = true;
        for (int i = -FOR_WARMTH; i < rounds; i++) {
            String random = UUID.randomUUID().toString();
            long begun = System.nanoTime();
            String one = answer(asked, asked.theirs());
            long between = System.nanoTime();
            String two = answer(asked, random);
            long ended = System.nanoTime();
            same &= one.equals(first) && two.equals(first);
            if (i >= 0) {
                theirs[i] = (between - begun) / 1e6;
                nobodys[i] = (ended - between) / 1e6;
            }
        }
        double difference = at(theirs, .5) - at(nobodys, .5);
        say(
                "%-90s %s theirs p50 %.2f p95 %.2f ms, nobody's p50 %.2f p95 %.2f ms, difference of p50 %+.2f ms%s",
                asked.name(),
                first.substring(0, 3),
                at(theirs, .5),
                at(theirs, .95),
                at(nobodys, .5),
                at(nobodys, .95),
                difference,
                same ? "" : "; THE ANSWERS DIFFER");
        return same && Math.abs(difference) < BAR_MILLISECONDS;
    }

    private static double at(double[] times, double part) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) (part * (sorted.length - 1))];
    }

    /** Status and body, without what is of each request. */
    private String answer(Case asked, String id) throws IOException, InterruptedException {
        String body = asked.body() == null ? null : asked.body().replace("{id}", id);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(
                                URI.create(gateway + "/api" + asked.path().replace("{id}", id)))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"1\"")
                        .method(asked.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() + " "
                + answer.body().replaceAll("\"correlationId\":\"[^\"]*\"", "").replace(id, "{id}");
    }

    private String register(String name) {
        return admin.post(
                        "/agencies",
                        JSON.createObjectNode()
                                .put("name", name)
                                .put("kind", "town")
                                .put("state", "XF")
                                .put("county", "Invented")
                                .put("sample", true))
                .required("id")
                .asText();
    }

    private JsonNode purchase(Path directory, String agency) throws IOException {
        Path file = Files.writeString(
                directory.resolve("orders.csv"),
                "PO Number,Line,Order Date,Agency,Supplier,Item Description,Manufacturer,Mfr Part No,Qty,Unit"
                        + " Price,Extended,Fund\nP-1,1,2022-03-01,Town of Otherville,INVENTED SELLER LLC,"
                        + "HIKVISION DS-2CD2143G0-I DOME CAMERA,,,4,150.00,600.00,CDBG\n");
        analyst.upload("/imports?filename=orders.csv&source=ids&state=XF", file);
        String found = "/findings?subject=purchase&agencyId=" + agency;
        await(() -> analyst.get(found).path("total").asLong() > 0);
        return analyst.get(found).at("/items/0");
    }

    private static void await(BooleanSupplier there) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!there.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("It takes longer than " + PATIENCE.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
