package org.sightline.gateway.pages.people.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.MovedClock;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.pages.people.people.RoleDraftsOf;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.caller.Caller;
import org.sightline.localstack.people.Tokens;

/** Every role is looked at once a quarter by somebody else than its holder, and what was not is shown. */
@QuarkusTest
@RealGateway
class RoleReviewsTest {

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    GrantRepository grants;

    private final Ask admin = Ask.as("admin");
    private final UUID agency = UUID.randomUUID();
    private final String people = "/api/agencies/" + agency + "/people";
    private final String person = "reviewed." + agency.toString().substring(0, 8);

    @BeforeEach
    void somebodyReports() {
        Say.agencies(Say.agency(agency, "Town of Reviewell (invented)", "town"));
        Ask.as("analyst")
                .until(
                        "/api/agencies/" + agency + "/compliance",
                        json -> json.path("agency").isObject());
        RoleDraftsOf.agency(agency).approved(Ask.as("admin2"), RoleDraftsOf.invitation(person, "reporter"), admin);
    }

    private JsonNode review(String query) {
        return role(person, query);
    }

    private int confirm(Ask by) {
        return by.send("POST", people + "/" + person + "/reporter/confirmation", null)
                .statusCode();
    }

    @Test
    void aRoleIsDueAQuarterAfterItWasGivenOrConfirmed() {
        JsonNode fresh = review("");
        assertThat(fresh.path("givenBy").asText()).isEqualTo("admin");
        assertThat(fresh.path("overdue").asBoolean(true)).isFalse();
        assertThat(fresh.hasNonNull("seenAt")).as("never signed in").isFalse();
        assertThat(review("?overdue=true")).isNull();
        MovedClock.at(Duration.ofDays(93), () -> {
            assertThat(review("?overdue=true").path("overdue").asBoolean()).isTrue();
            assertThat(confirm(admin)).isEqualTo(204);
            JsonNode confirmed = review("");
            assertThat(confirmed.path("overdue").asBoolean(true)).isFalse();
            assertThat(confirmed.path("confirmedBy").asText()).isEqualTo("admin");
        });
        assertThat(Ask.as("auditor").json("/api/agencies/" + agency + "/audit").toString())
                .contains("confirmed reporter");
    }

    /** As it was given before two people had to agree. */
    @Test
    void whatOnePersonGaveAloneIsListedForOneReviewByAnotherAndNotTaken() {
        String subject = "alone-" + agency;
        Caller giver =
                Caller.of(admin.json("/api/me").path("subject").asText(), "admin", Set.of(Caller.ADMIN), List.of());
        grants.give(
                new GrantRepository.Role(subject, "alone." + person, agency, "reader"),
                null,
                GrantRepository.Agreed.alone(giver));
        String alone = people + "/alone." + person + "/reader/confirmation";
        JsonNode listed = role("alone." + person, "?overdue=true");
        assertThat(listed.path("byOne").asBoolean()).isTrue();
        assertThat(role(person, "").path("byOne").asBoolean(true)).isFalse();
        assertThat(role(person, "").path("draftedBy").asText()).isEqualTo("admin2");
        assertThat(Visitor.signedIn(gateway, "admin2")
                        .open("/agencies/" + agency + "/review?overdue=true")
                        .body())
                .contains("Assigned by one person alone");
        assertThat(admin.send("POST", alone, null).statusCode())
                .as("by who gave it")
                .isEqualTo(403);
        assertThat(Ask.as("admin2").send("POST", alone, null).statusCode()).isEqualTo(204);
        assertThat(role("alone." + person, "?overdue=true")).isNull();
        assertThat(role("alone." + person, "").path("byOne").asBoolean(true)).isFalse();
    }

    private JsonNode role(String username, String query) {
        for (JsonNode role : admin.json(people + "/review" + query).path("items")) {
            if (role.path("username").asText().equals(username)) {
                return role;
            }
        }
        return null;
    }

    @Test
    void nobodyConfirmsTheirOwnRoleAndNoneThatIsNotHeld() {
        Ask manager = Ask.with(Tokens.agencyPerson(agency, "agency-admin"));
        String own = people + "/agency-admin." + agency + "/agency-admin/confirmation";
        assertThat(manager.send("POST", own, null).statusCode()).isEqualTo(403);
        assertThat(admin.send("POST", own, null).statusCode()).isEqualTo(204);
        assertThat(confirm(manager)).isEqualTo(204);
        assertThat(admin.send("POST", people + "/" + person + "/certifier/confirmation", null)
                        .statusCode())
                .isEqualTo(404);
        admin.send("DELETE", people + "/" + person + "/reporter", null);
        assertThat(confirm(admin)).isEqualTo(404);
        assertThat(admin.send("POST", "/api/people/admin/admin/confirmation", null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Ask.as("admin2")
                        .send("POST", "/api/people/admin/admin/confirmation", null)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void whoUsesSightlineWasSeen() {
        Ask reader = Ask.with(Tokens.agencyPerson(agency, "reader"));
        assertThat(reader.get(people + "/review").statusCode()).isEqualTo(200);
        JsonNode seen = null;
        for (JsonNode role : admin.json(people + "/review").path("items")) {
            seen = role.path("role").asText().equals("reader") ? role : seen;
        }
        assertThat(seen).isNotNull();
        assertThat(seen.hasNonNull("seenAt")).isTrue();
        assertThat(seen.path("overdue").asBoolean())
                .as("nobody ever looked at a role that came with the data")
                .isTrue();
    }

    @Test
    void theOfficeSeesEverybodyPageByPageAndAnAgencyItsOwn() {
        Tokens.agencyPerson(agency, "certifier");
        Tokens.serviceAccount(agency, List.of("GET /me"));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Ask.as("auditor").json("/api/people?limit=3" + cursor);
            page.path("items")
                    .forEach(role -> seen.add(role.path("username").asText() + " "
                            + role.path("agencyId").asText() + " "
                            + role.path("role").asText()));
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty() && seen.size() < 20_000);
        assertThat(seen)
                .doesNotHaveDuplicates()
                .contains(person + " " + agency + " reporter", "admin null admin")
                .noneMatch(role -> role.endsWith("service-account"));
        assertThat(Ask.with(Tokens.agencyPerson(agency, "certifier"))
                        .json(people + "/review")
                        .path("items"))
                .isNotEmpty()
                .allMatch(role -> role.path("agencyId").asText().equals(agency.toString()));
        assertThat(Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reader"))
                        .get(people + "/review")
                        .statusCode())
                .isEqualTo(404);
    }
}
