package org.sightline.ingest.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.testsupport.service.LongRun;

/**
 * Whatever the order in which files are applied, taken back, applied again and cancelled: what is held is what a fresh
 * load of the files comes to that hold. A sample in every run; {@code ./sightline verify imports} plays 500 sequences and
 * goes on where it ended.
 */
@QuarkusTest
class AnySequenceTest extends RealService {

    private static final int SEQUENCES = Integer.getInteger("sightline.verify.sequences", 8);
    private static final long SEED = Long.getLong("sightline.verify.seed", 1);
    private static final int STEPS = 7;
    private static final int LARGE = 1_600;
    private static final List<String> SAID = List.of(
            "documentNumber",
            "lineNumber",
            "description",
            "quantity",
            "amount",
            "buyerName",
            "obligationDate",
            "withdrawn");

    private final Map<String, String> files = new HashMap<>();

    @Test
    void whatIsHeldIsWhatAFreshLoadComesTo() {
        LongRun run = LongRun.of("imports", SEED, SEQUENCES);
        for (int part = run.next(); part >= 0; part = run.next()) {
            String source = newSource();
            long revisions = play(new Random(SEED + part), source);
            assertThat(held(source)).as("sequence of seed " + (SEED + part)).isEqualTo(held(fresh(source)));
            run.done(part, Map.of("revisions", revisions));
        }
        assertThat(run.counts().get("revisions")).isGreaterThan(SEQUENCES / 2);
    }

    /** Does some steps at random; says how many of them were revisions. */
    private int play(Random random, String source) {
        List<String> imports = new ArrayList<>();
        int revisions = 0;
        for (int i = 0; i < STEPS; i++) {
            int choice = imports.isEmpty() ? 0 : random.nextInt(10);
            if (choice < 4) {
                imports.add(load(source, file(random)));
            } else if (choice == 4) {
                imports.add(cancelled(source, large(random)));
            } else {
                revisions += revise(imports.get(random.nextInt(imports.size())));
            }
        }
        return revisions;
    }

    private String load(String source, String csv) {
        Response received = post(source, "&again=true", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(received.statusCode()).as(received.asString()).isEqualTo(202);
        String id = received.path("id");
        files.put(id, csv);
        JourneyTest.still(id);
        return id;
    }

    /** Stopped wherever it is just then: before it began, between two batches, or too late. Nothing is held of it then. */
    private String cancelled(String source, String csv) {
        List<String> before = held(source);
        Response received = post(source, "&again=true", csv.getBytes(StandardCharsets.UTF_8));
        String id = received.path("id");
        files.put(id, csv);
        eventually()
                .until(() -> get("/imports/" + id).path("read").asInt() > 0
                        || get("/imports/" + id).has("finishedAt"));
        analyst()
                .header("If-Match", "\"" + get("/imports/" + id).path("version").asLong() + "\"")
                .post("/imports/" + id + "/cancellation");
        JsonNode job = JourneyTest.still(id);
        if (!job.path("status").asText().equals("done")) {
            assertThat(job.path("status").asText()).isIn("undone", "cancelled");
            assertThat(held(source)).as("what was held before " + id).isEqualTo(before);
        }
        return id;
    }

    private static int revise(String id) {
        JsonNode job = get("/imports/" + id);
        if (!job.has("startedAt")) {
            return 0;
        }
        JourneyTest.act(job, job.path("status").asText().equals("undone") ? "redo" : "undo");
        return 1;
    }

    /** The files that hold, as far as they were taken, loaded into a source of their own in their order. */
    private String fresh(String source) {
        String fresh = newSource();
        StreamSupport.stream(get("/imports?limit=1000").path("items").spliterator(), false)
                .filter(job -> job.path("sourceId").asText().equals(source))
                .filter(job -> job.path("read").asLong() > 0
                        && Set.of("done", "cancelled")
                                .contains(job.path("status").asText()))
                .sorted(Comparator.comparing(
                        job -> Instant.parse(job.path("startedAt").asText())))
                .forEach(job -> load(fresh, taken(job)));
        return fresh;
    }

    private String taken(JsonNode job) {
        return files.get(job.path("id").asText())
                .lines()
                .limit(1 + job.path("read").asLong())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> held(String source) {
        List<String> held = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/lines?limit=1000&sourceId=" + source + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("items")
                    .forEach(line -> held.add(SAID.stream()
                            .map(field -> line.path(field).asText())
                            .collect(Collectors.joining("|"))));
            next = page.path("nextCursor").asText("");
        } while (!next.isEmpty());
        held.sort(Comparator.naturalOrder());
        return held;
    }

    /** Few keys with few contents, so that files say the same, other things, and nothing about a line; some without key. */
    private static String file(Random random) {
        StringBuilder csv = new StringBuilder(ORDERS);
        for (int key = 0; key < 8; key++) {
            if (key == 0 || random.nextInt(3) > 0) {
                csv.append(order(
                        "P" + key, 1, "CITY OF MARROWBONE", "ITEM " + random.nextInt(3), 1 + random.nextInt(2), ""));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            csv.append(order("", 1, "CITY OF MARROWBONE", "LOOSE " + random.nextInt(2), 1, ""));
        }
        return csv.toString();
    }

    private static String large(Random random) {
        StringBuilder csv = new StringBuilder(file(random));
        for (int i = 0; i < LARGE; i++) {
            csv.append(order("L" + i, 1, "CITY OF MARROWBONE", "ITEM " + random.nextInt(3), 1, ""));
        }
        return csv.toString();
    }
}
