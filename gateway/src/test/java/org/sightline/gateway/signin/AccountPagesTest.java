package org.sightline.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.MovedClock;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.access.Browser;
import org.sightline.localstack.people.KeycloakPeople;

/** Everybody changes their own password and sees where they are signed in. */
@QuarkusTest
@RealGateway
class AccountPagesTest {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "An invented first passphrase";
    private static final String CHOSEN = "An invented second passphrase";

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @Inject
    Keycloak keycloakClient;

    private final String name = "own." + UUID.randomUUID();
    private final Browser browser = new Browser();

    @BeforeEach
    void aPerson() {
        KeycloakPeople.at(keycloak).person(name, PASSWORD);
    }

    private HttpResponse<String> open(Browser by, String path) {
        return by.open(gateway.resolve(path).toString());
    }

    private HttpResponse<String> signedIn(Browser by, String password) {
        return by.signIn(open(by, "/account"), name, password);
    }

    private HttpResponse<String> send(String path, Map<String, String> fields) {
        return browser.submit(gateway.resolve(path).toString(), fields, "Sec-Fetch-Site", "same-origin");
    }

    @Test
    void aPersonChangesTheirPasswordAtKeycloakAndComesBack() {
        assertThat(signedIn(browser, PASSWORD).body()).contains("Your sign-in", "this session");
        HttpResponse<String> asked = send("/account/password", Map.of());
        assertThat(asked.uri().toString()).contains("/realms/sightline/");
        assertThat(asked.body()).as("not without the present one").doesNotContain("password-new");
        HttpResponse<String> form = browser.signIn(asked, name, PASSWORD);
        assertThat(form.body()).contains("name=\"password-new\"");
        Matcher action = FORM.matcher(form.body());
        assertThat(action.find()).isTrue();
        HttpResponse<String> back = browser.submit(
                action.group(1).replace("&amp;", "&"), Map.of("password-new", CHOSEN, "password-confirm", CHOSEN));
        assertThat(back.uri().getPath()).isEqualTo("/account");
        assertThat(signedIn(new Browser(), PASSWORD).uri().toString()).contains("/realms/");
        assertThat(signedIn(new Browser(), CHOSEN).uri().getPath()).isEqualTo("/account");
        assertThat(send("/account/everything", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonSeesTheirSessionsAndEndsThemAll() {
        Browser other = new Browser();
        signedIn(other, PASSWORD);
        String page = signedIn(browser, PASSWORD).body();
        assertThat(page.split("127\\.0\\.0\\.1", -1)).as("two sessions").hasSize(3);
        assertThat(send("/account/sessions/end", Map.of()).statusCode())
                .as("not by the address alone")
                .isEqualTo(422);
        assertThat(send("/account/sessions/end", Map.of("sure", "yes")).uri().getPath())
                .isEqualTo("/");
        assertThat(open(browser, "/account").uri().toString())
                .as("Keycloak has forgotten them too")
                .contains("/realms/");
        UserResource user = realm().users()
                .get(realm().users().searchByUsername(name, true).getFirst().getId());
        assertThat(user.getUserSessions()).isEmpty();
        assertThat(user.toRepresentation().getNotBefore())
                .as("which ends tokens too, see GrantsTest")
                .isPositive();
    }

    @Test
    void aPersonEndsOneOfTheirSessionsAndSignsInAgainWhereThatWasLongAgo() {
        Browser other = new Browser();
        signedIn(other, PASSWORD);
        Ask elsewhere = Ask.with(
                Ask.parse(open(other, "/page-probe").body()).path("token").asText());
        assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(200);
        Matcher found = SESSION.matcher(signedIn(browser, PASSWORD).body());
        assertThat(found.find()).isTrue();
        Map<String, String> one = Map.of("sure", "yes", "session", found.group(1));
        assertThat(send(
                                "/account/sessions/end",
                                Map.of(
                                        "sure",
                                        "yes",
                                        "session",
                                        UUID.randomUUID().toString()))
                        .statusCode())
                .as("somebody else's")
                .isEqualTo(404);

        List<HttpResponse<String>> asked = new ArrayList<>();
        MovedClock.at(Duration.ofMinutes(16), () -> asked.add(send("/account/sessions/end", one)));
        assertThat(asked.getFirst().uri().toString()).contains("prompt=login");
        assertThat(elsewhere.get("/api/me").statusCode()).as("not yet").isEqualTo(200);
        HttpResponse<String> back = browser.signIn(asked.getFirst(), name, PASSWORD);
        assertThat(back.body()).contains("You have signed in again");

        HttpResponse<String> page = send("/account/sessions/end", one);
        assertThat(page.uri().getPath()).isEqualTo("/account");
        assertThat(page.body()).doesNotContain(found.group(1));
        assertThat(elsewhere.get("/api/me").statusCode()).as("at once").isEqualTo(401);
    }

    private RealmResource realm() {
        return keycloakClient.realm("sightline");
    }
}
