package org.sightline.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.localstack.people.Tokens;

@QuarkusTest
@RealGateway
class SignInTest {

    @TestHTTPResource("/page-probe")
    URI page;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ConfigProperty(name = "sightline.keycloak.url")
    String keycloak;

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer nonsense", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "Basic YTpi"})
    void aProgramWithoutAGoodTokenGetsAProblemAndNoRedirect(String authorization) {
        Response response = authorization.isEmpty()
                ? given().redirects().follow(false).get("/api/overview")
                : given().redirects()
                        .follow(false)
                        .header("Authorization", authorization)
                        .get("/api/overview");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(Ask.parse(response.asString()).path("detail").asText()).contains("bearer token");
    }

    @Test
    void aTokenOfAnotherAudienceIsRefused() {
        String token = given().formParams(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        "analyst",
                        "password",
                        Tokens.password("analyst"))
                .post(keycloak + "/realms/sightline/protocol/openid-connect/token")
                .jsonPath()
                .getString("access_token");
        assertThat(token).isNotBlank();
        assertThat(Ask.with(token).get("/api/me").statusCode()).isEqualTo(401);
        assertThat(Ask.as("analyst").get("/api/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"en, Sign In", "es, Iniciar sesión"})
    void theSignInPageIsInTheLanguageOfThePages(String language, String button) {
        String signIn = given().redirects()
                .follow(false)
                .cookie("sl_language", language)
                .header("Accept", "text/html")
                .header("Accept-Language", "es")
                .get(page)
                .header("Location");
        assertThat(signIn).contains("ui_locales=" + language);
        assertThat(new Browser().open(signIn).body()).contains("lang=\"" + language + "\"", button);
    }

    @Test
    void aPersonSignsInOnAPageAndIsTheSameToTheServicesAsThroughTheApi() {
        Browser browser = new Browser();
        HttpResponse<String> form = browser.open(page.toString());
        assertThat(form.uri().toString())
                .contains("/realms/sightline/")
                .contains("code_challenge=")
                .contains("code_challenge_method=S256");
        HttpResponse<String> signedIn = browser.signIn(form, "analyst", Tokens.password("analyst"));
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
        assertThat(signedIn.uri().getPath()).isEqualTo("/page-probe");
        JsonNode who = Ask.parse(signedIn.body());
        assertThat(who.path("name").asText()).isEqualTo("analyst");
        assertThat(who.path("roles").toString()).contains("\"oversight-analyst\"");
        assertThat(Ask.with(who.path("token").asText())
                        .json("/api/me")
                        .path("name")
                        .asText())
                .isEqualTo("analyst");
    }

    @Test
    void anAgencyPersonsGroupsReachThePageToo() {
        UUID agency = UUID.randomUUID();
        JsonNode claims = Ask.with(Tokens.agencyPerson(agency, "reporter")).json("/api/me");
        assertThat(claims.at("/agencies/0/agencyId").asText()).isEqualTo(agency.toString());
        Browser browser = new Browser();
        String name = claims.path("name").asText();
        HttpResponse<String> signedIn = browser.signIn(browser.open(page.toString()), name, Tokens.password(name));
        assertThat(Ask.parse(signedIn.body()).at("/agencies/" + agency + "/0").asText())
                .isEqualTo("reporter");
    }

    @Test
    void whoSignsOutMustSignInAgain() {
        Browser browser = new Browser();
        browser.signIn(browser.open(page.toString()), "auditor", Tokens.password("auditor"));
        assertThat(browser.open(page.toString()).uri().getPath()).isEqualTo("/page-probe");
        browser.submit(page.resolve("/logout").toString(), Map.of(), "Sec-Fetch-Site", "same-origin");
        assertThat(browser.open(page.toString()).uri().getPath()).startsWith("/realms/sightline/");
    }

    @Test
    void nobodyIsSignedOutByALinkOrFromAnotherSite() {
        Browser browser = new Browser();
        browser.signIn(browser.open(page.toString()), "auditor", Tokens.password("auditor"));
        String logout = page.resolve("/logout").toString();

        assertThat(browser.open(logout).statusCode()).isEqualTo(405);
        assertThat(browser.submit(logout, Map.of(), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.open(page.toString()).uri().getPath()).isEqualTo("/page-probe");
    }

    @Test
    void everyAnswerSaysHowManyRequestsAreLeft() {
        Response response = Ask.as("analyst").get("/api/me");
        assertThat(response.header("RateLimit")).startsWith("\"default\";r=");
        assertThat(response.header("RateLimit-Policy")).isEqualTo("\"default\";q=30000;w=60");
        assertThat(response.header("X-Correlation-Id")).isNotBlank();
    }

    @Test
    void healthAndMetricsAreNotOnThePublicPort() {
        for (String path : List.of("q/health", "q/health/ready", "q/metrics", "q/openapi")) {
            Browser nobody = new Browser();
            assertThat(nobody.open(page.resolve("/" + path).toString()).uri().getPath())
                    .as(path)
                    .startsWith("/realms/sightline/");
            assertThat(nobody.signIn(
                                    nobody.open(page.resolve("/" + path).toString()),
                                    "analyst",
                                    Tokens.password("analyst"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(given().get(management.resolve("health/ready")).statusCode()).isEqualTo(200);
        assertThat(given().get(management.resolve("metrics")).statusCode()).isEqualTo(200);
    }

    @Test
    void theDocumentOfTheApiIsReadWithoutSigningIn() {
        assertThat(given().get("/api/openapi.yaml").asString()).contains("openapi: 3", "/api/findings");
        assertThat(Ask.parse(given().get("/api/openapi.json").asString())
                        .path("paths")
                        .size())
                .isGreaterThan(20);
    }
}
