package org.sightline.gateway.pages.people.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.gateway.pages.people.people.RoleDraftsOf.invitation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.sample.RolesByTwo;

/** Nobody alone gives anybody a role that reads, reports or signs for an agency. */
@QuarkusTest
@RealGateway
class TwoPeopleTest {

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    private final Ask admin = Ask.as("admin");
    private final Ask second = Ask.as("admin2");
    private final UUID agency = UUID.randomUUID();
    private final String people = "/api/agencies/" + agency + "/people";
    private final RoleDraftsOf drafts = RoleDraftsOf.agency(agency);
    private final String word = agency.toString().substring(0, 8);

    @BeforeEach
    void anAgency() {
        Say.agencies(Say.agency(agency, "Village of Twowell (invented)", "town"));
        admin.until(
                "/api/register?q=twowell&limit=1000",
                json -> json.path("items").findValuesAsText("id").contains(agency.toString()));
    }

    private Ask of(String role) {
        return Ask.with(Tokens.agencyPerson(agency, role));
    }

    private JsonNode drafted(Ask by, String role) {
        return drafts.drafted(by, invitation(role + "." + word, role));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "reporter", "certifier", "agency-admin"})
    void oneAdminOfTheOfficeAloneGivesNobodyARole(String role) {
        JsonNode draft = drafted(admin, role);
        assertThat(draft.path("approver").asText()).isEqualTo("office");
        assertThat(admin.json(people)).as("drafted only").isEmpty();
        assertThat(drafts.approve(admin, draft).statusCode())
                .as("by the one who drafted it")
                .isEqualTo(403);
        for (String other : List.of("analyst", "auditor")) {
            assertThat(drafts.approve(Ask.as(other), draft).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(admin.json(people)).isEmpty();
        assertThat(drafts.approve(second, draft).statusCode()).isEqualTo(200);
        assertThat(admin.json(people).get(0).path("role").asText()).isEqualTo(role);
        assertThat(drafts.approve(second, draft).statusCode()).as("once").isEqualTo(404);
    }

    @Test
    void anAgencyAdminAloneGivesNobodyARole() {
        Ask manager = of("agency-admin");
        JsonNode reporter = drafted(manager, "reporter");
        JsonNode certifier = drafted(manager, "certifier");
        for (JsonNode draft : List.of(reporter, certifier)) {
            assertThat(drafts.approve(manager, draft).statusCode()).isEqualTo(403);
        }
        assertThat(manager.json(people)).as("the agency admin alone").hasSize(1);
        assertThat(drafts.approve(admin, reporter).statusCode()).isEqualTo(200);
        assertThat(drafts.approve(second, certifier).statusCode())
                .as("of the two that one person drafted only one is given")
                .isEqualTo(403);
    }

    @Test
    void whoGaveTheReportersRoleDoesNotGiveTheCertifiersAndTheOtherWayRound() {
        Ask manager = of("agency-admin");
        Ask third = ThirdAdmin.ask();
        drafts.approved(manager, invitation("reporter." + word, "reporter"), admin);
        for (Ask giver : List.of(manager, admin)) {
            Response refused = giver.send("POST", people, invitation("certifier." + word, "certifier"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.asString()).contains("You gave reporter there");
        }
        JsonNode draft = drafted(second, "certifier");
        for (Ask giver : List.of(manager, admin)) {
            assertThat(drafts.approve(giver, draft).statusCode()).isEqualTo(403);
        }
        assertThat(drafts.approve(of("reader"), draft).statusCode()).isEqualTo(200);
        assertThat(second.send("POST", people, invitation("other." + word, "reporter"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(third.send("POST", people, invitation("other." + word, "reporter"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takingARoleAwayDoesNotFreeWhoGaveIt() {
        drafts.approved(admin, invitation("reporter." + word, "reporter"), second);
        assertThat(admin.send("DELETE", people + "/reporter." + word + "/reporter", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin.send("POST", people, invitation("certifier." + word, "certifier"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void somebodyOfTheAgencyApprovesAndTheOfficeOnlyWhereNobodyCan() {
        Ask reader = of("reader");
        JsonNode draft = drafted(admin, "reporter");
        assertThat(draft.path("approver").asText()).isEqualTo("agency");
        assertThat(drafts.approve(second, draft).statusCode())
                .as("somebody of the agency can")
                .isEqualTo(403);
        assertThat(admin.json("/api/role-drafts").findValuesAsText("id"))
                .doesNotContain(draft.path("id").asText());
        assertThat(drafts.approve(Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter")), draft)
                        .statusCode())
                .as("of another agency")
                .isEqualTo(404);
        assertThat(drafts.approve(reader, draft).statusCode()).isEqualTo(200);
        assertThat(Ask.as("auditor").json("/api/agencies/" + agency + "/audit").toString())
                .contains("drafted reporter", "granted reporter");
    }

    @Test
    void nobodyApprovesWhatIsAboutThem() {
        of("agency-admin");
        String name = "reader." + agency;
        Ask reader = of("reader");
        JsonNode draft = drafts.drafted(admin, invitation(name, "certifier"));
        assertThat(drafts.approve(reader, draft).statusCode()).isEqualTo(403);
        assertThat(drafts.approve(of("agency-admin"), draft).statusCode()).isEqualTo(200);
    }

    @Test
    void aDraftIsThrownAwayByWhoManagesPeopleOrMayApproveIt() {
        JsonNode draft = drafted(admin, "reader");
        String place =
                "/api/agencies/" + agency + "/role-drafts/" + draft.path("id").asText();
        assertThat(Ask.as("auditor")
                        .send("DELETE", place, null, "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.send("DELETE", place, null, "If-Match", "\"7\"").statusCode())
                .isEqualTo(412);
        assertThat(admin.send("DELETE", place, null, "If-Match", "\"0\"").statusCode())
                .isEqualTo(204);
        assertThat(drafts.approve(second, draft).statusCode()).isEqualTo(404);
    }

    @Test
    void aSecondPersonOfAnotherBodyIsShownAsSuch() {
        drafts.approved(
                admin,
                invitation("lent." + word, "certifier").replace("}", ",\"body\":\"Attorney of Invented County\"}"),
                second);
        assertThat(admin.json(people).get(0).path("body").asText()).isEqualTo("Attorney of Invented County");
        assertThat(Visitor.signedIn(gateway, "admin")
                        .open("/agencies/" + agency + "/people")
                        .body())
                .contains("of Attorney of Invented County", "drafted by");
    }

    @Test
    void theOfficeApprovesManyAtOnceAndEachIsRecordedByItself() {
        String first = checkbox(drafted(admin, "reader"));
        String other = checkbox(drafted(admin, "reporter"));
        Visitor office = Visitor.signedIn(gateway, "admin2");
        assertThat(office.open("/people/drafts").body())
                .contains(
                        first, other, "<strong>sample.invalid</strong>", "Village of Twowell", "New: gets an account");
        assertThat(Visitor.signedIn(gateway, "admin").open("/people/drafts").body())
                .as("not by the one who drafted them")
                .doesNotContain("value=\"" + first + "\" form=\"approve\"");
        for (String who : List.of("admin", "admin2", "auditor")) {
            String page = Visitor.signedIn(gateway, who).open("/people/drafts").body();
            assertThat(page.contains("Approve selected roles"))
                    .as("whoever has none to choose has no button: %s", who)
                    .isEqualTo(page.contains("form=\"approve\""));
        }
        assertThat(office.submit("/people/drafts/agencies/approval", Map.of()).statusCode())
                .as("nothing chosen")
                .isEqualTo(422);
        Response answer = RestAssured.given()
                .header("Cookie", office.cookies())
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("draft", first, other)
                .post("/people/drafts/agencies/approval");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(admin.json(people)).hasSize(2);
        assertThat(Ask.as("auditor").json("/api/agencies/" + agency + "/audit").toString())
                .contains("granted reader", "granted reporter");
    }

    @Test
    void somebodyOfTheAgencyApprovesOnItsPage() {
        of("reader");
        String draft = checkbox(drafted(admin, "reporter"));
        Visitor reader = Visitor.signedIn(gateway, "reader." + agency);
        String page = "/agencies/" + agency + "/people";
        assertThat(reader.open(page).body()).contains("value=\"" + draft + "\" form=\"approve\"");
        assertThat(reader.submit(page + "/drafts/approval", Map.of("draft", draft))
                        .body())
                .contains("1 role is assigned");
        String second = checkbox(drafted(admin, "reader"));
        assertThat(reader.submit(page + "/drafts/removal", Map.of("draft", second))
                        .body())
                .contains("The draft is discarded");
    }

    @Test
    void whoGotARoleAfterTheDraftWasMadeDoesNotApproveIt() {
        JsonNode first = drafted(admin, "reader");
        JsonNode other = drafted(admin, "reporter");
        assertThat(drafts.approve(second, first).statusCode()).isEqualTo(200);
        KeycloakPeople.at(keycloak).setPassword("reader." + word, "changed-local");
        Ask reader = Ask.with(Tokens.forUser("reader." + word, "changed-local"));
        assertThat(reader.get(people).statusCode()).isEqualTo(200);
        assertThat(drafts.approve(reader, other).statusCode()).isEqualTo(403);
        assertThat(drafts.approve(second, other).statusCode())
                .as("it waits for the office still")
                .isEqualTo(200);
    }

    /** As the sample data and the tests of the whole do it. */
    @Test
    void threeAdminsAndAReporterAreEnoughForReporterAndCertifier() {
        RolesByTwo roles = RolesByTwo.at(gateway.toString().replaceAll("/$", ""), agency.toString());
        String reporter = "reporter." + word;
        roles.give(reporter, "reporter", null);
        KeycloakPeople.at(keycloak).setPassword(reporter, Tokens.password(reporter));
        roles.give("certifier." + word, "certifier", reporter);
        roles.give("certifier." + word, "certifier", reporter);
        assertThat(admin.json(people).findValuesAsText("role")).containsExactlyInAnyOrder("reporter", "certifier");
    }

    private static String checkbox(JsonNode draft) {
        return draft.path("id").asText() + ":" + draft.path("version").asText();
    }
}
