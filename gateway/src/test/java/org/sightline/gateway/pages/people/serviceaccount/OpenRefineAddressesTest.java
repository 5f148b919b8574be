package org.sightline.gateway.pages.people.serviceaccount;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.MovedClock;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.grant.GrantRepository;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.caller.Caller;
import org.sightline.localstack.people.Tokens;

/**
 * An address with a key, for OpenRefine, which can send no token: it opens the reconciliation service and nothing else, until
 * its end, and its key is written nowhere.
 */
@QuarkusTest
@RealGateway
class OpenRefineAddressesTest {

    private static final String HERE = "/api/openrefine-addresses";
    private static final String QUERIES = "{\"q0\":{\"query\":\"HIK VISION USA\",\"type_strict\":\"should\"}}";

    @TestHTTPResource("/")
    URI gateway;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    GrantRepository grants;

    private final UUID agency = UUID.randomUUID();
    private final Ask analyst = Ask.as("analyst");
    private final Ask admin = Ask.as("admin");
    private Ask reader;

    @BeforeEach
    void anAgency() {
        Say.agencies(Say.agency(agency, "Town of Refinewell (invented)", "town"));
        analyst.until(
                "/api/agencies/" + agency + "/compliance",
                json -> json.path("agency").isObject());
        reader = Ask.with(Tokens.agencyPerson(agency, "reader"));
    }

    /** So that each test may make as many as there may be. */
    @AfterEach
    void endAll() {
        for (JsonNode one : admin.json(HERE)) {
            if (one.path("status").asText().equals("active")) {
                assertThat(end(admin, one)).isEqualTo(204);
            }
        }
    }

    private static JsonNode made(Ask by) {
        Response answer = by.send("POST", HERE, "{\"days\":30}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return Ask.parse(answer.asString());
    }

    private static String url(JsonNode made) {
        return made.path("url").asText();
    }

    private static String key(JsonNode made) {
        return url(made).replaceFirst(".*/reconcile/", "");
    }

    private static int end(Ask by, JsonNode address) {
        String id = address.path("address").isMissingNode()
                ? address.path("id").asText()
                : address.at("/address/id").asText();
        return by.send("DELETE", HERE + "/" + id, null).statusCode();
    }

    /** As OpenRefine asks: a form, no header that says who. */
    private static Response queried(String url) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("queries", QUERIES)
                .post(url);
    }

    private static int status(String url) {
        return given().redirects().follow(false).get(url).statusCode();
    }

    private JsonNode listed(Ask by, JsonNode made) {
        for (JsonNode one : by.json(HERE)) {
            if (one.path("id").equals(made.at("/address/id"))) {
                return one;
            }
        }
        return Ask.parse("{}");
    }

    @Test
    void whoeverHasARoleMakesAnAddressThatReconcilesWithoutAToken() {
        for (Ask person : List.of(reader, analyst, admin)) {
            JsonNode made = made(person);
            assertThat(made.at("/address/status").asText()).isEqualTo("active");
            Response manifest =
                    given().header("Origin", "http://127.0.0.1:3333").get(url(made));
            assertThat(manifest.statusCode()).as(manifest.asString()).isEqualTo(200);
            assertThat(manifest.header("Access-Control-Allow-Origin"))
                    .as("the page of OpenRefine reads it")
                    .isEqualTo("*");
            assertThat(manifest.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(manifest.header("Cache-Control")).isEqualTo("no-store");
            Response answers = queried(url(made));
            assertThat(answers.statusCode()).as(answers.asString()).isEqualTo(200);
            JsonNode heard = Ask.parse(answers.asString());
            assertThat(heard.path("path").asText()).isEqualTo("/reconcile");
            assertThat(heard.path("authorization").asText())
                    .as("the service is told who asks, and sees no key")
                    .startsWith("Bearer ey");
            assertThat(heard.path("bytes").asInt()).isGreaterThan(20);
            Response suggested = given().get(url(made) + "/suggest/entity?prefix=hik");
            assertThat(suggested.statusCode()).isEqualTo(200);
            assertThat(Ask.parse(suggested.asString()).path("query").asText()).isEqualTo("prefix=hik");
        }
    }

    @Test
    void theKeyOpensNothingElse() {
        String url = url(made(analyst));
        for (String further : List.of("/findings", "/../findings", "/suggest", "/suggest/entity/x", "/%2e%2e/me")) {
            assertThat(status(url + further)).as(further).isIn(401, 404);
        }
        assertThat(given().delete(url).statusCode()).isIn(403, 405);
        String key = url.replaceFirst(".*/reconcile/", "");
        for (String path : List.of("/api/reconcile", "/api/me", "/api/findings", HERE)) {
            assertThat(Ask.with(key).get(path).statusCode()).as(path).isEqualTo(401);
        }
        int dot = key.indexOf('.');
        String token = Tokens.forClient(key.substring(0, dot), key.substring(dot + 1));
        Ask machine = Ask.with(token);
        for (String path : List.of("/api/me", "/api/findings", "/api/watchlist", "/api/agencies", HERE)) {
            assertThat(machine.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(machine.send("POST", HERE, "{\"days\":3}").statusCode()).isEqualTo(403);
    }

    @Test
    void aWrongKeyIsAnsweredAsABadTokenIsAndSoIsTheSecretOfAnotherMachine() {
        String url = url(made(analyst));
        for (String wrong : List.of("", "x", "a.b", "office-system-none.secret", url + "x", "%00")) {
            String address = wrong.startsWith("http") ? wrong : gateway + "reconcile/" + wrong;
            assertThat(status(address)).as(wrong).isIn(400, 401, 404);
        }
        Response refused = given().get(url + "x");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(refused.header("RateLimit")).as("and counted by address").isNotBlank();
        JsonNode asked = Ask.parse(admin.send(
                        "POST",
                        "/api/service-accounts",
                        "{\"name\":\"Figures (invented)\",\"operations\":[\"overview\",\"reconcileManifest\"],\"days\":3}")
                .asString());
        String other = "/api/service-accounts/" + asked.at("/account/id").asText();
        JsonNode machine = Ask.parse(Ask.as("admin2")
                .send("POST", other + "/approval", null, "If-Match", "\"1\"")
                .asString());
        String key =
                machine.path("clientId").asText() + "." + machine.path("secret").asText();
        assertThat(machine.path("secret").asText()).isNotEmpty();
        assertThat(status(gateway + "reconcile/" + key)).isEqualTo(401);
        assertThat(admin.send("DELETE", other, null).statusCode()).isEqualTo(204);
    }

    @Test
    void anAddressEndsAtOnceByItsOwnerOrAnAdminAndByNobodyElse() {
        JsonNode made = made(reader);
        assertThat(status(url(made))).isEqualTo(200);
        Ask stranger = Ask.with(Tokens.agencyPerson(UUID.randomUUID(), "reporter"));
        Ask colleague = Ask.with(Tokens.agencyPerson(agency, "reporter"));
        for (Ask other : List.of(stranger, colleague)) {
            assertThat(listed(other, made)).isEmpty();
            assertThat(end(other, made)).isEqualTo(404);
        }
        assertThat(end(analyst, made)).as("the office sees it").isEqualTo(404);
        assertThat(listed(analyst, made).path("owner").asText()).isEqualTo("reader." + agency);
        assertThat(end(reader, made)).isEqualTo(204);
        assertThat(queried(url(made)).statusCode()).isIn(401, 403);
        JsonNode another = made(reader);
        assertThat(status(url(another))).isEqualTo(200);
        assertThat(end(admin, another)).isEqualTo(204);
        assertThat(status(url(another))).isIn(401, 403);
        assertThat(listed(reader, another).path("revokedBy").asText()).isEqualTo("admin");
    }

    @Test
    void itIsToldListedAndEndedWithTheMachinesOfTheAgency() {
        JsonNode made = made(reader);
        Ask manager = Ask.with(Tokens.agencyPerson(agency, "agency-admin"));
        JsonNode account =
                manager.json("/api/agencies/" + agency + "/service-accounts").get(0);
        assertThat(account.path("id")).isEqualTo(made.at("/address/id"));
        assertThat(account.path("createdBy").asText()).isEqualTo("reader." + agency);
        assertThat(account.path("operations")).hasSize(3);
        Say.records()
                .await(
                        "grants",
                        Duration.ofSeconds(20),
                        told -> told.value().contains(account.path("clientId").asText()));
        String one = "/api/agencies/" + agency + "/service-accounts/"
                + account.path("id").asText();
        assertThat(manager.send("DELETE", one, null).statusCode()).isEqualTo(204);
        assertThat(status(url(made))).isIn(401, 403);
    }

    @Test
    void itEndsWithTheRoleOfItsOwnerAndByItself() {
        JsonNode made = made(reader);
        assertThat(status(url(made))).isEqualTo(200);
        MovedClock.at(
                Duration.ofDays(30).plusMinutes(1),
                () -> assertThat(status(url(made))).isIn(401, 403));
        String token = Tokens.agencyPerson(agency, "reader");
        JsonNode claims =
                Ask.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        grants.end(
                new GrantRepository.Role(
                        claims.path("sub").asText(),
                        claims.path("preferred_username").asText(),
                        agency,
                        "reader"),
                Caller.of("test", "the test", Set.of(), List.of()));
        assertThat(status(url(made))).isEqualTo(401);
    }

    @Test
    void itSaysWhenItWasUsedLastAndHowLongItWorks() {
        JsonNode made = made(analyst);
        assertThat(listed(analyst, made).path("lastUsedAt").isNull()).isTrue();
        assertThat(status(url(made))).isEqualTo(200);
        JsonNode used = listed(admin, made);
        assertThat(used.path("lastUsedAt").asText()).isNotEmpty();
        assertThat(used.path("owner").asText()).isEqualTo("analyst");
        assertThat(used.path("own").asBoolean()).isFalse();
        assertThat(used.toString()).doesNotContain(key(made));
        for (String days : List.of("0", "91", "null", "\"x\"")) {
            assertThat(analyst.send("POST", HERE, "{\"days\":" + days + "}").statusCode())
                    .as(days)
                    .isIn(400, 422);
        }
    }

    @Test
    void onePersonHasThreeAtMostAndAProgramOrSomebodyWithoutARoleHasNone() {
        List<JsonNode> made = new ArrayList<>();
        for (int i = 0; i < OpenRefineAddresses.MOST_OF_PERSON; i++) {
            made.add(made(reader));
        }
        assertThat(reader.send("POST", HERE, "{\"days\":30}").statusCode()).isEqualTo(409);
        assertThat(end(reader, made.getFirst())).isEqualTo(204);
        made(reader);
        assertThat(Ask.with(Tokens.officePerson("nobody"))
                        .send("POST", HERE, "{\"days\":30}")
                        .statusCode())
                .isEqualTo(409);
        Ask machine = Ask.with(Tokens.serviceAccount(agency, List.of("POST /openrefine-addresses")));
        assertThat(machine.send("POST", HERE, "{\"days\":30}").statusCode()).isEqualTo(409);
    }

    @Test
    void theSameRequestAgainDoesNotShowTheAddressAgain() {
        Response first = analyst.send("POST", HERE, "{\"days\":2}", "Idempotency-Key", "refine-once-" + agency);
        Response again = analyst.send("POST", HERE, "{\"days\":2}", "Idempotency-Key", "refine-once-" + agency);
        assertThat(Ask.parse(first.asString()).path("url").asText()).contains("/reconcile/");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).doesNotContain("/reconcile/");
    }

    @Test
    void theKeyStandsInNoLogFigureProblemOrAuditLog() {
        List<String> written = new ArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                written.add(entry.getMessage() + " " + java.util.Arrays.toString(entry.getParameters()) + " "
                        + entry.getThrown());
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        try {
            JsonNode made = made(analyst);
            String secret = key(made).replaceFirst(".*\\.", "");
            List<String> answers = new ArrayList<>();
            answers.add(given().get(url(made)).asString());
            answers.add(given().header("X-Correlation-Id", "nothing-answers")
                    .get(url(made))
                    .asString());
            answers.add(queried(url(made)).asString());
            answers.add(given().get(url(made) + "/suggest/entity?nonsense=1").asString());
            answers.add(given().get(url(made) + "/nothing").asString());
            answers.add(given().get(url(made) + "x").asString());
            assertThat(end(analyst, made)).isEqualTo(204);
            answers.add(given().get(url(made)).asString());
            assertThat(answers).noneMatch(answer -> answer.contains(secret));
            Ask auditor = Ask.as("auditor");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(
                                    auditor.json("/api/audit?limit=200").toString())
                            .contains("made service account"));
            assertThat(auditor.json("/api/audit?limit=200").toString()).doesNotContain(secret);
            assertThat(given().get(management.resolve("metrics")).asString()).doesNotContain(secret);
            assertThat(written).noneMatch(line -> line.contains(secret));
        } finally {
            root.removeHandler(listening);
        }
    }

    @Test
    void thePageMakesShowsOnceAndEndsIt() {
        Visitor visitor = Visitor.signedIn(gateway, "analyst");
        assertThat(visitor.open("/account").body()).contains("href=\"/openrefine\"");
        assertThat(visitor.submit("/openrefine", Map.of("days", "0")).statusCode())
                .isEqualTo(422);
        String shown = visitor.submit("/openrefine", Map.of("days", "5")).body();
        assertThat(shown).contains("id=\"url\"", "/reconcile/office-system-");
        String again = visitor.open("/openrefine").body();
        assertThat(again).doesNotContain("/reconcile/").contains("not yet");
        String id = analyst.json(HERE).get(0).path("id").asText();
        assertThat(again).contains("/openrefine/" + id + "/end");
        assertThat(visitor.submit("/openrefine/" + id + "/end", Map.of()).body())
                .contains("The address has ended");
        assertThat(analyst.json(HERE).get(0).path("status").asText()).isEqualTo("revoked");
    }
}
