package org.sightline.resilience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.SampleFiles;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * Who comes from commit e609f75a finds everything that was there and all that people decided, and the same files, loaded once
 * more, add no line, change no id and undo no decision.
 */
@Order(21)
@ExtendWith(Sightline.class)
@TestMethodOrder(OrderAnnotation.class)
class UpgradeFromCommitTest {

    private static final Path DIRECTORY =
            Path.of("target", "upgrade-from-commit").toAbsolutePath();
    private static final Path SAMPLES = Path.of("target", "upgrade-samples").toAbsolutePath();
    private static final int LINES = 20_964;

    /** What is to be kept of a finding: whose it is, what was decided, by whom, and what the law said. */
    private static final String FINDINGS = """
            select concat_ws(' ', id, agency_id, subject, role, band, verdict, status, outcome, decision, triaged_by, withdrawn)
            from finding""";

    private static final String EVENTS =
            "select concat_ws(' ', finding_id, seq, at, actor, action, text, from_value, to_value) from finding_event";
    private static final String LINE_IDS = "select id::text from contract_line";
    private static final String DEVICES = "select concat_ws(' ', id, agency_id) from device";

    private static Stack upgraded;
    private static Set<String> findings;
    private static Set<String> events;
    private static Set<String> lines;
    private static Set<String> devices;

    @BeforeAll
    static void todaysServicesStartOnWhatTheCommitLeft() throws Exception {
        SampleFiles.write(SAMPLES, SampleFiles.DEFAULT_LINES, SampleFiles.DEFAULT_SEED);
        upgraded = PreviousRelease.e609f75a().restoreTo(DIRECTORY);
        upgraded.start();
        lines = read(Part.INGEST, LINE_IDS);
        devices = read(Part.INVENTORY, DEVICES);
        findings = read(Part.MATCHING, FINDINGS);
        events = read(Part.MATCHING, EVENTS);
    }

    @AfterAll
    static void end() {
        upgraded.close();
    }

    @Test
    @Order(1)
    void everyCountIsAsBefore() throws SQLException {
        // All the people whom other tests made in the shared Keycloak are taken over, too.
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            JsonNode headline = get("/api/overview").path("headline");
            assertThat(headline.path("agenciesThatBought").asLong()).isEqualTo(32);
            assertThat(headline.path("purchases").asLong()).isEqualTo(101);
            assertThat(headline.path("amount").asText()).isEqualTo("745614.60");
        });
        assertThat(get("/api/lines?limit=1").path("total").asLong()).isEqualTo(LINES);
        assertThat(get("/api/agencies?limit=1").path("total").asLong()).isEqualTo(82);
        assertThat(get("/api/findings?limit=1").path("total").asLong()).isEqualTo(346);
        assertThat(devices).hasSize(264);
        assertThat(findings).hasSize(346);
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({"franklin-purchase-orders,9018", "franklin-checkbook,7968", "franklin-school-purchases,3978"})
    void aFileThatWasLoadedBeforeAddsNoLine(String source, int held) throws IOException {
        byte[] file = Files.readAllBytes(SAMPLES.resolve(source + ".csv"));
        // One more end of a line, or it would be known by its bytes and not be read.
        byte[] again = Arrays.copyOf(file, file.length + 1);
        again[file.length] = file[file.length - 1];
        JsonNode sent = Person.parse(asAnalyst()
                .contentType("application/octet-stream")
                .body(again)
                .post("/api/imports?filename=" + source + ".csv&source=" + source + "&state=XF&elsewhere=true"));
        String id = sent.required("id").asText();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !Set.of("received", "running")
                        .contains(get("/api/imports/" + id).path("status").asText()));
        JsonNode done = get("/api/imports/" + id);
        assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("accepted").asInt()).isZero();
        // A line may say more than it did, such as the number that was only its key.
        assertThat(done.path("updated").asInt() + done.path("unchanged").asInt())
                .isGreaterThanOrEqualTo(held);
    }

    @Test
    @Order(3)
    void noLineAndNoDeviceIsOtherAndEveryDecisionStands() throws SQLException {
        assertThat(read(Part.INGEST, LINE_IDS)).isEqualTo(lines).hasSize(LINES);
        assertThat(read(Part.INVENTORY, DEVICES)).isEqualTo(devices);
        assertThat(read(Part.MATCHING, FINDINGS)).isEqualTo(findings);
        assertThat(read(Part.MATCHING, EVENTS)).containsAll(events);
    }

    private static Set<String> read(Part service, String query) throws SQLException {
        Set<String> rows = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(upgraded.jdbcUrl(service) + "?user=postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static JsonNode get(String path) {
        return Person.parse(asAnalyst().get(path));
    }

    private static RequestSpecification asAnalyst() {
        return given().baseUri(upgraded.url(Part.GATEWAY))
                .header("Authorization", "Bearer " + Person.analyst().token().get());
    }
}
