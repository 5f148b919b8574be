package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** PostgreSQL or Kafka is away for a while: work waits and goes on by itself. */
@Order(9)
@ExtendWith(Sightline.class)
class OutageTest {

    @Test
    void whileKafkaIsAwayAnUploadWaitsAndThenItGoesOn() {
        Town town = Town.registered("Brokerless");
        Upload upload;
        Sightline.stack().stopStore(Part.KAFKA);
        try {
            upload = Upload.of(
                    Upload.newSource("outage"),
                    Upload.HEADER
                            + Upload.line(
                                    "O-1",
                                    "2022-03-01",
                                    town.name(),
                                    "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                                    "",
                                    "",
                                    "CDBG"));
            assertThat(upload.answer().statusCode())
                    .as(upload.answer().asString())
                    .isEqualTo(202);
            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                JsonNode job = upload.now();
                assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("waiting");
                assertThat(job.path("message").asText()).contains("Nothing is lost");
            });
        } finally {
            Sightline.stack().startStoreAgain(Part.KAFKA);
        }
        assertThat(upload.done().path("accepted").asLong()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(town.findings()).hasSize(1));
    }

    @Test
    void anImportIsCancelledWhileKafkaIsAwayAndTakenBackWhenKafkaIsThere() {
        Town town = Town.registered("Cancelville");
        Upload upload;
        Sightline.stack().stopStore(Part.KAFKA);
        try {
            upload = Upload.of(
                    Upload.newSource("outage"),
                    Upload.HEADER
                            + Upload.line(
                                    "O-3",
                                    "2022-03-01",
                                    town.name(),
                                    "HIKVISION DS-2CD2143G0-I DOME CAMERA",
                                    "",
                                    "",
                                    "CDBG"));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> upload.now().path("status").asText().equals("waiting"));
            JsonNode waiting = upload.now();
            assertThat(Person.analyst()
                            .post(
                                    "/api/imports/" + waiting.path("id").asText() + "/cancellation",
                                    waiting.path("version").asLong(),
                                    Map.of())
                            .statusCode())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> upload.now().path("message").asText().startsWith("Undoing the import"));
        } finally {
            Sightline.stack().startStoreAgain(Part.KAFKA);
        }
        await().atMost(Duration.ofSeconds(90))
                .until(() -> upload.now().path("status").asText().equals("undone"));
        // The line and its withdrawal came in their order, so nothing of it is left open.
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(town.findings())
                        .allSatisfy(
                                finding -> assertThat(finding.path("withdrawn").asBoolean())
                                        .isTrue()));
    }

    @Test
    void aServiceStartsWhileItsDatabaseIsAwayAndBeginsWhenThatComes() {
        CompletableFuture<Void> started;
        Sightline.stack().stopStore(Part.POSTGRESQL);
        try {
            Sightline.stack().kill(Part.GATEWAY);
            started = CompletableFuture.runAsync(
                    () -> Sightline.stack().startAgain(Part.GATEWAY, Map.of("sightline.flow.unwell-after", "15S")));
            String health = Sightline.stack().managementUrl(Part.GATEWAY) + "/q/health/";
            await().atMost(Duration.ofSeconds(120))
                    .ignoreExceptions()
                    .until(() -> RestAssured.given().get(health + "live").statusCode() == 200);
            assertThat(RestAssured.given().get(health + "ready").statusCode()).isEqualTo(503);
            // A short wait is no alarm; what goes on waiting is said.
            await().atMost(Duration.ofSeconds(150))
                    .untilAsserted(() -> assertThat(
                                    RestAssured.given().get(health + "well").asString())
                            .contains("wait for the database"));
            assertThat(started).isNotDone();
        } finally {
            Sightline.stack().startStoreAgain(Part.POSTGRESQL);
        }
        assertThat(started).succeedsWithin(Duration.ofMinutes(2));
        assertThat(Person.analyst().get("/api/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void whilePostgresqlIsAwayPeopleAreToldSoAndThenEverythingGoesOn() {
        Town town = Town.registered("Tableless");
        // Keycloak has its data there too, and gives no new token meanwhile.
        String token = Person.analyst().token().get();
        Person analyst = new Person("analyst", () -> token);
        Sightline.stack().stopStore(Part.POSTGRESQL);
        try {
            // The gateway's own view, and one read of each service.
            for (String path : List.of("/api/overview", "/api/imports", "/api/agencies/" + town.id() + "/devices")) {
                Response answer = analyst.get(path);
                assertThat(answer.statusCode())
                        .as(path + ": " + answer.asString())
                        .isEqualTo(503);
                assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
                assertThat(Person.parse(answer).path("detail").asText())
                        .as(path)
                        .isNotBlank();
            }
        } finally {
            Sightline.stack().startStoreAgain(Part.POSTGRESQL);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Person.analyst().get("/api/overview").statusCode() == 200);
        Upload upload = Upload.of(
                Upload.newSource("outage"),
                Upload.HEADER
                        + Upload.line(
                                "O-2",
                                "2022-03-01",
                                town.name(),
                                "DAHUA IPC-HFW5442E-ZE BULLET CAMERA",
                                "",
                                "",
                                "CDBG"));
        assertThat(upload.done().path("accepted").asLong()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(town.findings()).hasSize(1));
    }
}
