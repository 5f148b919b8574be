package org.sightline.gateway.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.access.Browser;
import org.sightline.kit.caller.Account;
import org.sightline.kit.caller.Caller;
import org.sightline.localstack.people.KeycloakPeople;

/** Whoever is signed in and may do nothing any more reads why, and what to do. */
@QuarkusTest
@RealGateway
class EndedAccessPagesTest {

    private static final Caller ADMIN = Caller.of("s", "an admin", Set.of(Caller.ADMIN), List.of());
    private static final String PASSWORD = "An invented passphrase of somebody";

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    Keycloak keycloak;

    @Inject
    GrantRepository grants;

    @ConfigProperty(name = "sightline.keycloak.url")
    String address;

    private final String name = "ended." + UUID.randomUUID();
    private final UUID agency = UUID.randomUUID();
    private final Browser browser = new Browser();
    private String subject;

    @BeforeEach
    void aPersonIsSignedIn() {
        KeycloakPeople.at(address).person(name, PASSWORD);
        subject = keycloak.realm("sightline")
                .users()
                .searchByUsername(name, true)
                .getFirst()
                .getId();
        browser.signIn(open("/account"), name, PASSWORD);
    }

    @Test
    void whoseRoleWasTakenReadsWhenAndWhomToAsk() {
        assertThat(open("/home").body())
                .contains("You are signed in, but belong to no agency yet")
                .doesNotContain("You no longer have a role");
        GrantRepository.Role reporter = new GrantRepository.Role(subject, name, agency, Caller.REPORTER);
        grants.give(reporter, null, GrantRepository.Agreed.alone(ADMIN));
        grants.take(reporter, ADMIN);

        assertThat(open("/home").body())
                .contains("You no longer have a role", "Your role reporter was removed on ", "Ask an admin");
        HttpResponse<String> refused = open("/agencies/" + agency);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("href=\"/home\">Your account has no role at the moment");
    }

    @Test
    void whoseAccountWasSwitchedOffIsToldSoAndNotThrownToTheSignIn() {
        grants.tell(subject, name, new Account(false, null, List.of()));

        HttpResponse<String> page = open("/home");
        assertThat(page.uri().getPath()).isEqualTo("/home");
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body())
                .contains("Your session has ended", "Your account was turned off", "ask an admin")
                .contains("action=\"/logout\"")
                .doesNotContain(name);
        assertThat(send("/logout").uri().getPath()).as("at Keycloak too").isEqualTo("/");
        assertThat(open("/").body()).contains("Sign in").doesNotContain("Your session has ended");
    }

    private HttpResponse<String> open(String path) {
        return browser.open(gateway.resolve(path).toString());
    }

    private HttpResponse<String> send(String path) {
        return browser.submit(gateway.resolve(path).toString(), Map.of(), "Sec-Fetch-Site", "same-origin");
    }
}
