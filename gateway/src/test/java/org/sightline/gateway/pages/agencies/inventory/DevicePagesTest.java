package org.sightline.gateway.pages.agencies.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** The register of devices as HTML: the list with what the law says, and one device with everything. */
@QuarkusTest
@RealGateway
class DevicePagesTest {

    @TestHTTPResource("/")
    URI gateway;

    private final UUID agency = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void theListIsSearchedAndFilteredByStateAndByWhatTheLawSays() {
        UUID found = UUID.randomUUID();
        UUID removed = UUID.randomUUID();
        UUID elsewhere = UUID.randomUUID();
        Say.agencies(
                Say.agency(agency, "Town of Listwell (invented)", "town"),
                Say.agency(other, "Town of Quokka (invented)", "town"));
        Say.send(
                "devices",
                device(found, agency, "FOUND-1", "installed"),
                device(UUID.randomUUID(), agency, "PLAIN-1", "in_stock").put("maker", "Acme"),
                device(removed, agency, "GONE-1", "removed").put("removedOn", "2026-01-01"),
                device(elsewhere, other, "QUOKKA-1", "installed"),
                device(UUID.randomUUID(), agency, "BACK-1", "installed").put("withdrawn", true));
        ObjectNode ofRemoved = Say.deviceFinding(removed, agency, "list-maker");
        ofRemoved.withObject("/device").put("status", "removed");
        Say.findings(Say.deviceFinding(found, agency, "list-maker"), ofRemoved);
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.at("/devices/pieces").asInt() == 3
                                && json.at("/devices/flagged").asInt() == 1);
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        String list = "/agencies/" + agency + "/devices";

        assertThat(reporter.open(list).body())
                .contains("FOUND-1", "PLAIN-1", "GONE-1", "3 entries", "sl-verdict", list + "/new")
                .doesNotContain("QUOKKA-1", "BACK-1");
        assertThat(reporter.open(list + "?q=found").body()).contains("FOUND-1").doesNotContain("PLAIN-1", "GONE-1");
        assertThat(reporter.open(list + "?status=in_stock").body())
                .contains("PLAIN-1")
                .doesNotContain("FOUND-1");
        assertThat(reporter.open(list + "?verdict=LISTED").body())
                .contains("FOUND-1", "GONE-1")
                .doesNotContain("PLAIN-1");
        assertThat(reporter.open(list + "?verdict=NONE").body())
                .contains("PLAIN-1")
                .doesNotContain("FOUND-1");
        assertThat(reporter.open(list + "?verdict=PROHIBITED").body()).contains("No devices match these filters.");
        assertThat(Visitor.signedIn(gateway, person("reader")).open(list).body())
                .contains("FOUND-1")
                .doesNotContain(list + "/new");
        assertThat(Ask.as("analyst")
                        .json("/api/findings?agencyId=" + agency + "&subject=device&standing=true&inUse=true")
                        .path("total")
                        .asInt())
                .as("the number that the agency's page links to")
                .isEqualTo(1);
    }

    @Test
    void thePageOfADeviceSaysWhatItIsAndWhatWasChanged() {
        Say.agencies(Say.agency(agency, "Town of Pagewell (invented)", "town"));
        Say.findings(Say.deviceFinding(Downstream.DEVICE, agency, "page-device-maker"));
        Ask.as("analyst")
                .until(
                        "/api/findings?subject=device&agencyId=" + agency,
                        json -> json.path("total").asInt() == 1);
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));

        String page = reporter.open("/agencies/" + agency + "/devices/" + Downstream.DEVICE)
                .body();

        assertThat(page)
                .contains("This is made by", "rule", "Hik &lt;vision&gt;", "Hik → Hik &lt;vision&gt;")
                .contains("Correct this device", "Take out of use", "rolf")
                .doesNotContain("Hik <vision>", "We are checking");
        assertThat(Visitor.signedIn(gateway, person("reader"))
                        .open("/agencies/" + agency + "/devices/" + Downstream.DEVICE)
                        .body())
                .contains("This is made by")
                .doesNotContain("Take out of use");
    }

    @Test
    void aRefusedCorrectionKeepsWhatWasTyped() {
        Say.agencies(Say.agency(agency, "Town of Keepwell (invented)", "town"));
        known(agency);
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        String device = "/agencies/" + agency + "/devices/" + Downstream.DEVICE;

        HttpResponse<String> stale = reporter.submit(device, Map.of("version", "412", "site", "Typed depot"));

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("Typed depot", "Nothing was changed");
        assertThat(reporter.submit(device, Map.of("version", "2", "site", "Typed depot"))
                        .body())
                .contains("The correction is saved.");
        assertThat(reporter.submit(
                                device + "/removal", Map.of("version", "2", "date", "2026-11-02", "method", "recycled"))
                        .body())
                .contains("The device is recorded as removed.");
    }

    @Test
    void manyDevicesAreChangedOnlyAfterTheirOldAndNewWasShown() {
        Say.agencies(Say.agency(agency, "Town of Manywell (invented)", "town"));
        known(agency);
        Visitor reporter = Visitor.signedIn(gateway, person("reporter"));
        String changes = "/agencies/" + agency + "/devices/changes";
        String chosen = Downstream.DEVICE + ":2";

        assertThat(reporter.submit(changes, Map.of("device", chosen)).body())
                .contains("1 devices are selected.", "Show what would change")
                .doesNotContain("Change devices");
        assertThat(reporter.submit(changes, Map.of("device", chosen, "site", "An <annex>"))
                        .body())
                .contains("City hall → An &lt;annex&gt;", "Change devices", changes + "/application");
        assertThat(reporter.submit(changes + "/application", Map.of("device", chosen, "site", "An <annex>"))
                        .body())
                .contains("The devices are changed.");
        assertThat(reporter.submit(changes, Map.of("device", "nonsense", "site", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    private void known(UUID some) {
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + some + "/compliance",
                        json -> json.at("/agency/name").asText().startsWith("Town"));
    }

    private static ObjectNode device(UUID id, UUID agency, String serial, String status) {
        return Say.device(id, agency, 1).put("serial", serial).put("status", status);
    }

    private String person(String role) {
        return Ask.with(Tokens.agencyPerson(agency, role))
                .json("/api/me")
                .path("name")
                .asText();
    }
}
