package org.sightline.matching.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.PartsElsewhere;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.testsupport.service.Bucket;

/** Evidence files in a bucket: as in the folder, and while the bucket is away nothing is kept or lost. */
@QuarkusTest
@TestProfile(PartsElsewhere.class)
class EvidenceBucketTest extends RealService {

    private final UUID agency = UUID.randomUUID();
    private String evidence;
    private ClamdStub scanner;

    @Inject
    Sql sql;

    @Inject
    EvidenceRetention retention;

    @ConfigProperty(name = "sightline.data-dir")
    Path data;

    @BeforeEach
    void thereIsAScanner() throws IOException {
        scanner = ClamdStub.at(PartsElsewhere.SCANNER);
    }

    @AfterEach
    void itEnds() throws IOException {
        scanner.close();
    }

    @BeforeEach
    void thereIsAFinding() {
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("HIKVISION 4MP TURRET CAMERA DS-2CD2343G0-I")
                .made();
        send("contract-lines", line.id(), line);
        evidence = "/findings/" + settled(agency, 1).getFirst().get("id") + "/evidence";
    }

    @Test
    void aFileLiesInTheBucketAndNotInTheFolderAndIsGivenBack() throws IOException {
        byte[] receipt = pdf();
        try (Bucket bucket = new Bucket(PartsElsewhere.BUCKET)) {
            String file = added(receipt);

            assertThat(bucket.keys()).containsExactly(key(receipt));
            assertThat(data.resolve("evidence").resolve(Sha256.hex(receipt) + ".sealed"))
                    .doesNotExist();
            Response given = as("auditor").get(file);
            given.then().statusCode(200).contentType("application/pdf");
            assertThat(given.asByteArray()).isEqualTo(receipt);
        }
        assertThat(scratched()).isZero();
    }

    @Test
    void whileTheBucketIsAwayNothingIsKeptAndNothingIsLost() throws IOException {
        byte[] receipt = pdf();
        byte[] second = pdf();
        byte[] sealed;
        String file;
        try (Bucket bucket = new Bucket(PartsElsewhere.BUCKET)) {
            file = added(receipt);
            sealed = bucket.content(key(receipt));
        }

        add(second)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("title", equalTo("The storage of the files does not answer"));
        as("auditor").get(file).then().statusCode(503);
        as("auditor").get(evidence).then().body("items", hasSize(1));
        assertThat(scratched()).isZero();

        try (Bucket bucket = new Bucket(PartsElsewhere.BUCKET)) {
            as("auditor").get(file).then().statusCode(503).body("title", equalTo("The file is not here"));
            bucket.put(key(receipt), sealed);
            assertThat(as("auditor").get(file).asByteArray()).isEqualTo(receipt);
            added(second);
            assertThat(bucket.keys()).contains(key(second));
        }
    }

    @Test
    void theBytesOfAWithdrawnFileGoFromTheBucketWhenTheirTimeIsOver() throws IOException {
        byte[] receipt = pdf();
        byte[] other = pdf();
        try (Bucket bucket = new Bucket(PartsElsewhere.BUCKET)) {
            String file = added(receipt);
            added(other);
            reporter(agency)
                    .contentType("application/json")
                    .body(Map.of("reason", "It is of another site."))
                    .post(file + "/withdrawal")
                    .then()
                    .statusCode(200);
            Instant twoDaysAgo = Instant.now().minusSeconds(172_800);
            bucket.written(key(receipt), twoDaysAgo);
            bucket.written(key(other), twoDaysAgo);
            retention.clean();
            assertThat(bucket.keys()).hasSize(2);

            sql.as(
                    RowScope.job("test"),
                    () -> sql.query("update evidence_file set withdrawn_at = now() - interval '2558 days' where id ="
                                    + " :id")
                            .with("id", UUID.fromString(file.substring(file.lastIndexOf('/') + 1)))
                            .change());
            retention.clean();

            assertThat(bucket.keys()).containsExactly(key(other));
            as("auditor").get(file).then().statusCode(410);
        }
    }

    private long scratched() throws IOException {
        try (Stream<Path> left = Files.list(data.resolve("scratch"))) {
            return left.count();
        }
    }

    private static String key(byte[] bytes) {
        return "feeds/" + Sha256.hex(bytes) + ".sealed";
    }

    private String added(byte[] bytes) {
        return add(bytes).then().statusCode(201).extract().header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private Response add(byte[] bytes) {
        return reporter(agency)
                .contentType("application/octet-stream")
                .queryParam("filename", "receipt.pdf")
                .body(bytes)
                .post(evidence);
    }

    private static byte[] pdf() {
        return InventedFiles.pdf("Receipt " + UUID.randomUUID());
    }
}
