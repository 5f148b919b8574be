package org.sightline.gateway.pages.office.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** Webhooks as HTML. */
@QuarkusTest
@RealGateway
class WebhookPagesTest {

    private static final String ONE = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8daa";

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private final String place = "/agencies/" + agency + "/webhooks";
    private Visitor manager;

    @BeforeEach
    void somebodyManagesThePeople() {
        Say.agencies(Say.agency(agency, "Town of Hookwell (invented)", "town"));
        manager = Visitor.signedIn(
                gateway,
                Ask.with(Tokens.agencyPerson(agency, "agency-admin"))
                        .json("/api/me")
                        .path("name")
                        .asText());
    }

    @Test
    void whoManagesThePeopleSeesTheWebhooksAndTheirState() {
        assertThat(manager.open("/agencies/" + agency + "/people").body()).contains(place);
        assertThat(manager.open(place).body())
                .contains("https://hooks.example.gov/&lt;a&gt;", "stopped: nothing was received for a day", "Turn on")
                .contains("A note of the oversight office", "Send a test", "Add a webhook")
                .doesNotContain("whsec_", "An answer of an agency");
        assertThat(manager.open("/webhooks").statusCode()).isEqualTo(403);
    }

    @Test
    void aSecretIsShownOnceWhereItIsMadeAndNowhereElse() {
        assertThat(manager.submit(place, Map.of("address", "https://hooks.example.gov/a", "kinds", "notice"))
                        .body())
                .contains("whsec_aW52ZW50ZWQ=", "You see it only once.");
        assertThat(manager.submit(place + "/" + ONE, Map.of("version", "4", "does", "rotate"))
                        .body())
                .contains("whsec_cm90YXRlZA==");
        assertThat(manager.open(place).body()).doesNotContain("whsec_");
    }

    @Test
    void aButtonDoesWhatItSaysAndWhatOthersChangedMeanwhileIsRefused() {
        assertThat(manager.submit(place + "/" + ONE, Map.of("version", "4", "does", "test"))
                        .body())
                .contains("A test is on its way.");
        assertThat(manager.submit(place + "/" + ONE, Map.of("version", "4", "does", "on"))
                        .body())
                .contains("The webhook is changed.");
        assertThat(manager.submit(place + "/" + ONE, Map.of("version", "4", "does", "remove"))
                        .body())
                .contains("The webhook is removed.");
        assertThat(manager.submit(place + "/" + ONE, Map.of("version", "412", "does", "remove"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(manager.submit(place + "/" + ONE, Map.of("version", "4", "does", "explode"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDeliveriesSayWhatCameOfThem() {
        assertThat(manager.open(place + "/" + ONE).body())
                .contains("A note of the oversight office", "failed", "500 The receiver answered &lt;500&gt;.");
        assertThat(manager.open(place + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
}
