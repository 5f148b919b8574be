package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.Part;

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
            upload = Upload.of(Upload.newSource("outage"), Upload.HEADER
                    + Upload.line("O-1", "2022-03-01", town.name(), "HIKVISION DS-2CD2143G0-I DOME CAMERA", "", "", "CDBG"));
            assertThat(upload.answer().statusCode()).as(upload.answer().asString()).isEqualTo(202);
            JsonNode job = upload.now();
            assertThat(job.path("status").asText()).as(job.toString()).isNotEqualTo("failed");
        } finally {
            Sightline.stack().startStoreAgain(Part.KAFKA);
        }
        assertThat(upload.done().path("accepted").asLong()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(town.findings()).hasSize(1));
    }

    @Test
    void whilePostgresqlIsAwayPeopleAreToldSoAndThenEverythingGoesOn() {
        Town town = Town.registered("Tableless");
        Sightline.stack().stopStore(Part.POSTGRESQL);
        try {
            Response answer = Person.analyst().get("/api/overview");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(Person.parse(answer).path("detail").asText()).isNotBlank();
        } finally {
            Sightline.stack().startStoreAgain(Part.POSTGRESQL);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> Person.analyst().get("/api/overview").statusCode() == 200);
        Upload upload = Upload.of(Upload.newSource("outage"), Upload.HEADER
                + Upload.line("O-2", "2022-03-01", town.name(), "DAHUA IPC-HFW5442E-ZE BULLET CAMERA", "", "", "CDBG"));
        assertThat(upload.done().path("accepted").asLong()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(town.findings()).hasSize(1));
    }
}
