package org.sightline.matching.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.matching.InventedLine;
import org.sightline.matching.PartsElsewhere;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;
import org.sightline.testsupport.service.Bucket;

/** With a virus scanner and small bounds: what is too large, too many or not clean is refused, and nothing of it stays. */
@QuarkusTest
@TestProfile(PartsElsewhere.class)
class EvidenceBoundsTest extends RealService {

    private final UUID agency = UUID.randomUUID();
    private String evidence;
    private Bucket bucket;

    @ConfigProperty(name = "sightline.data-dir")
    Path data;

    @BeforeEach
    void thereIsABucket() {
        bucket = new Bucket(PartsElsewhere.BUCKET);
    }

    @AfterEach
    void itEnds() {
        bucket.close();
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
    void aFileIsKeptOnlyAfterTheScannerFoundNothingInIt() throws IOException {
        try (ClamdStub scanner = ClamdStub.at(PartsElsewhere.SCANNER)) {
            add("clean.pdf", pdf(200_000)).then().statusCode(201);
            add("virus.pdf", InventedFiles.pdf(ClamdStub.VIRUS))
                    .then()
                    .statusCode(422)
                    .body("errors[0].code", equalTo("virus-found"))
                    .body("detail", containsString("Invented-Test-Signature"));
            assertThat(scanner.looked()).isEqualTo(2);
        }
        add("later.pdf", pdf(100))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("title", equalTo("The virus scanner does not answer"));
        as("auditor").get(evidence).then().body("items", hasSize(1));
        try (Stream<Path> left = Files.list(data.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsTooLargeOrTooManyIsRefusedWithTheBound() throws IOException {
        try (ClamdStub scanner = ClamdStub.at(PartsElsewhere.SCANNER)) {
            add("large.pdf", pdf((2 << 20) + 100)).then().statusCode(413).body("detail", containsString("2 MB"));
            assertThat(scanner.looked()).isZero();
            add("1.pdf", pdf(2_000_000)).then().statusCode(201);
            add("2.pdf", pdf(2_000_000)).then().statusCode(507).body("detail", containsString("3 MB together"));
            add("2.pdf", pdf(100)).then().statusCode(201);
            String third =
                    add("3.pdf", pdf(100)).then().statusCode(201).extract().path("id");
            add("4.pdf", pdf(100)).then().statusCode(409).body("detail", containsString("3 files"));
            reporter(agency)
                    .body(Map.of("reason", "It is of another site."))
                    .post(evidence + "/" + third + "/withdrawal")
                    .then()
                    .statusCode(200);
            add("4.pdf", pdf(100)).then().statusCode(409);
        }
    }

    private Response add(String name, byte[] bytes) {
        return reporter(agency)
                .contentType("application/octet-stream")
                .queryParam("filename", name)
                .body(bytes)
                .post(evidence);
    }

    private static byte[] pdf(int bytes) {
        return InventedFiles.pdf(UUID.randomUUID() + "x".repeat(Math.max(0, bytes - 60)));
    }
}
