package org.sightline.gateway.pages.agencies.claim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.server.Mail;

/** Who has no account claims a body by the code of its letter, and gets one when the office confirms. */
@QuarkusTest
@RealGateway
class OpenClaimsTest {

    private static final String NOT_GOOD = "That code is not valid";

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    Keycloak keycloak;

    @Inject
    Sql sql;

    @ConfigProperty(name = "sightline.keycloak.url")
    String address;

    @ConfigProperty(name = "sightline.test.mail")
    String mails;

    @ConfigProperty(name = "sightline.test.mail-port")
    int mailPort;

    private final Ask admin = Ask.as("admin");
    private final Ask second = Ask.as("admin2");
    private final UUID agency = UUID.randomUUID();
    private final OfficeClaims claims = new OfficeClaims(admin, agency);
    private final String mail = "Clerk." + agency + "@sample.invalid";
    private Visitor claimant;

    @BeforeEach
    void anUnclaimedBodyAndSomebodyWithoutAnAccount() {
        Say.agencies(Say.agency(agency, "Village of " + agency + " (invented)", "town")
                .put("status", "unclaimed"));
        admin.until(
                "/api/register?q=" + agency,
                json -> json.path("items").findValuesAsText("id").contains(agency.toString()));
        claimant = Visitor.anonymous(gateway);
        forgetWrongCodes();
    }

    /** All tests come from one address. */
    @AfterEach
    void forgetWrongCodes() {
        sql.as(
                RowScope.job("test"),
                () -> sql.query("delete from claim_attempt where person like 'address %'")
                        .change());
    }

    @Test
    void whoHasNoAccountGetsOneAndManagesTheBodyOnceTheOfficeConfirms() {
        assertThat(claimant.open("/claim").body()).contains("Your work email address", "You do not need an account");
        assertThat(type(code()).body()).contains("We received your claim").doesNotContain(agency.toString());
        assertThat(accounts()).as("nothing is made before the office confirms").isEmpty();
        JsonNode waiting = claims.claim();
        assertThat(waiting.path("name").asText()).isEqualTo("Ivy Invented");
        assertThat(waiting.path("job").asText()).isEqualTo("Village clerk");
        assertThat(waiting.path("mail").asText()).isEqualTo(mail);
        assertThat(waiting.has("username")).isFalse();
        assertThat(waiting.has("account")).isFalse();
        assertThat(claims.decide(admin, "confirmation", null).statusCode())
                .as("whoever made the code may have typed it")
                .isEqualTo(403);
        Visitor office = Visitor.signedIn(gateway, "admin2");
        assertThat(office.open("/approvals").body()).contains("Ivy Invented");
        assertThat(office.open("/claims").body()).contains(mail, "Village clerk", "No account yet");

        // Tests that run beside this one may have pointed Keycloak to another mail server.
        assertThat(office.submit(claims.place("confirmation"), Map.of("version", "1"))
                        .body())
                .contains("The claim is confirmed", "Ivy Invented");

        UserRepresentation made = accounts().getFirst();
        assertThat(made.getRequiredActions()).contains("UPDATE_PASSWORD");
        JsonNode person = admin.json("/api/agencies/" + agency + "/people").get(0);
        assertThat(person.path("username").asText()).isEqualTo(made.getUsername());
        assertThat(person.path("role").asText()).isEqualTo("agency-admin");
        assertThat(admin.json("/api/agencies/" + agency + "/people")).hasSize(1);
        assertThat(Ask.as("auditor")
                        .json("/api/agencies/" + agency + "/audit?limit=50")
                        .toString())
                .contains("nobody signed in", "claimed body", "confirmed claim", "granted agency-admin");
    }

    @Test
    void theLinkToChooseAPasswordIsWrittenInTheLanguageOfThePerson() {
        claimant.submit("/language", Map.of("language", "es"));
        assertThat(type(code()).body()).contains("Recibimos su solicitud");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String page = Mail.ofKeycloak(address, mailPort, mails);
            if (claims.claim().path("state").asText().equals("waiting")) {
                assertThat(claims.decide(second, "confirmation", null).statusCode())
                        .isEqualTo(204);
            } else {
                admin.send(
                        "POST",
                        "/api/agencies/" + agency + "/people/"
                                + accounts().getFirst().getUsername() + "/set-up-link",
                        null);
            }
            String all = given().get(page).asString();
            int at = all.toLowerCase(Locale.ROOT).indexOf("to " + mail.toLowerCase(Locale.ROOT));
            assertThat(at).isPositive();
            assertThat(all.substring(at, all.indexOf("</article>", at)))
                    .contains("/login-actions/action-token?key=")
                    .containsIgnoringCase("administrador");
        });
    }

    @Test
    void whoHasAnAccountAlreadyGetsTheRoleAndIsToldNothingOfIt() {
        String username = "known." + agency;
        account(username);
        HttpResponse<String> answer = type(code());
        assertThat(answer.body()).contains("We received your claim").doesNotContain(username);
        assertThat(claims.claim().path("account").asText()).isEqualTo(username);
        assertThat(Visitor.signedIn(gateway, "admin").open("/claims").body())
                .contains("The account " + username + " has this email address");
        assertThat(admin.json("/api/agencies/" + agency + "/people"))
                .as("on confirmation only")
                .isEmpty();

        assertThat(claims.decide(second, "confirmation", null).statusCode()).isEqualTo(204);

        assertThat(accounts()).hasSize(1);
        JsonNode person = admin.json("/api/agencies/" + agency + "/people").get(0);
        assertThat(person.path("username").asText()).isEqualTo(username);
        assertThat(person.path("role").asText()).isEqualTo("agency-admin");
        assertThat(claims.claim().has("account")).as("after the decision").isFalse();
    }

    @Test
    void whoMadeTheCodeDoesNotClaimByItWithTheAddressOfTheirOwnAccount() {
        type(code());
        account("maker." + agency);
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update claim_code set made_by_identity = :maker where agency_id = :agency")
                        .with("maker", "issuer|" + accounts().getFirst().getId())
                        .with("agency", agency)
                        .change());
        assertThat(claims.decide(second, "confirmation", null).statusCode()).isEqualTo(403);
        assertThat(admin.json("/api/agencies/" + agency + "/people")).isEmpty();
        assertThat(claims.claim().path("state").asText()).isEqualTo("waiting");
    }

    @Test
    void aRefusalMakesNoAccountAndTellsTheOfficeToWrite() {
        type(code());
        Visitor office = Visitor.signedIn(gateway, "admin");
        assertThat(office.submit(
                                claims.place("refusal"),
                                Map.of("version", "1", "reason", "The village does not know you."))
                        .body())
                .contains("so Sightline cannot notify them", mail);
        assertThat(accounts()).isEmpty();
        assertThat(claims.claim().path("state").asText()).isEqualTo("refused");
        assertThat(claims.decide(second, "confirmation", null).statusCode()).isEqualTo(409);
    }

    @Test
    void aWrongAUsedAndAnExpiredCodeSayTheSame() {
        String code = code();
        String wrong = code.substring(0, code.length() - 1) + (code.endsWith("2") ? "3" : "2");
        String first = type(wrong).body();
        assertThat(first).contains(NOT_GOOD);
        assertThat(type("no code").body().replace("no code", wrong)).isEqualTo(first);
        sql.as(
                RowScope.job("test"),
                () -> sql.query("update claim_code set expires_at = made_at where agency_id = :agency")
                        .with("agency", agency)
                        .change());
        assertThat(type(code).body().replace(code, wrong)).as("over").isEqualTo(first);
        String second = code();
        assertThat(type(second).body()).contains("We received your claim");
        assertThat(type(second).body().replace(second, wrong)).as("used").isEqualTo(first);
    }

    @Test
    void tooManyWrongCodesOfOneAddressAreNotHeard() {
        String code = code();
        for (int i = 0; i < OpenClaims.MOST_WRONG_OF_ADDRESS; i++) {
            assertThat(type("no code").statusCode()).isEqualTo(422);
        }
        HttpResponse<String> late = type(code);
        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.body()).contains("Try again tomorrow");
        assertThat(claims.code().path("state").asText())
                .as("it is good from elsewhere")
                .isEqualTo("open");
    }

    @Test
    void aCodeIsLockedAfterWrongTriesWithoutAnAccountToo() {
        String code = code();
        String wrong = code.substring(0, code.length() - 1) + (code.endsWith("2") ? "3" : "2");
        for (int i = 0; i < CodeTries.MOST_WRONG_OF_CODE; i++) {
            type(wrong);
        }
        assertThat(claims.code().path("state").asText()).isEqualTo("locked");
        assertThat(type(code).body()).contains(NOT_GOOD);
    }

    @Test
    void whatIsMissingIsSaidAtOnceAndTriesNoCode() {
        HttpResponse<String> refused =
                claimant.submit("/claim", Map.of("code", code(), "mail", "nowhere", "name", "x".repeat(201)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Use at most 200 characters", "Enter your work email address", "Enter your position")
                .doesNotContain(NOT_GOOD);
        assertThat(claims.code().path("state").asText()).isEqualTo("open");
    }

    private HttpResponse<String> type(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("code", code);
        form.put("name", "Ivy Invented");
        form.put("mail", mail);
        form.put("job", "Village clerk");
        return claimant.submit("/claim", form);
    }

    private String code() {
        return Ask.parse(admin.send("POST", "/api/claim-codes", "{\"agencyId\":\"" + agency + "\"}")
                        .asString())
                .path("code")
                .asText();
    }

    private void account(String username) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEmail(mail);
        user.setEnabled(true);
        keycloak.realm("sightline").users().create(user).close();
    }

    private List<UserRepresentation> accounts() {
        return keycloak.realm("sightline").users().searchByEmail(mail.toLowerCase(Locale.ROOT), true);
    }
}
