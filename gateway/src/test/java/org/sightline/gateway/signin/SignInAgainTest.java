package org.sightline.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.MovedClock;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.access.Browser;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;

/** Who gives and takes roles, certifies, approves, closes or publishes signed in within the last 15 minutes, and loses nothing by that. */
@QuarkusTest
@RealGateway
class SignInAgainTest {

    private static final Duration TOO_LATE = Duration.ofMinutes(15).plusSeconds(30);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    Sql sql;

    private final UUID agency = UUID.randomUUID();
    private final String people = "/agencies/" + agency + "/people";
    private final String username = "again." + agency.toString().substring(0, 8);
    private final Browser browser = new Browser();

    @BeforeEach
    void anAgency() {
        Say.agencies(Say.agency(agency, "Town of Againwell (invented)", "town"));
        // Whose token was never asked for has no role here yet.
        Tokens.of("admin");
        Tokens.of("analyst2");
        Tokens.of("auditor");
        for (String who : List.of("analyst", "analyst2")) {
            Ask.as(who)
                    .until(
                            "/api/agencies/" + agency + "/compliance",
                            json -> json.path("agency").isObject());
        }
    }

    private HttpResponse<String> open(String path) {
        return browser.open(gateway.resolve(path).toString());
    }

    private HttpResponse<String> signedIn(String name, String path) {
        return browser.signIn(open(path), name, Tokens.password(name));
    }

    private HttpResponse<String> submit(String path, Map<String, String> fields) {
        return browser.submit(gateway.resolve(path).toString(), fields, "Sec-Fetch-Site", "same-origin");
    }

    private Map<String, String> invitation() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Ada O'Björn");
        fields.put("email", username + "@sample.invalid");
        fields.put("username", username);
        fields.put("role", "reporter");
        return fields;
    }

    @Test
    void theApiAnswersWithTheChallengeOfRfc9470() {
        String token =
                Ask.parse(signedIn("admin", "/page-probe").body()).path("token").asText();
        Ask admin = Ask.with(token);
        String role = "/api" + people + "/nobody.here/reporter";
        List<String> changes = List.of(
                "DELETE " + role,
                "POST /api/office/drafts",
                "POST /api/agencies/" + agency + "/role-drafts/" + UUID.randomUUID() + "/approval",
                "POST /api/watchlist/drafts/" + UUID.randomUUID() + "/approval",
                "POST /api/agencies/" + agency + "/service-accounts");
        MovedClock.at(TOO_LATE, () -> {
            for (String change : changes) {
                Response refused = admin.send(change.split(" ")[0], change.split(" ")[1], "{}");
                assertThat(refused.statusCode()).as(change).isEqualTo(401);
                assertThat(refused.header("WWW-Authenticate"))
                        .as(change)
                        .startsWith("Bearer ")
                        .contains("error=\"insufficient_user_authentication\"", "max_age=\"900\"");
                assertThat(Ask.parse(refused.asString()).path("type").asText()).endsWith("sign-in-too-old");
            }
            assertThat(admin.get("/api" + people).statusCode()).as("reading").isEqualTo(200);
        });
        MovedClock.at(
                Duration.ofMinutes(14),
                () -> assertThat(admin.send("DELETE", role, null).statusCode()).isEqualTo(404));
    }

    @Test
    void aPageAsksWhoItIsAndGoesOnWithWhatWasTyped() {
        assertThat(signedIn("admin", people).statusCode()).isEqualTo(200);
        List<HttpResponse<String>> asked = new ArrayList<>();
        MovedClock.at(TOO_LATE, () -> asked.add(submit(people, invitation())));
        HttpResponse<String> form = asked.getFirst();
        assertThat(form.uri().toString())
                .contains("/realms/sightline/")
                .as("Keycloak knows the person still, and is told to ask")
                .contains("prompt=login", "max_age=900", "acr_values=1");
        String drafts = "/api/agencies/" + agency + "/role-drafts";
        assertThat(Ask.as("admin").json(drafts)).as("nothing was done").isEmpty();

        HttpResponse<String> back = browser.signIn(form, "admin", Tokens.password("admin"));

        assertThat(back.uri().getPath()).startsWith("/again/");
        assertThat(back.body()).contains("You have signed in again", username);
        assertThat(hidden(back.body())).isEqualTo(invitation());
        HttpResponse<String> sent = submit(people, hidden(back.body()));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        assertThat(Ask.as("admin").json(drafts).get(0).path("username").asText())
                .isEqualTo(username);
    }

    @Test
    void nobodyElseComesToWhatWasTyped() {
        signedIn("admin", people);
        MovedClock.at(TOO_LATE, () -> submit(people, invitation()));
        String kept = sql.as(
                RowScope.job("test"),
                () -> sql.query(
                                "select id::text as id from held_form where path = :path order by created_at desc limit 1")
                        .with("path", people)
                        .one(row -> row.requiredText("id")));
        Browser other = new Browser();
        other.signIn(other.open(gateway.resolve("/page-probe").toString()), "admin2", Tokens.password("admin2"));
        HttpResponse<String> refused =
                other.open(gateway.resolve("/again/" + kept).toString());
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).doesNotContain(username);
    }

    @Test
    void whoClosesAFindingLongAfterSigningInIsAskedAndLosesNothing() {
        ObjectNode finding = Say.purchase(agency, "closing-maker", "2021-02-03", "FLAGGED");
        Say.findings(finding);
        Ask.as("analyst2")
                .until(
                        "/api/agencies/" + agency + "/findings",
                        json -> json.path("items").size() == 1);
        String id = finding.path("id").asText();
        // The service refuses this version, because the finding would be closed by it.
        Map<String, String> closing = new LinkedHashMap<>(
                Map.of("version", "401", "decision", "dismissed", "outcome", "not_a_match", "reason", "A street."));
        signedIn("analyst2", "/findings/" + id);
        for (String page : List.of("/findings/", "/workbench/")) {
            List<HttpResponse<String>> asked = new ArrayList<>();
            MovedClock.at(TOO_LATE, () -> asked.add(submit(page + id + "/decisions", closing)));
            assertThat(asked.getFirst().uri().toString()).as(page).contains("/realms/sightline/", "prompt=login");

            HttpResponse<String> back = browser.signIn(asked.getFirst(), "analyst2", Tokens.password("analyst2"));

            assertThat(back.body())
                    .as(page)
                    .contains("You have signed in again", "action=\"" + page + id + "/decisions");
            assertThat(hidden(back.body())).as(page).isEqualTo(closing);
        }
    }

    @Test
    void jointDecisionsAndWhatTheyAndADismissalAreTakenBackByWantAFreshSignIn() {
        signedIn("analyst2", "/findings");
        UUID finding = UUID.randomUUID();
        Map<String, String> form = Map.of("version", "1", "decision", "confirmed", "reason", "Seen.");
        for (String path : List.of(
                "/workbench/" + finding + "/joint-decisions",
                "/workbench/" + finding + "/joint-decisions/" + UUID.randomUUID() + "/undo",
                "/findings/" + finding + "/dismissal/withdrawal",
                "/open-data-editions/1/publication")) {
            List<HttpResponse<String>> asked = new ArrayList<>();
            MovedClock.at(TOO_LATE, () -> asked.add(submit(path, form)));
            assertThat(asked.getFirst().uri().toString()).as(path).contains("/realms/sightline/", "prompt=login");
            browser.signIn(asked.getFirst(), "analyst2", Tokens.password("analyst2"));
        }
    }

    @Test
    void whoPublishesOpenDataByTheApiSignedInFreshly() {
        Ask analyst = Ask.with(Ask.parse(signedIn("analyst2", "/page-probe").body())
                .path("token")
                .asText());
        MovedClock.at(
                TOO_LATE,
                () -> assertThat(analyst.send("POST", "/api/open-data/editions/1/publication", "{}")
                                .statusCode())
                        .isEqualTo(401));
    }

    @Test
    void whoIsStillThereSaysSoWithoutAPage() {
        signedIn("auditor", "/page-probe");
        assertThat(open("/still-here").statusCode()).isEqualTo(204);
        HttpResponse<String> page = open("/overview");
        assertThat(page.body())
                .contains("id=\"sl-idle\"", "data-idle-seconds=\"900\"", "/sightline/idle.js")
                .contains("hidden");
        assertThat(new Browser()
                        .open(gateway.resolve("/still-here").toString())
                        .uri()
                        .getPath())
                .startsWith("/realms/");
        assertThat(new Browser().open(gateway.resolve("/").toString()).body()).doesNotContain("idle.js");
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            fields.put(field.group(1), unescaped(field.group(2)));
        }
        return fields;
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
