package org.sightline.gateway.pages.people.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;

/** Roles of the office need two admins, and neither is the person they are about. */
@QuarkusTest
@RealGateway
class OfficeRolesTest {

    private static final String DRAFTS = "/api/office/drafts";

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    private static final List<String> DATA = List.of(
            "{finding}",
            "/api/overview",
            "/api/agencies/{agency}/compliance",
            "/api/agencies/{agency}/findings",
            "/api/agencies/{agency}/devices",
            "/api/agencies/{agency}/fund-codes",
            "/api/agencies/{agency}/audit",
            "/api/agencies/{agency}/export.zip",
            "/api/findings?agencyId={agency}",
            "/api/lines",
            "/api/imports",
            "/api/sources",
            "/api/audit");

    private final Ask admin = Ask.as("admin");
    private final Ask second = Ask.as("admin2");
    private final String name = "person." + UUID.randomUUID();

    private Ask person() {
        KeycloakPeople.at(keycloak).person(name, Tokens.password(name));
        return Ask.with(Tokens.forUser(name, Tokens.password(name)));
    }

    private static String asked(String username, String role, String change) {
        return "{\"username\":\"%s\",\"role\":\"%s\",\"change\":\"%s\",\"reason\":\"An invented reason.\"}"
                .formatted(username, role, change);
    }

    private String version = "";

    private String drafted(String username, String role, String change) {
        Response drafted = admin.send("POST", DRAFTS, asked(username, role, change));
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(201);
        JsonNode draft = Ask.parse(drafted.asString());
        version = "\"" + draft.path("version").asText() + "\"";
        return DRAFTS + "/" + draft.path("id").asText();
    }

    @Test
    void aRoleOfTheOfficeIsGivenAndTakenByTwo() {
        Ask person = person();
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(403);
        String give = drafted(name, "reviewer", "give");
        assertThat(person.get("/api/overview").statusCode()).as("proposed only").isEqualTo(403);
        assertThat(admin.send("POST", give + "/approval", null, "If-Match", version)
                        .statusCode())
                .as("by the one who proposed it")
                .isEqualTo(403);
        assertThat(second.send("POST", give + "/approval", null, "If-Match", version)
                        .statusCode())
                .isEqualTo(204);
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(200);
        JsonNode listed = admin.json("/api/office/people");
        assertThat(listed.findValuesAsText("username")).contains(name);
        assertThat(second.send("POST", give + "/approval", null, "If-Match", version)
                        .statusCode())
                .as("once")
                .isEqualTo(404);
        String take = drafted(name, "reviewer", "take");
        assertThat(second.send("POST", take + "/approval", null, "If-Match", version)
                        .statusCode())
                .isEqualTo(204);
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(403);
        assertThat(Ask.as("auditor").json("/api/audit?limit=20").toString())
                .contains("granted reviewer", "revoked reviewer");
    }

    @Test
    void anAdminReadsNothingUntilAnotherAdminApprovesARoleThatDoes() {
        UUID agency = UUID.randomUUID();
        Say.agencies(Say.agency(agency, "Town of Unread (invented)", "town"));
        ObjectNode finding = Say.purchase(agency, "unread-maker", "2021-01-01", "FLAGGED");
        Say.findings(finding);
        String one = "/api/findings/" + finding.path("id").asText();
        Ask.as("analyst").until(one, json -> json.path("verdict").asText().equals("FLAGGED"));
        Ask person = person();
        approved(drafted(name, "admin", "give"));

        assertThat(person.json("/api/register?q=unread").at("/items/0/id").asText())
                .isEqualTo(agency.toString());
        assertThat(person.get("/api/office/people").statusCode()).isEqualTo(200);
        assertThat(person.json("/api/findings?limit=1").path("total").asInt()).isZero();
        assertThat(person.json("/api/agencies?limit=1").path("total").asInt()).isZero();
        for (String path : DATA) {
            assertThat(person.get(path.replace("{agency}", agency.toString()).replace("{finding}", one))
                            .statusCode())
                    .as(path)
                    .isIn(403, 404);
        }

        approved(drafted(name, "auditor", "give"));
        assertThat(person.get("/api/overview").statusCode()).isEqualTo(200);
        assertThat(person.get(one).statusCode()).isEqualTo(200);
    }

    private void approved(String draft) {
        assertThat(second.send("POST", draft + "/approval", null, "If-Match", version)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void nobodyProposesOrApprovesTheirOwnRole() {
        assertThat(admin.send("POST", DRAFTS, asked("admin", "reviewer", "give"))
                        .statusCode())
                .isEqualTo(403);
        String own = drafted("admin2", "reviewer", "give");
        assertThat(second.send("POST", own + "/approval", null, "If-Match", version)
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.send("DELETE", own, null, "If-Match", version).statusCode())
                .isEqualTo(204);
    }

    @Test
    void whoIsNoAdminProposesNothing() {
        for (String who : new String[] {"analyst", "auditor"}) {
            assertThat(Ask.as(who)
                            .send("POST", DRAFTS, asked(name, "admin", "give"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(Ask.as(who).get("/api/office/people").statusCode()).isEqualTo(200);
        }
        assertThat(admin.send("POST", DRAFTS, asked("nobody." + name, "admin", "give"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.send("POST", DRAFTS, asked(name, "owner", "give")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoIsMadeAgencyAdminByTheOfficeManagesPeopleAndSeesNothingElse() {
        UUID agency = UUID.randomUUID();
        Ask manager = Ask.with(Tokens.agencyPerson(agency, "agency-admin"));
        String people = "/api/agencies/" + agency + "/people";
        assertThat(manager.get(people).statusCode()).isEqualTo(200);
        assertThat(manager.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(403);
        assertThat(manager.json("/api/findings").path("total").asLong()).isZero();
        assertThat(manager.json("/api/agencies").path("total").asLong()).isZero();
        assertThat(manager.get("/api/agencies/" + UUID.randomUUID() + "/people").statusCode())
                .isEqualTo(404);
        assertThat(manager.send("DELETE", people + "/" + name + "/agency-admin", null)
                        .statusCode())
                .isIn(403, 404);
    }
}
