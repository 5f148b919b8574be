package org.sightline.gateway.pages.office.purchasedata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** Who sells listed makers, and who the buyers are, on their pages. */
@QuarkusTest
@RealGateway
class OfferAndBuyerPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    /** Somebody who is signed in and whose role has arrived. */
    private Visitor visitor(String person, String seen) {
        Ask.as(person).until(seen, json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void theOfficeSeesWhoOffersAListedMakerAndThatNothingWasBought() {
        assertThat(visitor("auditor", "/api/overview").open("/offers").body())
                .contains("Suppliers that offer listed makers", "Offers are not purchases")
                .contains("Acme &lt;b&gt; LLC", "invented-maker", "Acme; Invented", "Jun 30, 2027")
                .doesNotContain("Acme <b>");
    }

    @Test
    void anOfferCallsTheMakerByItsName() {
        UUID agency = UUID.randomUUID();
        Say.findings(Say.purchase(agency, "offered-maker", "2021-02-03", "FLAGGED")
                .put("makerName", "Offered Works (invented)")
                .put("shortName", "Offered"));
        Ask.as("analyst")
                .until(
                        "/api/findings?agencyId=" + agency,
                        json -> json.path("total").asInt() == 1);

        assertThat(visitor("analyst", "/api/overview").open("/offers").body())
                .contains("<td>Offered</td>")
                .as("a maker that is not known here")
                .contains("<td>invented-maker</td>");
    }

    @Test
    void anAdminSaysWhichBodyADoubtfulBuyerIsAndOthersOnlySeeTheQuestion() {
        assertThat(visitor("admin", "/api/register").open("/buyers").body())
                .contains("Marrowbone &lt;b&gt;, XF", "First seen in the source orders", "City of Marrowbone")
                .contains("action=\"/buyers/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d42/answer\"", "it is a separate body")
                .contains("value=\"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d43\"");
        assertThat(visitor("analyst", "/api/register").open("/buyers").body())
                .contains("Marrowbone &lt;b&gt;, XF", "City of Marrowbone")
                .doesNotContain("/answer\"");
    }
}
