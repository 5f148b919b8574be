package org.sightline.gateway.law;

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

/** The rules as the office keeps them. */
@QuarkusTest
@RealGateway
class RulePagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void eachRuleSaysWhatItNeedsAndWhoReadItsSource() {
        assertThat(visitor("analyst").open("/rules").body())
                .contains("An invented rule &lt;for tests&gt;", "whose money paid, who made it")
                .contains("Read by ada, approved by ben", "href=\"/findings?rule=F889-B1\"")
                .contains("The statute &lt;as read&gt;", "12 of 900 findings")
                .doesNotContain("/rules/F889-B1/check", "/approval\"");
        assertThat(visitor("admin").open("/rules?q=LA-1753").body())
                .contains(
                        "action=\"/rules/LA-1753/check\"",
                        "/rules/drafts/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94/approval")
                .doesNotContain("action=\"/rules/F889-B1/check\"");
    }

    @Test
    void aCheckSaysWhatWasRead() {
        Visitor admin = visitor("admin");

        assertThat(admin.submit("/rules/F889-B1/check", Map.of("version", "1", "source", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.submit("/rules/F889-B1/check", Map.of("version", "1", "source", "The statute"))
                        .body())
                .contains("It is drafted. Another admin approves it.");
    }

    @Test
    void findingsAreNarrowedToThoseThatRestOnARule() {
        UUID agency = UUID.randomUUID();
        String rule = "X-" + agency.toString().substring(0, 8);
        ObjectNode rests = Say.purchase(agency, "rule-maker", "2024-01-23", "FLAGGED");
        rests.putArray("decidingRules").add(rule);
        ObjectNode other = Say.purchase(agency, "rule-maker", "2024-01-24", "FLAGGED");
        other.putArray("decidingRules").add("ANOTHER");
        Say.agencies(Say.agency(agency, "City of Rules (invented)", "city"));
        Say.findings(rests, other);
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        json -> json.path("total").asInt() == 2);

        assertThat(Ask.as("analyst")
                        .json("/api/findings?rule=" + rule)
                        .path("items")
                        .findValuesAsText("id"))
                .contains(rests.path("id").asText())
                .doesNotContain(other.path("id").asText());
    }
}
