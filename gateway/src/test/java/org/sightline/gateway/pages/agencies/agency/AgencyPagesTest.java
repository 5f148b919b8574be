package org.sightline.gateway.pages.agencies.agency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** The ways of the office to an agency. */
@QuarkusTest
@RealGateway
class AgencyPagesTest {

    /** More than any agency of another test has. */
    private static final int MANY = 150;

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void aFilterSaysAsTheListDoesWhoIsOnSightline() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(analyst.open("/agencies?status=registered").body()).contains(">on Sightline <span");
        assertThat(analyst.open("/agencies?status=unclaimed").body()).contains(">not yet on Sightline <span");

        analyst.submit("/language", Map.of("language", "es"));
        assertThat(analyst.open("/agencies?status=unclaimed").body()).contains(">todavía no en Sightline <span");
    }

    @Test
    void anAgencyWithMuchToDoIsOneClickFromTheFirstPage() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "City of Muchopen (invented)", "city"));
        Say.findings(Stream.generate(() -> Say.purchase(agency, "open-maker", "2021-02-03", "FLAGGED"))
                .limit(MANY)
                .toArray(JsonNode[]::new));
        Say.findings(Say.purchase(agency, "open-maker", "2021-02-03", "FLAGGED").put("status", "closed"));
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        json -> json.path("total").asInt() == MANY + 1);
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(analyst.open("/overview").body())
                .contains("hx-get=\"/agencies/most-open\"", "action=\"/agencies\"", "Name, or part of it");
        String open = "/findings?agencyId=" + agency
                + "&status=new&status=triaged&status=notified&status=responded&status=under_review";
        assertThat(analyst.open(open).body())
                .as("the link leads to as many as it says")
                .contains("150 findings");
        assertThat(analyst.open("/agencies/most-open").body())
                .contains("href=\"/agencies/" + agency + "\">City of Muchopen (invented)</a>")
                .contains("href=\"" + open.replace("&", "&amp;") + "\">150 open findings</a>", "150 new")
                .contains("Findings by status", "href=\"/findings?status=new\"");
        assertThat(analyst.open("/agencies?q=muchopen").body())
                .as("what tells agencies of one name apart")
                .contains("href=\"/agencies/" + agency + "\"", "Franklin (invented)");
    }
}
