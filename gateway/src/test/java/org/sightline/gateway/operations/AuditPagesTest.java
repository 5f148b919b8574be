package org.sightline.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** The audit log as a page: what was done, and that nothing of it is missing. */
@QuarkusTest
@RealGateway
class AuditPagesTest {

    @TestHTTPResource("/")
    URI gateway;

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
                .contains("City of Logwell (invented)", "decide finding", "analyst")
                .doesNotContain("The log is whole");
        assertThat(analyst.open(log + "?check=yes").body())
                .contains("The log is whole", "each follows from the one before");
    }

    @Test
    void theLogOfTheOfficeIsReadByWhoeverReadsAllAndByNobodyElse() {
        assertThat(Visitor.signedIn(gateway, "auditor").open("/overview").body())
                .contains("href=\"/audit\"");
        assertThat(Visitor.signedIn(gateway, "auditor").open("/audit?check=yes").body())
                .contains("Audit log", "Check that the log is whole", "The log is whole");
        String reporter = Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter"))
                .json("/api/me")
                .path("name")
                .asText();
        assertThat(Visitor.signedIn(gateway, reporter).open("/audit").statusCode())
                .isEqualTo(403);
    }
}
