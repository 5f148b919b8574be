package org.sightline.gateway.pages.office.purchasedata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** The lists of public bodies on their pages. */
@QuarkusTest
@RealGateway
class PublicBodyPagesTest {

    private static final String LOAD = "/public-bodies/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d81";

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void anAdminSendsAListAndSeesWhatIsInForceAndWhatWasSent() {
        assertThat(visitor("admin").open("/public-bodies").body())
                .contains("Lists of public bodies", "Census of Governments")
                .contains("action=\"/public-bodies\"", "data-upload", "upload.js")
                .contains("invented-census", "1,196", "Version 4")
                .contains("href=\"" + LOAD + "\"", "units &lt;2022&gt;.xlsx");
    }

    @Test
    void aFileSaysHowItWasUnderstoodWhatItChangesAndWhichRowsBecameNoBody() {
        assertThat(visitor("admin").open(LOAD).body())
                .contains("Nothing is in force yet.", "UNIT_NAME", "1,204", "1,191")
                .contains("Town of Late &lt;b&gt;, XF", "and more", "The row has no &lt;name&gt;.")
                .contains("action=\"" + LOAD + "/application\"", "name=\"version\" value=\"1\"");
    }

    @Test
    void whoAdministersNothingOnlyLooks() {
        Visitor analyst = visitor("analyst");

        assertThat(analyst.open("/public-bodies").body())
                .contains("invented-census")
                .doesNotContain("data-upload");
        assertThat(analyst.open(LOAD).body()).contains("UNIT_NAME").doesNotContain("/application\"");
    }

    @Test
    void aFileWithoutContentIsRefusedAndTheListsNameStays() {
        assertThat(visitor("admin")
                        .upload("/public-bodies", Map.of("list", "invented-<x>"), "empty.csv", "")
                        .body())
                .contains("Choose a file that is not empty.", "invented-&lt;x&gt;");
    }
}
