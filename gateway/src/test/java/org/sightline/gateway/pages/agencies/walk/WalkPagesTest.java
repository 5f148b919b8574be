package org.sightline.gateway.pages.agencies.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** Walks as HTML. */
@QuarkusTest
@RealGateway
class WalkPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private final String place = "/agencies/" + agency + "/walks";
    private final String one = place + "/" + UUID.randomUUID();
    private Visitor reporter;

    @BeforeEach
    void aReporter() {
        Say.agencies(Say.agency(agency, "Town of Walkwell (invented)", "town"));
        reporter = Visitor.signedIn(
                gateway,
                Ask.with(Tokens.agencyPerson(agency, "reporter"))
                        .json("/api/me")
                        .path("name")
                        .asText());
    }

    @Test
    void theListHasSitesAndWalks() {
        assertThat(reporter.open(place).body())
                .contains("Town &lt;hall&gt;", "Start the walk", "In progress", "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd0");
        assertThat(reporter.open("/agencies/" + agency + "/devices").body()).contains(place);
    }

    @Test
    void aWalkShowsWhatWasSeenWhatIsMissingAndWhatNobodyExpected() {
        HttpResponse<String> page = reporter.open(one);
        assertThat(page.body())
                .contains("So far 1 seen, 1 not seen, 2 unexpected.")
                .contains("Expected and not seen: 1", "HERE-2", "Seen and not expected: 2", "NEW-&lt;1&gt;")
                .contains("It is registered at Library.", "walk.js", "Finish the walk");
        assertThat(page.headers().firstValue("Permissions-Policy").orElse("")).contains("camera=(self)");
        assertThat(reporter.open(place)
                        .headers()
                        .firstValue("Permissions-Policy")
                        .orElse(""))
                .contains("camera=()");
    }

    @Test
    void whoReadsOnlySeesNoForm() {
        Visitor auditor = Visitor.signedIn(
                gateway, Ask.as("auditor").json("/api/me").path("name").asText());
        assertThat(auditor.open(one).body())
                .contains("Expected and seen: 1")
                .doesNotContain("walk.js", "Finish the walk");
        assertThat(auditor.submit(
                                one + "/sightings",
                                Map.of("key", UUID.randomUUID().toString(), "serial", "X"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormWithoutAScriptAddsAndFinishes() {
        assertThat(reporter.submit(
                                one + "/sightings",
                                Map.of("key", UUID.randomUUID().toString(), "serial", "X"))
                        .body())
                .contains("So far 1 seen");
        assertThat(reporter.submit(one + "/end", Map.of("version", "1")).body()).contains("The walk is finished.");
        assertThat(reporter.submit(one + "/end", Map.of("version", "412")).statusCode())
                .isEqualTo(412);
    }
}
