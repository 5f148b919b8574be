package org.sightline.gateway.pages.office.purchasedata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;

/** The feeds on their pages. */
@QuarkusTest
@RealGateway
class FeedPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private Visitor visitor(String person) {
        Ask.as(person).until("/api/register", json -> true);
        return Visitor.signedIn(gateway, person);
    }

    @Test
    void anAdminIsOfferedEveryKindOfFeedAndToldWhatToWrite() {
        assertThat(visitor("admin").open("/feeds").body())
                .contains("Files &lt;of&gt; a county (invented)", "1 failures in a row")
                .contains(
                        "value=\"s3\"",
                        "Bucket of an S3-compatible server",
                        "https://HOST/BUCKET/FOLDER/?region=REGION")
                .contains("value=\"sftp\"", "Directory of an SFTP server", "sftp://USER@HOST/DIRECTORY")
                .contains("For a bucket it is KEYID:SECRETKEY", "Sightline refuses a server with another key.");
    }

    @Test
    void aFeedShowsItsHostKeyAndWhyItWasNotRead() {
        assertThat(visitor("admin").open("/feeds/invented-sftp").body())
                .contains("<option value=\"sftp\" selected>")
                .contains("value=\"SHA256:InventedInventedInventedInventedInventedInv\"")
                .contains("The server shows the host key &lt;b&gt;.");
        assertThat(visitor("analyst").open("/feeds/invented-sftp").body())
                .contains("The server shows the host key &lt;b&gt;.", "Run feed now")
                .doesNotContain("SHA256:Invented");
    }
}
