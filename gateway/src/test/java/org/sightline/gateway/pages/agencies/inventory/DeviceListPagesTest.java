package org.sightline.gateway.pages.agencies.inventory;

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
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** A device list as HTML: what it would do, its correction, its application, and how it is taken back. */
@QuarkusTest
@RealGateway
class DeviceListPagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private final String lists = "/agencies/" + agency + "/device-lists";
    private final String list = lists + "/" + Downstream.LIST;

    @BeforeEach
    void anAgency() {
        Say.agencies(Say.agency(agency, "Town of Sendlist (invented)", "town"));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/agency/name").asText().startsWith("Town"));
    }

    @Test
    void aListIsSentAsAFileOrPastedAndThenShowsWhatItWouldDo() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        assertThat(reporter.open(lists).body())
                .contains("cam &lt;list&gt;.xlsx", "Or paste rows", "to review", ".xlsx")
                .doesNotContain("cam <list>");

        HttpResponse<String> sent = reporter.upload(lists, Map.of("pasted", "serial\nS1\n"), "list.csv", "");

        assertThat(sent.uri().getPath()).isEqualTo(list);
        assertThat(sent.body())
                .contains("Nothing is changed yet.", "Row 7", "Type it again.", "Correct this row", "&lt;odd&gt;")
                .contains("Add 1 new devices", "What the columns mean", "rejects.csv");
        assertThat(reporter.open(list + "?what=absent").body()).contains("serial PAGE-1", "They stay as they are.");
        assertThat(reporter.upload(lists, Map.of("pasted", ""), "empty.csv", "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aReporterCorrectsAppliesAndTakesBack() {
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        for (String below : new String[] {"/check", "/rows/7", "/application", "/undo"}) {
            assertThat(reporter.submit(list + below, Map.of("version", "3", "reason", "Tried."))
                            .body())
                    .as(below)
                    .contains("Done.");
            HttpResponse<String> stale = reporter.submit(list + below, Map.of("version", "412"));
            assertThat(stale.statusCode()).as(below).isEqualTo(412);
            assertThat(stale.body()).as(below).contains("Nothing was changed");
        }
        assertThat(Visitor.signedIn(gateway, person("reader")).open(list).body())
                .contains("Type it again.")
                .doesNotContain("Correct this row", "Add 1 new devices");
    }

    private String person(String role) {
        return Ask.with(Tokens.agencyPerson(agency, role))
                .json("/api/me")
                .path("name")
                .asText();
    }
}
