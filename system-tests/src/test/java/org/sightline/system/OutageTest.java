package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.stack.Part;

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
    void whilePostgresqlIsAwayPeopleAreToldSoAndThenEverythingGoesOn() {
        Town town = Town.registered("Tableless");
        Sightline.stack().stopStore(Part.POSTGRESQL);
        try {
            // The gateway's own view, and one read of each service.
            for (String path : List.of("/api/overview", "/api/imports", "/api/agencies/" + town.id() + "/devices")) {
                Response answer = Person.analyst().get(path);
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
