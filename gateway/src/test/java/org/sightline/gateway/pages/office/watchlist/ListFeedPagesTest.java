package org.sightline.gateway.pages.office.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** Published lists on their pages. */
@QuarkusTest
@RealGateway
class ListFeedPagesTest {

    private static final String FETCH = "/watchlist/feeds/csl/fetches/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d61";

    @TestHTTPResource("/")
    URI gateway;

    /** Somebody who is signed in and whose role has arrived. */
    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void anAdminSeesHowListsStandWhatAsksAndItsEvidence() {
        Visitor admin = visitor("admin");

        assertThat(admin.open("/watchlist/feeds").body())
                .contains("Screening list &lt;b&gt;", "3 of the 10 listed parties are gone.")
                .contains("nothing is in force until a person approves it", "action=\"/watchlist/feeds\"");
        assertThat(admin.open("/watchlist/feeds/csl").body())
                .contains("This list needs your answer", "action=\"" + FETCH + "/draft\"", "value=\"7\"")
                .contains("10 parties before, 7 now", "1 records could not be used", "line 5: no name")
                .contains("No longer listed: Invented &lt;Works&gt; (csl-1)")
                .contains("href=\"" + FETCH + "/file\"", "1,234,567 bytes", "abcdef")
                .contains("value=\"csl_json\" selected", "value=\"720\"", "value=\"true\" checked");
    }

    @Test
    void anAnalystSeesTheSameAndChangesNothing() {
        assertThat(visitor("analyst").open("/watchlist/feeds/csl").body())
                .contains("This list needs your answer", "href=\"" + FETCH + "/file\"")
                .doesNotContain("/draft\"", "<select", "/fetches\"");
    }

    @Test
    void aChangeThatIsRefusedKeepsWhatWasTyped() {
        HttpResponse<String> refused = visitor("admin")
                .submit(
                        "/watchlist/feeds/csl",
                        Map.of(
                                "version",
                                "412",
                                "name",
                                "A name just typed",
                                "format",
                                "ofac_sdn_xml",
                                "address",
                                "https://lists.invalid/new.xml",
                                "everyMinutes",
                                "60"));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body())
                .contains("value=\"A name just typed\"", "value=\"ofac_sdn_xml\" selected", "value=\"60\"")
                .doesNotContain("value=\"true\" checked");
        HttpResponse<String> noNumber = visitor("admin")
                .submit("/watchlist/feeds/csl", Map.of("version", "7", "name", "x", "everyMinutes", "often"));
        assertThat(noNumber.statusCode()).isEqualTo(422);
        assertThat(noNumber.body()).contains("&quot;often&quot; is not a number.");
    }
}
