package org.sightline.gateway.pages.office.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** Changes of the watchlist that an admin puts together, and what a draft of them would do. */
@QuarkusTest
@RealGateway
class StudioPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void anAdminSeesWhatEachRowOfTheSheetDoes() {
        String page = visitor("admin").open("/watchlist/studio").body();

        assertThat(page)
                .contains("3 rows, 2 of them included, compared with version 4")
                .contains("ZORB &lt;1&gt;", "row 3 of the file", "Before: dod-1260h always (old)")
                .contains("After: dod-1260h from Jan 7, 2026 (new)", "&quot;7 January&quot; is no day.")
                .contains("On the watchlist and not in the file: 1 rows", "gone-maker")
                .contains("Create a draft of 2 rows", "value=\"A new &lt;list&gt;\"");
        assertThat(visitor("admin").open("/watchlist/studio?state=problem").body())
                .contains("id=\"row-3\"")
                .doesNotContain("id=\"row-1\"");
        assertThat(visitor("admin").open("/watchlist/studio?edit=2").body())
                .contains("Change row 2", "name=\"number\" value=\"2\"", "value=\"2026-01-07\"");
    }

    @Test
    void rowsMakersAndSelectionsAreKept() {
        Visitor admin = visitor("admin");

        assertThat(admin.submit(
                                "/watchlist/studio/rows",
                                Map.of(
                                        "version",
                                        "7",
                                        "op",
                                        "add",
                                        "kind",
                                        "name",
                                        "entityId",
                                        "invented-maker",
                                        "value",
                                        "Z"))
                        .body())
                .contains("The row is on your sheet.");
        assertThat(admin.submit("/watchlist/studio/makers", Map.of("version", "7", "name", "Zorb Ltd", "source", "x"))
                        .body())
                .contains("The maker is on your sheet");
        assertThat(admin.submit("/watchlist/studio/selection", Map.of("version", "7", "row", "1", "act", "leave"))
                        .body())
                .contains("Your sheet is saved.");
        assertThat(admin.submit(
                                "/watchlist/studio/absent",
                                Map.of("version", "7", "absent", "0", "lastDay", "2026-12-31"))
                        .body())
                .contains("Your sheet is saved.");
    }

    @Test
    void onlyAnAdminHasTheStudio() {
        assertThat(visitor("analyst").open("/watchlist/studio").statusCode()).isEqualTo(403);
    }

    @Test
    void aDraftNamesTheFindingsThatItWouldMakeAndWithdraw() {
        String page = visitor("analyst")
                .open("/watchlist/drafts/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d91")
                .body();

        assertThat(page)
                .contains("TURRET &lt;8&gt;", "opened", "none yet", "withdrawn", "none anymore")
                .contains("href=\"/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d93\"")
                .doesNotContain("href=\"/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d92\"")
                .contains("And 100 more findings.")
                .doesNotContain("/approval\"");
    }
}
