package org.sightline.gateway.pages.followup.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** The inbox as HTML. */
@QuarkusTest
@RealGateway
class InboxPagesTest {

    private static final String ENTRY = "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1";

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void everyPageHasTheInboxWithWhatIsUnread() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        for (String page : new String[] {"/overview", "/work", "/account"}) {
            assertThat(analyst.open(page).body()).as(page).contains("href=\"/inbox\"", "hx-get=\"/inbox/unread\"");
        }
        assertThat(analyst.open("/inbox/unread").body().strip()).isEqualTo("(3 unread)");
    }

    @Test
    void theInboxListsWhatCameAndMarksWhatIsUnread() {
        Say.agencies(Say.agency(Downstream.OF_A_LINE, "Town of Inboxwell (invented)", "town"));
        String page = Visitor.signedIn(gateway, "analyst").open("/inbox").body();
        assertThat(page)
                .contains("An agency answered a &lt;finding&gt;", "rita answered: &lt;b&gt;removed&lt;/b&gt;.")
                .contains("An agency wrote a note", "Mark all as read", "value=\"2026-11-01T09:00:00Z\"")
                .containsOnlyOnce("<span class=\"usa-tag\">Unread</span>")
                .doesNotContain("<b>removed");
    }

    @Test
    void openingGoesToTheThingAndWhatIsNotThereIsNotFound() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        HttpResponse<String> opened = analyst.submit("/inbox/" + ENTRY + "/opening", Map.of());
        assertThat(opened.uri().getPath()
                        + opened.headers().firstValue("Location").orElse(""))
                .contains("/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51");
        assertThat(analyst.submit("/inbox/" + UUID.randomUUID() + "/opening", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonChoosesHowToHearOfEachKind() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/inbox/preferences").body())
                .contains("Emails go to ann@sample.invalid", "This is formal, so the email goes out right away.")
                .contains("Language of emails", "<option value=\"es\" lang=\"es\" selected>Español")
                .contains("The oversight office writes a note", "<option value=\"daily\" selected>In the daily email")
                .doesNotContain("name=\"notice\"");
        assertThat(analyst.submit(
                                "/inbox/preferences",
                                Map.of("version", "2", "language", "en", "office_note", "no_mail"))
                        .body())
                .contains("Your choice is saved.");
        assertThat(analyst.submit("/inbox/preferences", Map.of("version", "412", "office_note", "no_mail"))
                        .statusCode())
                .isEqualTo(412);
    }
}
