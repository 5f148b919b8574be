package org.sightline.matching.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.InventedLine;
import org.sightline.matching.RealService;
import org.sightline.matching.held.ContractLine;

/** Files show what is true of a finding: added by those who may, by their hash, and never taken away. */
@QuarkusTest
class EvidenceTest extends RealService {

    private final UUID agency = UUID.randomUUID();
    private String evidence;

    @Inject
    Sql sql;

    @Inject
    EvidenceRetention retention;

    @ConfigProperty(name = "sightline.data-dir")
    Path data;

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
    void theReporterTheCertifierAndTheAnalystAddFilesAndTheListHasThem() {
        byte[] receipt = pdf();
        add(reporter(agency), "receipt.pdf", receipt)
                .then()
                .statusCode(201)
                .header("Location", startsWith(evidence))
                .body("kind", equalTo("pdf"))
                .body("side", equalTo("agency"))
                .body("sha256", equalTo(Sha256.hex(receipt)))
                .body("bytes", equalTo(receipt.length));
        add(certifier(agency), "list.csv", "tag\n1\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("kind", equalTo("csv"));
        add(analyst().queryParam("note", "From the portal."), "order.pdf", pdf())
                .then()
                .statusCode(201)
                .body("side", equalTo("office"))
                .body("note", equalTo("From the portal."));
        for (RequestSpecification who : List.of(as("auditor"), reporter(agency), analyst())) {
            who.get(evidence)
                    .then()
                    .statusCode(200)
                    .body("items.name", equalTo(List.of("order.pdf", "list.csv", "receipt.pdf")));
        }
    }

    @Test
    void theTimelineNamesTheFileAndItsHash() {
        byte[] receipt = pdf();
        add(reporter(agency).queryParam("note", "Recycled in March."), "receipt.pdf", receipt);
        Map<String, Object> finding = holding(agency).getFirst();
        assertThat(actions(finding)).endsWith("file_added");
        assertThat(finding.get("timeline").toString())
                .contains("receipt.pdf", Sha256.hex(receipt), "Recycled in March.");
        eventually()
                .until(
                        () -> kafka().all("findings"),
                        all -> all.stream()
                                .anyMatch(message -> message.value() != null
                                        && message.value().contains(Sha256.hex(receipt))));
    }

    @Test
    void theBytesOfAnotherFileAreNotHandedOutAndTheDailyLookSaysSo() throws IOException {
        byte[] receipt = pdf();
        byte[] harmless = pdf();
        String file = added(add(reporter(agency), "receipt.pdf", receipt));
        added(add(reporter(agency), "harmless.pdf", harmless));
        Path kept = data.resolve("evidence").resolve(Sha256.hex(receipt) + ".sealed");
        byte[] sealed = Files.readAllBytes(kept);
        Files.copy(
                data.resolve("evidence").resolve(Sha256.hex(harmless) + ".sealed"),
                kept,
                StandardCopyOption.REPLACE_EXISTING);

        as("auditor")
                .get(file)
                .then()
                .statusCode(503)
                .body("title", equalTo("The file is not what was given"))
                .body("detail", containsString(Sha256.hex(receipt)));
        lookAgain();
        assertThat(unfit()).contains(Sha256.hex(receipt)).doesNotContain(Sha256.hex(harmless));

        Files.write(kept, sealed);
        assertThat(as("auditor").get(file).asByteArray()).isEqualTo(receipt);
        lookAgain();
        assertThat(unfit()).doesNotContain(Sha256.hex(receipt));
    }

    /** The daily look, a day before its time. */
    private void lookAgain() {
        sql.query("update kept_file_check set running = false, began_at = began_at - interval '2 days'")
                .change();
        eventually()
                .until(
                        () -> {
                            retention.look();
                            return sql.query(
                                            "select coalesce(ended_at > began_at, false) as ended from kept_file_check where folder = 'evidence'")
                                    .first(row -> row.flag("ended"));
                        },
                        ended -> ended.orElse(false));
    }

    private List<String> unfit() {
        return sql.query("select sha256 from kept_file_unfit where folder = 'evidence'")
                .list(row -> row.requiredText("sha256"));
    }

    @Test
    void aFileIsGivenBackToBeSavedAndNeverToBeShown() throws IOException {
        byte[] receipt = pdf();
        String file = added(add(reporter(agency), "Beleg März.pdf", receipt));
        Response given = as("auditor").get(file);
        given.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("filename*=UTF-8''Beleg%20M%C3%A4rz.pdf"))
                .header("Content-Disposition", startsWith("attachment;"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("sandbox"))
                .header("Cache-Control", equalTo("no-store"));
        assertThat(given.asByteArray()).isEqualTo(receipt);
        assertThat(Files.readString(onDisk(receipt), StandardCharsets.ISO_8859_1))
                .doesNotContain("PDF");
    }

    @Test
    void anotherAgencyFindsNothingAnAuditorAddsNothingAndAnAdminReadsNothing() {
        String file = added(add(reporter(agency), "receipt.pdf", pdf()));
        RequestSpecification other = reporter(UUID.randomUUID());
        assertThat(add(other, "x.pdf", pdf()).statusCode()).isEqualTo(404);
        assertThat(other.get(evidence).statusCode()).isEqualTo(404);
        assertThat(other.get(file).statusCode()).isEqualTo(404);
        assertThat(withdraw(other, file, "No.").statusCode()).isEqualTo(404);
        assertThat(add(as("auditor"), "x.pdf", pdf()).statusCode()).isEqualTo(403);
        assertThat(withdraw(as("auditor"), file, "No.").statusCode()).isEqualTo(403);
        assertThat(admin().get(evidence).statusCode()).isEqualTo(403);
        assertThat(admin().get(file).statusCode()).isEqualTo(403);
        assertThat(given().get(file).statusCode()).isEqualTo(401);
    }

    @Test
    void aFileOfAnotherFindingIsNotReachedThroughThisOne() {
        String file = added(add(reporter(agency), "receipt.pdf", pdf()));
        String first = evidence;
        ContractLine line = InventedLine.named(UUID.randomUUID().toString())
                .agency(agency)
                .document("PO-" + UUID.randomUUID())
                .description("DAHUA IPC-HFW5442E-ZE CAMERA")
                .made();
        send("contract-lines", line.id(), line);
        String second = settled(agency, 2).stream()
                .map(finding -> "/findings/" + finding.get("id") + "/evidence")
                .filter(path -> !path.equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(reporter(agency).get(file.replace(first, second)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPhotoLosesItsPlaceUnlessItsSenderWantsToKeepIt() {
        Response reduced = add(reporter(agency), "photo.jpg", InventedFiles.photo());
        reduced.then().statusCode(201).body("reduced", equalTo(true));
        byte[] given = as("auditor").get(added(reduced)).asByteArray();
        assertThat(new String(given, StandardCharsets.ISO_8859_1)).doesNotContain(InventedFiles.SECRET);
        assertThat(reduced.<String>path("sha256")).isEqualTo(Sha256.hex(given));

        Response whole = add(reporter(agency).queryParam("keepPosition", true), "photo.jpg", InventedFiles.photo());
        whole.then().statusCode(201).body("reduced", equalTo(false));
        assertThat(as("auditor").get(added(whole)).asByteArray()).isEqualTo(InventedFiles.photo());
    }

    @Test
    void whatIsNotTakenIsRefusedWithWhatIs() {
        add(reporter(agency), "invoice.pdf", new byte[] {'M', 'Z', 0, 3})
                .then()
                .statusCode(415)
                .body("detail", containsString("PDF, photos (JPEG, PNG, HEIC), plain text, CSV"));
        add(reporter(agency), "empty.pdf", new byte[0])
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("empty-file"));
        byte[] cut = java.util.Arrays.copyOf(InventedFiles.photo(), 500);
        add(reporter(agency), "photo.jpg", cut)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("unreadable-photo"));
        reporter(agency)
                .contentType("multipart/form-data; boundary=b")
                .body("--b--".getBytes(StandardCharsets.UTF_8))
                .post(evidence)
                .then()
                .statusCode(415)
                .body("title", equalTo("Send the file itself"));
        add(reporter(agency).queryParam("note", "x".repeat(501)), "receipt.pdf", pdf())
                .then()
                .statusCode(422);
        as("auditor").get(evidence).then().body("items", hasSize(0));
    }

    @Test
    void aTextIsATextWhateverItIsCalled() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        Response added = add(reporter(agency), "../page.html", page);
        added.then().statusCode(201).body("name", equalTo("page.html.txt"));
        as("auditor").get(added(added)).then().contentType(startsWith("text/plain"));
    }

    @Test
    void theSameFileAgainIsRefusedAndTheSameRequestAgainIsAnsweredTheSame() {
        byte[] receipt = pdf();
        String key = UUID.randomUUID().toString();
        Response first = add(reporter(agency).header("Idempotency-Key", key), "receipt.pdf", receipt);
        Response again = add(reporter(agency).header("Idempotency-Key", key), "receipt.pdf", receipt);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        add(reporter(agency).header("Idempotency-Key", key), "receipt.pdf", pdf())
                .then()
                .statusCode(422);
        add(reporter(agency), "renamed.pdf", receipt).then().statusCode(409).body("detail", containsString("already"));
        as("auditor").get(evidence).then().body("items", hasSize(1));
    }

    @Test
    void whatIsWithdrawnStaysInTheListAndOnlyTheOfficeStillReadsIt() {
        String file = added(add(reporter(agency), "wrong.pdf", pdf()));
        withdraw(reporter(agency), file, " ").then().statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        withdraw(analyst(), file, "Not ours.").then().statusCode(403).body("detail", containsString("agency added"));
        withdraw(certifier(agency), file, "It is of another site.")
                .then()
                .statusCode(200)
                .body("withdrawnBecause", equalTo("It is of another site."));
        withdraw(reporter(agency), file, "Again.").then().statusCode(409);
        reporter(agency)
                .get(evidence)
                .then()
                .body("items[0].name", equalTo("wrong.pdf"))
                .body("items[0].withdrawnBy", startsWith("certifier"))
                .body("items[0].withdrawnAt", not(equalTo(null)));
        reporter(agency).get(file).then().statusCode(410).body("detail", containsString("withdrew it"));
        as("auditor").get(file).then().statusCode(200);
        assertThat(actions(holding(agency).getFirst())).endsWith("file_added", "file_withdrawn");
    }

    @Test
    void theBytesOfAWithdrawnFileGoWhenTheirTimeIsOverAndTheRowStays() throws IOException {
        byte[] receipt = pdf();
        String file = added(add(reporter(agency), "wrong.pdf", receipt));
        String kept = added(add(reporter(agency), "right.pdf", pdf()));
        withdraw(reporter(agency), file, "It is of another site.");
        Files.setLastModifiedTime(onDisk(receipt), FileTime.from(Instant.now().minusSeconds(172_800)));
        retention.clean();
        as("auditor").get(file).then().statusCode(200);

        sql.as(
                RowScope.job("test"),
                () -> sql.query("update evidence_file set withdrawn_at = now() - interval '2558 days' where id = :id")
                        .with("id", UUID.fromString(file.substring(file.lastIndexOf('/') + 1)))
                        .change());
        retention.clean();

        as("auditor").get(file).then().statusCode(410);
        as("auditor").get(kept).then().statusCode(200);
        as("auditor").get(evidence).then().body("items", hasSize(2));
        assertThat(onDisk(receipt)).doesNotExist();
        assertThat(sql.query("select items from deletion where kind = 'evidence_file'")
                        .list(row -> row.number("items")))
                .contains(1L);
    }

    private Path onDisk(byte[] bytes) {
        return data.resolve("evidence").resolve(Sha256.hex(bytes) + ".sealed");
    }

    private Response add(RequestSpecification who, String name, byte[] bytes) {
        return who.contentType("application/octet-stream")
                .queryParam("filename", name)
                .body(bytes)
                .post(evidence);
    }

    private static Response withdraw(RequestSpecification who, String file, String reason) {
        return who.contentType("application/json")
                .body(Map.of("reason", reason))
                .post(file + "/withdrawal");
    }

    private static String added(Response answer) {
        return answer.then().statusCode(201).extract().header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static byte[] pdf() {
        return InventedFiles.pdf("Receipt " + UUID.randomUUID());
    }
}
