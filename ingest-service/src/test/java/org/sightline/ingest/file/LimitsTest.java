package org.sightline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;
import org.sightline.kit.message.MessageSize;

/** What is too large is refused by name, and the rest goes on. */
@QuarkusTest
class LimitsTest extends RealService {

    @Inject
    RawFiles files;

    @Test
    void rowsThatAreTooLongAreRejectedByNameAndTheOthersAreTaken() {
        String source = newSource();
        JsonNode job = upload(
                source,
                ORDERS
                        + order("P".repeat(201), 1, "CITY OF MARROWBONE", "DOME", 1, "GENERAL FUND")
                        + order("P2", 1, "CITY OF MARROWBONE", "x".repeat(32_001), 1, "GENERAL FUND")
                        + order("P3", 1, "CITY OF " + "M".repeat(300), "DOME", 1, "GENERAL FUND")
                        + order("P5", 1, "CITY OF MARROWBONE", "DOME", 1, "GENERAL FUND"));

        counts(job, 1, 0, 0, 3);
        JsonNode rejects =
                get("/imports/" + job.path("id").asText() + "/rejects").path("items");
        assertThat(rejects)
                .hasSize(3)
                .allSatisfy(reject -> assertThat(reject.path("code").asText()).isEqualTo("too_long"));
        assertThat(rejects.get(0).path("reason").asText()).contains("201 characters; at most 200");
    }

    @Test
    void theLongestRowThatIsTakenFitsIntoAMessage() {
        String source = newSource();
        // The characters that take most room in JSON.
        String text = "\u0001".repeat(31_900);
        JsonNode job = upload(source, ORDERS + order("P1", 1, "CITY OF MARROWBONE", text, 1, "\u0001".repeat(2_000)));

        counts(job, 1, 0, 0, 0);
        assertThat(kafka().all("contract-lines"))
                .filteredOn(line -> line.value() != null && line.value().contains(source))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.value().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(MessageSize.MOST_BYTES));
    }

    @Test
    void theSameFileSentManyTimesAtOnceIsOneImport() throws Exception {
        String source = newSource();
        byte[] file = (ORDERS + order("P1", 1, "CITY OF MARROWBONE", "DOME", 1, "GENERAL FUND"))
                .getBytes(StandardCharsets.UTF_8);
        try (ExecutorService senders = Executors.newFixedThreadPool(12)) {
            List<Callable<Response>> twelve = IntStream.range(0, 12)
                    .<Callable<Response>>mapToObj(i -> () -> post(source, "", file))
                    .toList();
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : senders.invokeAll(twelve)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .extracting(answer -> answer.<String>path("id"))
                    .doesNotContainNull()
                    .containsOnly(answers.get(0).<String>path("id"));
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(1);
        }
    }

    @Test
    void whatAKilledUploadLeftIsCleanedAfterADay() throws IOException {
        Path old = Files.createTempFile(files.scratch(), "upload-", ".part");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));
        Path young = Files.createTempFile(files.scratch(), "upload-", ".part");

        files.clean(new io.quarkus.runtime.StartupEvent());

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        Files.delete(young);
    }
}
