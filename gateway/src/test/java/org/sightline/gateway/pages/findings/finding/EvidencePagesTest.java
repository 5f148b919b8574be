package org.sightline.gateway.pages.findings.finding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** The files of a finding on its page: who adds, who withdraws, who downloads. */
@QuarkusTest
@RealGateway
class EvidencePagesTest {

    private static final String PHOTO = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d31";
    private static final String WITHDRAWN = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d32";
    private static final String OF_THE_OFFICE = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d33";

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private String finding;

    @BeforeEach
    void thereIsAFinding() {
        Say.agencies(Say.agency(agency, "Town of Proofwell (invented)", "town"));
        ObjectNode purchase = Say.purchase(agency, "evidence-maker", "2021-02-03", "FLAGGED");
        Say.findings(purchase);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 1
                                && json.at("/agency/name").asText().contains("Proofwell"));
        finding = "/findings/" + purchase.path("id").asText();
    }

    @Test
    void whoReadsTheFindingSeesItsFilesWithTheirHashes() {
        assertThat(visitor("reader").open(finding).body())
                .contains("Evidence files", "a &lt;b&gt; photo.jpg", "JPEG, 21 KB", "Added by rita (agency)")
                .contains("The &lt;library&gt; is done.", "SHA-256 aa11", "Sightline removed the location")
                .contains("Withdrawn by rita", "Of another site.", "Only the oversight office")
                .contains("href=\"" + finding + "/evidence/" + PHOTO + "\"")
                .doesNotContain("<library>", "Add a file", "Withdraw file", finding + "/evidence/" + WITHDRAWN + "\"");
    }

    @Test
    void theAgencyWithdrawsItsFilesAndTheOfficeItsOwn() {
        String certifier = visitor("certifier").open(finding).body();
        assertThat(certifier)
                .contains("Add a file", "capture=\"environment\"", "accept=\"image/jpeg\"")
                .contains(withdrawal(PHOTO))
                .doesNotContain(withdrawal(OF_THE_OFFICE), withdrawal(WITHDRAWN));
        String analyst = Visitor.signedIn(gateway, "analyst").open(finding).body();
        assertThat(analyst)
                .contains("Add a file", withdrawal(OF_THE_OFFICE), finding + "/evidence/" + WITHDRAWN + "\"")
                .doesNotContain(withdrawal(PHOTO));
    }

    private String withdrawal(String file) {
        return finding + "/evidence/" + file + "/withdrawal";
    }

    @Test
    void aFileIsAddedWithItsNoteAndTheNextPageSaysSo() {
        HttpResponse<String> next = visitor("reporter")
                .upload(finding + "/evidence", Map.of("note", "All gone."), "receipt.pdf", "%PDF-1.7");
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body())
                .contains("filename=receipt.pdf", "note=All gone.", "is added")
                .doesNotContain("keepPosition=true");
    }

    @Test
    void aRefusalIsSaidInWordsAndWhatWasTypedStays() {
        Visitor reporter = visitor("reporter");
        HttpResponse<String> refused =
                reporter.upload(finding + "/evidence", Map.of("note", "All <gone>."), "refused.exe", "MZ");
        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.body())
                .contains("This kind of file is not accepted. As the service says it.", "value=\"All &lt;gone&gt;.\"")
                .contains("What the record says");
        HttpResponse<String> nothing = reporter.upload(finding + "/evidence", Map.of(), "", "");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Take a photo, or choose a file that is not empty.");
    }

    @Test
    void aWithdrawalGoesToTheService() {
        assertThat(visitor("reporter")
                        .submit(withdrawal(PHOTO), Map.of("reason", "Of another site."))
                        .body())
                .contains("The file is withdrawn. It stays in the list.");
        assertThat(visitor("reader")
                        .submit(withdrawal(PHOTO), Map.of("reason", "No."))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDownloadIsSavedAndNeverRunsAndOneThatIsGoneIsAPageThatSaysSo() {
        Visitor reader = visitor("reader");
        HttpResponse<String> file = reader.open(finding + "/evidence/" + PHOTO);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"page.html.txt\"");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .endsWith("; sandbox");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
        HttpResponse<String> gone = reader.open(finding + "/evidence/" + WITHDRAWN);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("<h1", "The file is no longer given");
    }

    @Test
    void theApiGivesTheSameWithTheSameHeadersAndTheLogNamesWhoTookIt() {
        String token = Tokens.agencyPerson(agency, "reporter");
        String file = "/api" + finding + "/evidence/" + PHOTO;
        given().auth()
                .oauth2(token)
                .get(file)
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment"))
                .header("Content-Security-Policy", endsWith("; sandbox"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        given().auth()
                .oauth2(token)
                .contentType("application/octet-stream")
                .body("%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api" + finding + "/evidence?filename=x.pdf")
                .then()
                .statusCode(201)
                .header("Location", endsWith(file));
        assertThat(Ask.as("auditor").json("/api/agencies/" + agency + "/audit").toString())
                .contains("export evidence file", "add evidence file");
    }

    private Visitor visitor(String role) {
        String name = Ask.with(Tokens.agencyPerson(agency, role))
                .json("/api/me")
                .path("name")
                .asText();
        return Visitor.signedIn(gateway, name);
    }
}
