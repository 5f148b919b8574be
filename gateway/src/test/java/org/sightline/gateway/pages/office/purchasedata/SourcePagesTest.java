package org.sightline.gateway.pages.office.purchasedata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** The page of the sources. */
@QuarkusTest
@RealGateway
class SourcePagesTest {

    private static final UUID AGENCY = UUID.fromString("6a1d0a5e-0d6f-4f0e-8a51-1f0b2a7c1e71");

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void eachSourceSaysWhatIsHeldOfItHowOldThatIsAndWhichFeedReadsIt() {
        Say.agencies(Say.agency(AGENCY, "City of Sourcewell (invented)", "city"));
        Say.send(
                "coverage",
                Say.coverage(AGENCY, "county-files", 1412)
                        .put(
                                "lastImportAt",
                                Instant.now().minus(Duration.ofDays(12)).toString()));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + AGENCY + "/compliance",
                        json -> json.toString().contains("county-files"));
        Visitor analyst = Visitor.signedIn(gateway, "analyst");

        assertThat(analyst.open("/sources").body())
                .contains("Files &lt;of&gt; a county", "Purchase order")
                .contains("href=\"/lines?sourceId=county-files\">1,412</a>", "of 1 agency")
                .contains("Jan 4, 2017 to Sep 30, 2026", "12 days ago")
                .contains("href=\"/feeds/invented-sftp\"", "1 failures in a row")
                .as("of which nothing came yet")
                .contains("Nothing yet", "detected from each file", "never", "Files that people upload")
                .contains("href=\"/sources?cursor=next-sources\"");
        assertThat(analyst.open("/imports").body()).contains("href=\"/sources\"");
        assertThat(analyst.open("/feeds").body()).contains("href=\"/sources\"");
        assertThat(Visitor.signedIn(gateway, "admin").open("/feeds").body())
                .as("who reads no data has no way there")
                .doesNotContain("href=\"/sources\"");
    }
}
