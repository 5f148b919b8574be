package org.sightline.gateway.pages.people.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.server.Mail;

@QuarkusTest
@RealGateway
class PeopleTest {

    @Inject
    Keycloak keycloak;

    @Inject
    Sql sql;

    @ConfigProperty(name = "sightline.keycloak.url")
    String address;

    @ConfigProperty(name = "sightline.test.mail")
    String mail;

    @ConfigProperty(name = "sightline.test.mail-port")
    int mailPort;

    private final Ask admin = Ask.as("admin");
    private final Ask second = Ask.as("admin2");
    private final UUID agency = UUID.randomUUID();
    private final String people = "/api/agencies/" + agency + "/people";
    private final String person = "invented." + agency.toString().substring(0, 8);

    @BeforeEach
    void anAgency() {
        Say.agencies(Say.agency(agency, "Village of Invitewell (invented)", "town"));
        admin.until(
                "/api/register?q=invitewell&limit=1000",
                json -> json.path("items").findValuesAsText("id").contains(agency.toString()));
    }

    private static String invitation(String username, String role) {
        return "{\"username\":\"%s\",\"email\":\"%s@sample.invalid\",\"name\":\"Ivy Invented\",\"role\":\"%s\"}"
                .formatted(username, username, role);
    }

    /** One admin drafts, another approves: nobody of the agency can. */
    private Response roleGiven(String invitation) {
        return RoleDraftsOf.agency(agency).approved(admin, invitation, second);
    }

    private Response roleGiven(String username, String role) {
        return roleGiven(invitation(username, role));
    }

    @Test
    void anAdminInvitesAPersonWhoThenSeesTheAgencyAndNoOther() {
        Response invited = roleGiven(person, "reporter");
        assertThat(invited.asString()).doesNotContainIgnoringCase("password");
        JsonNode listed = admin.json(people).get(0);
        assertThat(listed.path("username").asText()).isEqualTo(person);
        assertThat(listed.path("draftedBy").asText()).isEqualTo("admin");
        assertThat(listed.path("grantedBy").asText()).isEqualTo("admin2");
        Ask reporter = Ask.with(tokenAfterFirstSignIn());
        assertThat(reporter.json("/api/me").at("/agencies/0/roles/0").asText()).isEqualTo("reporter");
        assertThat(reporter.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(reporter.get("/api/agencies/" + UUID.randomUUID() + "/compliance")
                        .statusCode())
                .isEqualTo(404);
        assertThat(reporter.send("POST", people, invitation("x.y", "certifier")).statusCode())
                .isEqualTo(403);
    }

    /** Who manages the people of an agency reads nothing else of it, and does not need to. */
    @Test
    void anAgencyAdminInvitesToo() {
        Ask manager = Ask.with(Tokens.agencyPerson(agency, "agency-admin"));
        RoleDraftsOf.agency(agency).approved(manager, invitation(person, "reporter"), admin);
        assertThat(manager.json(people).findValuesAsText("username")).contains(person);
        assertThat(manager.send("POST", people, invitation(person + ".2", "agency-admin"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aNewPersonGetsALinkByMailAndNobodyElseSeesIt() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String page = Mail.ofKeycloak(address, mailPort, mail);
            if (admin.json(people).isEmpty()) {
                roleGiven(person, "certifier");
            } else {
                assertThat(admin.send("POST", people + "/" + person + "/set-up-link", null)
                                .statusCode())
                        .isEqualTo(204);
            }
            String mails = given().get(page).asString();
            assertThat(mails).contains("To " + person + "@sample.invalid");
            assertThat(mails.substring(mails.indexOf(person))).contains("/login-actions/action-token?key=");
        });
        assertThat(admin.send("POST", people + "/nobody." + person + "/set-up-link", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void invitingTwiceIsInvitingOnce() {
        Response drafted = admin.send("POST", people, invitation(person, "reporter"));
        assertThat(drafted.statusCode()).isEqualTo(201);
        Response same = admin.send("POST", people, invitation(person, "reporter"));
        assertThat(Ask.parse(same.asString()).at("/draft/id"))
                .as("the draft that waits")
                .isEqualTo(Ask.parse(drafted.asString()).at("/draft/id"));
        assertThat(second.send("POST", people, invitation(person, "reporter")).statusCode())
                .as("another person's draft of the same waits")
                .isEqualTo(409);
        roleGiven(person, "reporter");
        Response again = admin.send("POST", people, invitation(person, "reporter"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Ask.parse(again.asString()).has("draft")).isFalse();
        assertThat(admin.json(people)).hasSize(1);
        assertThat(sql.as(
                        RowScope.job("test"),
                        () -> sql.query("select count(*) from grant_event where agency_id = :agency")
                                .with("agency", agency)
                                .number()))
                .isEqualTo(1);
    }

    @Test
    void anIdempotencyKeyGivesTheSameAnswerAndIsNotForAnotherRequest() {
        String key = UUID.randomUUID().toString();
        admin.send("POST", people, invitation(person, "reporter"), "Idempotency-Key", key);
        Response again = admin.send("POST", people, invitation(person, "reporter"), "Idempotency-Key", key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(Ask.parse(again.asString()).at("/draft/username").asText()).isEqualTo(person);
        assertThat(admin.send("POST", people, invitation(person, "certifier"), "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void anApprovalThatBrokeOffAfterTheAccountWasMadeIsSentAgain() {
        roleGiven(person + ".first", "reporter");
        JsonNode draft = RoleDraftsOf.agency(agency).drafted(admin, invitation(person, "reporter"));
        UserRepresentation joined = new UserRepresentation();
        joined.setUsername(person);
        joined.setEmail(person + "@sample.invalid");
        joined.setEnabled(true);
        joined.setGroups(List.of("/agencies/" + agency + "/reporter"));
        keycloak.realm("sightline").users().create(joined).close();

        assertThat(RoleDraftsOf.agency(agency)
                        .approve(Ask.with(Tokens.agencyPerson(agency, "reader")), draft)
                        .statusCode())
                .isEqualTo(200);

        assertThat(sql.as(
                        RowScope.job("test"),
                        () -> sql.query(
                                        "select count(*) from grant_event where agency_id = :agency and username = :person")
                                .with("agency", agency)
                                .with("person", person)
                                .number()))
                .isEqualTo(1);
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        Response refused = admin.send(
                "POST", people, "{\"username\":\"no spaces\",\"email\":\"nowhere\",\"name\":\"\",\"role\":\"admin\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Ask.parse(refused.asString()).path("errors")).hasSize(4);
        assertThat(admin.send("POST", "/api/agencies/" + UUID.randomUUID() + "/people", invitation(person, "reporter"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoReportsForAnAgencyDoesNotCertifyForIt() {
        roleGiven(person, "reporter");
        Ask third = ThirdAdmin.ask();
        Response refused = third.send("POST", people, invitation(person, "certifier"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("is reporter of this agency");
        admin.send("DELETE", people + "/" + person + "/reporter", null);
        assertThat(third.send("POST", people, invitation(person, "certifier")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRoleEndsByItselfWhenItsTimeIsOver() {
        String soon = Instant.now().plusSeconds(5).toString();
        String limited = invitation(person, "reporter").replace("}", ",\"until\":\"" + soon + "\"}");
        roleGiven(limited);
        assertThat(admin.json(people).get(0).path("until").asText()).startsWith(soon.substring(0, 19));
        Ask reporter = Ask.with(tokenAfterFirstSignIn());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reporter.get("/api/agencies/" + agency + "/compliance")
                                .statusCode())
                        .isEqualTo(404));
        assertThat(admin.json(people)).isEmpty();
        String past = limited.replace(soon, "2020-01-01T00:00:00Z");
        assertThat(admin.send("POST", people, past).statusCode()).isEqualTo(422);
    }

    @Test
    void nobodyChangesTheirOwnRoles() {
        String own = "{\"username\":\"admin\",\"email\":\"admin@sample.invalid\",\"name\":\"Devon"
                + " Admin\",\"role\":\"certifier\"}";
        assertThat(admin.send("POST", people, own).statusCode()).isEqualTo(403);
        assertThat(admin.send("DELETE", people + "/admin/certifier", null).statusCode())
                .isEqualTo(403);
        assertThat(admin.json(people)).isEmpty();
    }

    @Test
    void aRevokedRoleEndsAtOnceAlthoughTheTokenLives() {
        roleGiven(person, "reporter");
        Ask reporter = Ask.with(tokenAfterFirstSignIn());
        assertThat(reporter.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(200);
        assertThat(admin.send("DELETE", people + "/" + person + "/reporter", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(reporter.get("/api/agencies/" + agency + "/compliance").statusCode())
                .isEqualTo(404);
        assertThat(reporter.json("/api/me").path("agencies")).isEmpty();
        assertThat(admin.send("DELETE", people + "/" + person + "/reporter", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(sql.as(
                        RowScope.job("test"),
                        () -> sql.query("select action from grant_event where agency_id = :agency order by id")
                                .with("agency", agency)
                                .list(row -> row.requiredText("action"))))
                .containsExactly("granted", "revoked");
    }

    /** As the person does it on Keycloak's page: set a password, then get a token. */
    private String tokenAfterFirstSignIn() {
        UserRepresentation user = keycloak.realm("sightline")
                .users()
                .searchByUsername(person, true)
                .get(0);
        UserResource account = keycloak.realm("sightline").users().get(user.getId());
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("changed-local");
        password.setTemporary(false);
        account.resetPassword(password);
        user.setRequiredActions(List.of());
        account.update(user);
        return token("changed-local").jsonPath().getString("access_token");
    }

    private Response token(String password) {
        return given().formParams(
                        "grant_type",
                        "password",
                        "client_id",
                        "sightline-cli",
                        "username",
                        person,
                        "password",
                        password)
                .post(address + "/realms/sightline/protocol/openid-connect/token");
    }
}
