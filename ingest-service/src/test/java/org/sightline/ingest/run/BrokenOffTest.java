package org.sightline.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.ingest.RealService;
import org.sightline.localstack.people.Tokens;

/** Imports and uploads that break off at the worst moments. */
@QuarkusTest
class BrokenOffTest extends RealService {

    /** Listens to the steps of imports, as metrics do, and stops one where a test wants it. */
    @Singleton
    static class Breaker {

        /** What to do at the first step of a kind after a row; taken out when it was done. */
        private final Map<Step.Kind, Runnable> at = new ConcurrentHashMap<>();

        void take(@Observes Step step) {
            if (step.lastRow() > BATCH) {
                Runnable action = at.remove(step.kind());
                if (action != null) {
                    action.run();
                }
            }
        }
    }

    private static final int BATCH = 500;
    private static final int ROWS = 4 * BATCH + 100;

    @Inject
    Breaker breaker;

    @Inject
    DataSource database;

    @TestHTTPResource("/imports")
    URI imports;

    private static String manyRows() {
        StringBuilder csv = new StringBuilder(ORDERS);
        for (int i = 1; i <= ROWS; i++) {
            csv.append(order("P" + i / 3, i % 3, "CITY OF MARROWBONE", "DOME " + i, 1, "GENERAL FUND"));
        }
        return csv.toString();
    }

    @ParameterizedTest
    @EnumSource(Step.Kind.class)
    void anImportThatBreaksOffGoesOnAndLosesAndDoublesNothing(Step.Kind kind) {
        String source = newSource();
        breaker.at.put(kind, () -> {
            throw new IllegalStateException("broken off by the test");
        });

        JsonNode job = upload(source, manyRows());

        assertThat(breaker.at).isEmpty();
        assertThat(job.path("read").asInt()).isEqualTo(ROWS);
        counts(job, ROWS, 0, 0, 0);
        List<JsonNode> sent = messages("contract-lines", from(source));
        assertThat(sent)
                .allSatisfy(line -> assertThat(line.path("version").asInt()).isEqualTo(1));
        Set<String> ids = new HashSet<>();
        sent.forEach(line -> ids.add(line.path("id").asText()));
        assertThat(ids).hasSize(ROWS);
    }

    @Test
    void fundingThatSomebodyAddsWhileALineIsOnItsWayIsTheLastThatTheTopicSaysOfIt() {
        String source = newSource();
        AtomicReference<String> funded = new AtomicReference<>();
        breaker.at.put(Step.Kind.STORED, () -> {
            // Stored and not yet sent: the person's version comes into the topic before the import's.
            String line = linesOf(source).path(0).path("id").asText();
            analyst()
                    .header("If-Match", "\"1\"")
                    .contentType("application/json")
                    .body("{\"text\": \"ESSER II\"}")
                    .post("/lines/" + line + "/funding")
                    .then()
                    .statusCode(200);
            eventually().until(() -> versions(line).contains(2));
            funded.set(line);
        });

        counts(upload(source, manyRows()), ROWS, 0, 0, 0);

        assertThat(versions(funded.get()))
                .as("sent by the import after the person's")
                .contains(1);
        eventually().until(() -> versions(funded.get()).getLast() == 2);
    }

    private static List<Integer> versions(String line) {
        return messages("contract-lines", message -> message.path("id").asText().equals(line)).stream()
                .map(message -> message.path("version").asInt())
                .toList();
    }

    @Test
    void aSessionThatTheDatabaseEndsIsTakenUpAgain() {
        String source = newSource();
        breaker.at.put(Step.Kind.STORED, this::endAllSessions);

        counts(upload(source, manyRows()), ROWS, 0, 0, 0);
    }

    @Test
    void aLineThatWouldBeTooLargeForTheBrokerIsRejectedAndTheImportGoesOn() {
        String source = newSource();
        analyst().body("""
                        {"state": "XF", "mapping": {"a": "buyer", "b": "amount", "c": "description", "d": "description2",
                         "e": "vendor", "f": "manufacturer", "g": "model", "h": "document_number", "i": "line_number",
                         "j": "source_key", "k": "unit", "l": "fund", "m": "fund_code"}}""").put("/sources/" + source).then().statusCode(200);
        String longest = IntStream.range(0, 11)
                .mapToObj(column -> "," + column + "線".repeat(31_990))
                .collect(Collectors.joining());
        String csv = "a,b,c,d,e,f,g,h,i,j,k,l,m\n"
                + "CITY OF MARROWBONE,12.50" + longest + "\n"
                + "CITY OF MARROWBONE,13.50,DOME,,,,,P2,1,P2-1,,,\n";

        counts(upload(source, csv), 1, 0, 0, 1);

        assertThat(messages("contract-lines", from(source)))
                .extracting(line -> line.path("amount").asText())
                .containsExactly("13.50");
    }

    private void endAllSessions() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <>"
                            + " pg_backend_pid()");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aCancelledImportStopsAndTakesBackWhatItHadStoredAsOneRevision() {
        String source = newSource();
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        breaker.at.put(Step.Kind.STORED, () -> {
            stored.countDown();
            await(goOn);
        });
        Response received = post(source, "", manyRows().getBytes(StandardCharsets.UTF_8));
        await(stored);
        analyst()
                .header("If-Match", "\"3\"")
                .post("/imports/" + received.path("id") + "/cancellation")
                .then()
                .statusCode(200);
        goOn.countDown();

        String path = "/imports/" + received.path("id");
        eventually().until(() -> get(path).path("status").asText().equals("undone"));
        JsonNode job = get(path);
        int taken = job.path("accepted").asInt();
        assertThat(job.path("read").asInt()).isBetween(2 * BATCH, ROWS - 1);
        assertThat(job.path("message").asText())
                .isEqualTo("Cancelled after " + job.path("read").asInt() + " rows, and taken back. " + taken
                        + " lines are withdrawn, 0 say again what other files say.");
        assertThat(linesOf(source)).isEmpty();
        JsonNode revisions = get(path + "/receipt").path("revisions");
        assertThat(revisions).hasSize(1);
        assertThat(revisions.get(0).path("kind").asText()).isEqualTo("undo");
        assertThat(revisions.get(0).path("withdrawn").asInt()).isEqualTo(taken);
        assertThat(revisions.get(0).path("reason").asText()).isEqualTo("It was cancelled while it was loaded.");
        assertThat(revisions.get(0).path("askedBy").asText()).isNotEmpty();
        assertThat(messages("contract-lines", from(source))).hasSize(2 * taken);
        analyst()
                .header("If-Match", "\"" + job.path("version").asLong() + "\"")
                .post("/imports/" + received.path("id") + "/cancellation")
                .then()
                .statusCode(409);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void anUploadThatIsCutOffLeavesNothing() throws IOException {
        String source = newSource();
        Path data = Path.of(ConfigProvider.getConfig().getValue("sightline.data-dir", String.class));
        try (Socket socket = new Socket(imports.getHost(), imports.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /imports?source=" + source
                            + "&state=XF HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + Tokens.of("analyst")
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n"
                            + ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 2, ""))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            org.awaitility.Awaitility.await().atMost(SOON).until(() -> parts(data) > 0);
        }

        org.awaitility.Awaitility.await().atMost(SOON).until(() -> parts(data) == 0);
        assertThat(get("/imports?limit=1000").path("items").findValuesAsText("sourceId"))
                .doesNotContain(source);
    }

    private static long parts(Path data) throws IOException {
        Path scratch = data.resolve("scratch");
        if (!Files.isDirectory(scratch)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(scratch)) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }
}
