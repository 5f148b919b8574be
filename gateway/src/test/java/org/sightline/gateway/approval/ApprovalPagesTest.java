package org.sightline.gateway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        assertThat(page.substring(own))
                .contains("My own reading", "<td>Devon Admin</td>")
                .doesNotContain("A new &lt;list&gt;");
    }

    @Test
    void theMenuSaysHowManyWait() {
        assertThat(visitor("admin").open("/approvals/count").body()).contains("waiting)");
        // Of matching-service 1 draft, 2 findings, 1 waiver and 4 plans, by its own count; more may wait in the
        // gateway.
        assertThat(number(visitor("admin").open("/approvals/count").body())).isGreaterThanOrEqualTo(8);
        assertThat(visitor("admin").open("/watchlist").body()).contains("href=\"/approvals\"");
    }

    private static int number(String text) {
        Matcher number = Pattern.compile("(\\d+)").matcher(text.replaceAll("<[^>]*>", ""));
        assertThat(number.find()).as(text).isTrue();
        return Integer.parseInt(number.group(1));
    }

    @Test
    void anAnalystSeesFindingsToCloseAndNoDrafts() {
        assertThat(visitor("analyst").open("/approvals").body())
                .contains("Finding to close")
                .doesNotContain("Change of the watchlist");
    }

    @Test
    void anAuditorDecidesNothing() {
        assertThat(visitor("auditor").open("/approvals").body()).contains("Nothing is waiting for your approval.");
    }
}
