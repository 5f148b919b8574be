package org.sightline.gateway.pages.findings.finding;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The discussion of a finding on its page: what the office writes for itself, and what both read. */
@QuarkusTest
@RealGateway
class DiscussionPagesTest {

    private static final String OF_THE_AGENCY = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de3";

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private String finding;

    @BeforeEach
    void thereIsAFinding() {
        Say.agencies(Say.agency(agency, "Town of Talkington (invented)", "town"));
        ObjectNode purchase = Say.purchase(agency, "discussed-maker", "2021-02-03", "FLAGGED");
        Say.findings(purchase);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/purchases/count").asInt() == 1
                                && json.at("/agency/name").asText().contains("Talkington"));
        finding = "/findings/" + purchase.path("id").asText();
    }

    @Test
    void theOfficeSeesTwoBoxesAndWritesForItselfUnlessItChoosesOtherwise() {
        assertThat(Visitor.signedIn(gateway, "analyst").open(finding).body())
                .contains("The agency never sees these notes.", "Ask &lt;the&gt; county.")
                .as("by name, as Keycloak has it")
                .contains("Avery Analyst (")
                .contains("The agency and the oversight office see these notes.", "Nine cameras.")
                .contains("value=\"office\" checked")
                .doesNotContain("value=\"agency\" checked");
    }

    @Test
    void anAgencysPageHasNothingOfTheOfficeEvenIfAServiceGaveIt() {
        for (String role : new String[] {"reporter", "certifier", "reader"}) {
            assertThat(visitor(role).open(finding).body())
                    .contains("Nine cameras.")
                    .doesNotContain("county", "The agency never sees", "name=\"audience\"");
        }
    }

    @Test
    void aCorrectedNoteStaysAndOnlyItsSideCorrectsTheOneThatHolds() {
        String correction = "name=\"corrects\" value=\"" + OF_THE_AGENCY + "\"";
        assertThat(visitor("reporter").open(finding).body())
                .contains("Eight &lt;cameras&gt;.", "Corrected by a later note.", correction)
                .doesNotContain("name=\"corrects\" value=\"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de2\"");
        assertThat(Visitor.signedIn(gateway, "analyst").open(finding).body()).doesNotContain(correction);
        assertThat(visitor("reader").open(finding).body()).doesNotContain(correction, "Write a note");
    }

    @Test
    void aNoteIsAddedAndTheNextPageSaysSo() {
        HttpResponse<String> next =
                visitor("reporter").submit(finding + "/notes", Map.of("noteText", "In the library."));

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body()).contains("The note is added.");
    }

    @Test
    void whoOnlyReadsWritesNothing() {
        assertThat(visitor("reader")
                        .submit(finding + "/notes", Map.of("noteText", "Hello."))
                        .statusCode())
                .isEqualTo(403);
        // Makes the person where nobody has yet.
        Tokens.of("auditor");
        assertThat(Visitor.signedIn(gateway, "auditor")
                        .submit(finding + "/notes", Map.of("noteText", "Hello."))
                        .statusCode())
                .isEqualTo(403);
    }

    private Visitor visitor(String role) {
        return Visitor.signedIn(
                gateway,
                Ask.with(Tokens.agencyPerson(agency, role))
                        .json("/api/me")
                        .path("name")
                        .asText());
    }
}
