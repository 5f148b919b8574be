package org.sightline.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** What every answer tells a browser. */
@QuarkusTest
@RealGateway
class BrowserHeadersTest {

    @TestHTTPResource("/")
    URI gateway;

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/law, 200",
        "/overview, 302",
        "/api/me, 401",
        "/api/nothing, 401",
        "/sightline/nothing.css, 404",
        "/q/nothing, 302"
    })
    void anAnswerToNobodyIsNotKeptAndLoadsNothingForeign(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertSafe(answer.headers());
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/api/overview", "/api/findings", "/api/findings.csv", "/api/agencies/x"})
    void anAnswerOfTheApiIsNotKept(String path) throws Exception {
        HttpResponse<String> answer = get(path, Tokens.of("analyst"));

        assertSafe(answer.headers());
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/overview", "/findings", "/findings.csv", "/agencies", "/imports", "/law", "/check", "/nothing"
            })
    void aPageOfSomebodySignedInIsNotKept(String path) {
        HttpHeaders headers = Visitor.signedIn(gateway, "analyst").open(path).headers();

        assertSafe(headers);
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void aStaticFileIsKeptUnderAnAddressThatChangesWithIt() throws Exception {
        Matcher address = Pattern.compile("href=\"(/static/[0-9a-f]{12}/sightline/sightline\\.css)\"")
                .matcher(get("/", null).body());
        assertThat(address.find()).isTrue();
        HttpResponse<String> file = get(address.group(1), null);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertSafe(file.headers());
    }

    @Test
    void aStaticFileWithoutAVersionIsAskedForAgain() throws Exception {
        HttpResponse<String> file = get("/sightline/sightline.css", null);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void aFileOfAnotherVersionIsThePresentOneAndIsNotKept() throws Exception {
        HttpResponse<String> file = get("/static/000000000000/sightline/sightline.css", null);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void aVersionedAddressOpensOnlyStaticFiles() throws Exception {
        Matcher files =
                Pattern.compile("/static/[0-9a-f]{12}").matcher(get("/", null).body());
        assertThat(files.find()).isTrue();

        for (String path :
                new String[] {"/overview", "/api/me", "/uswds/../api/me", "/uswds/%2e%2e/overview", "/", ""}) {
            assertThat(get(files.group() + path, null).statusCode()).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void onlyWhereThePublicAddressIsHttpsABrowserIsToldToStayThere() {
        assertThat(BrowserHeaders.headers("https://keycloak.example", true))
                .containsEntry("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        assertThat(BrowserHeaders.headers("http://127.0.0.1:8180", false))
                .doesNotContainKey("Strict-Transport-Security");
    }

    private static void assertSafe(HttpHeaders headers) {
        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self';", "style-src 'self';")
                .doesNotContain("unsafe", "*", "data:");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(gateway.resolve("/").toString().replaceAll("/$", "") + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
