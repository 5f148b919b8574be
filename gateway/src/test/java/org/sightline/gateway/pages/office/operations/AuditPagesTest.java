package org.sightline.gateway.pages.office.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.audit.AuditQueue;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** The audit log as a page: what was done, and that nothing of it is missing. */
@QuarkusTest
@RealGateway
class AuditPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    AuditQueue queue;

    @Test
    void theLogOfAnAgencySaysWhatWasDoneAndThatItIsWhole() {
        UUID agency = UUID.randomUUID();
        ObjectNode finding = Say.purchase(agency, "logged-maker", "2021-02-03", "FLAGGED");
        Say.agencies(Say.agency(agency, "City of Logwell (invented)", "city"));
        Say.findings(finding);
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        json -> json.path("total").asInt() == 1);
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        analyst.submit(
                "/findings/" + finding.path("id").asText() + "/decisions",
                Map.of("decision", "confirmed", "reason", "invoice seen", "version", "1"));

        String log = "/agencies/" + agency + "/audit";
        assertThat(analyst.open("/agencies/" + agency).body()).contains("href=\"" + log + "\"");
        assertThat(analyst.open(log).body())
                .contains("City of Logwell (invented)", "decide finding", "<td>Avery Analyst</td>")
                .doesNotContain("The log is intact");
        assertThat(analyst.open(log + "?check=yes").body())
                .contains("The log is intact", "each follows from the one before");
    }

    @Test
    void whatWasRefusedAsNotThereIsSaidInWordsAndItsAddressOnlyToTheOffice() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "City of Probewell (invented)", "city"));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/agency/name").asText().startsWith("City"));
        String path = "/api/agencies/" + agency + "/findings";
        Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter")).get(path);
        String log = "/agencies/" + agency + "/audit";
        queue.writeAll();

        Visitor office = Visitor.signedIn(gateway, "analyst");
        String words = "It does not exist, or they do not have access to it.";
        assertThat(office.open(log).body()).contains("GET " + path, "refused 404", words);
        assertThat(office.open("/audit").body()).contains("GET " + path, words);
        String reader = Ask.with(Tokens.agencyPerson(agency, "reader"))
                .json("/api/me")
                .path("name")
                .asText();
        assertThat(Visitor.signedIn(gateway, reader).open(log).body())
                .contains("refused 404", words, "Not shown, because it may be another agency&#39;s.")
                .doesNotContain(path);
    }

    @Test
    void theLogOfTheOfficeIsReadByWhoeverReadsAllAndByNobodyElse() {
        assertThat(Visitor.signedIn(gateway, "auditor").open("/overview").body())
                .contains("href=\"/audit\"");
        assertThat(Visitor.signedIn(gateway, "auditor").open("/audit?check=yes").body())
                .contains("Audit log", "Verify the log", "The log is intact");
        String reporter = Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
        assertThat(Visitor.signedIn(gateway, reporter).open("/audit").statusCode())
                .isEqualTo(403);
    }
}
