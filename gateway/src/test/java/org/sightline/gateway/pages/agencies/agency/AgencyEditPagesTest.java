package org.sightline.gateway.pages.agencies.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.Downstream;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;

/** An admin changes an agency, and makes another part of it. */
@QuarkusTest
@RealGateway
class AgencyEditPagesTest {

    private static final String PAGE = "/agencies/" + Downstream.EDITED + "/edit";

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void theFormHoldsWhatIsKnownAndIsForAdminsAlone() {
        Say.agencies(Say.agency(Downstream.EDITED, "City of Editwell (invented)", "city"));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + Downstream.EDITED + "/compliance",
                        json -> !json.at("/agency/name").isMissingNode());
        Visitor admin = admin();

        assertThat(admin.open(PAGE).body())
                .contains("Change City of Editwell &lt;invented&gt;", "value=\"city\" selected", "value=\"Alder\"")
                .contains("EDITWELL CITY\nEDITWELL PD</textarea>", "value=\"false\" selected")
                .contains("name=\"version\" value=\"7\"");
        assertThat(Visitor.signedIn(gateway, "analyst").open(PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherEntryIsFoundByNameAndMergedAfterASecondLook() {
        UUID other = UUID.randomUUID();
        Say.agencies(Say.agency(other, "Editwell, City of (invented)", "city"));
        Visitor admin = admin();
        Ask.as("admin")
                .until("/api/register?q=editwell", json -> json.path("total").asInt() > 0);

        assertThat(admin.open(PAGE + "?q=editwell").body())
                .contains("Editwell, City of (invented)", "name=\"from\" value=\"" + other + "\"")
                .contains("You cannot undo this.");
        assertThat(admin.submit(
                                "/agencies/" + Downstream.EDITED + "/merge",
                                Map.of("version", "7", "from", other.toString()))
                        .body())
                .contains("Changes saved.");
    }

    @Test
    void whatIsChangedIsSentWithTheVersionThatWasSeen() {
        assertThat(admin().submit(
                                PAGE,
                                Map.of("version", "7", "name", "City of Editwell", "kind", "city", "aliases", "A\n\nB"))
                        .body())
                .contains("Changes saved.");
    }

    private Visitor admin() {
        Ask.as("admin").until("/api/register", json -> true);
        return Visitor.signedIn(gateway, "admin");
    }
}
