package org.sightline.gateway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** What waits for a second person. */
@QuarkusTest
@RealGateway
class ApprovalPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void anAdminSeesWhatToApproveApartFromOwnRequests() {
        String page = visitor("admin").open("/approvals").body();
        int own = page.indexOf("Your own requests");

        assertThat(page.substring(0, own))
                .contains(
                        "href=\"/watchlist/drafts/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d91\"", "A new &lt;list&gt;", "ada")
                .doesNotContain("My own reading");
        assertThat(page.substring(own)).contains("My own reading").doesNotContain("A new &lt;list&gt;");
    }

    @Test
    void theMenuSaysHowManyWait() {
        assertThat(visitor("admin").open("/approvals/count").body()).contains("waiting)");
        assertThat(visitor("admin").open("/watchlist").body()).contains("href=\"/approvals\"");
    }

    @Test
    void anAnalystSeesFindingsToCloseAndNoDrafts() {
        assertThat(visitor("analyst").open("/approvals").body())
                .contains("Finding to close")
                .doesNotContain("Change of the watchlist");
    }

    @Test
    void anAuditorDecidesNothing() {
        assertThat(visitor("auditor").open("/approvals").body()).contains("Nothing waits for your approval.");
    }
}
