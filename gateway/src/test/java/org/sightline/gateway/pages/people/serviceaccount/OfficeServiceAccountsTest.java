package org.sightline.gateway.pages.people.serviceaccount;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.caller.Action;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.testsupport.service.Messages;

/** A machine of the office: two admins make it, for named operations and sources, and it is nothing else. */
@QuarkusTest
@RealGateway
class OfficeServiceAccountsTest {

    private static final String HERE = "/api/service-accounts";

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    NamedOperations operations;

    @Inject
    Sql sql;

    private final Ask admin = Ask.as("admin");
    private final Ask second = Ask.as("admin2");

    /** So that each test may make as many as there may be. */
    @AfterEach
    void endAll() {
        for (JsonNode account : admin.json(HERE)) {
            assertThat(admin.send("DELETE", HERE + "/" + account.path("id").asText(), null)
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private static String wanted(String operations, String sources) {
        return "{\"name\":\"Nightly orders (invented)\",\"operations\":[%s],\"sources\":[%s],\"days\":30}"
                .formatted(operations, sources);
    }

    private static JsonNode answered(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return Ask.parse(answer.asString());
    }

    private static String one(JsonNode credentials) {
        return HERE + "/" + credentials.at("/account/id").asText();
    }

    private static String version(JsonNode credentials) {
        return "\"" + credentials.at("/account/version").asText() + "\"";
    }

    private static Response approval(Ask by, JsonNode credentials) {
        return by.send("POST", one(credentials) + "/approval", null, "If-Match", version(credentials));
    }

    private JsonNode made(String operations, String sources) {
        return answered(approval(second, answered(admin.send("POST", HERE, wanted(operations, sources)), 201)), 200);
    }

    private static Ask signedIn(JsonNode credentials) {
        return Ask.with(token(credentials).jsonPath().getString("access_token"));
    }

    private static Response token(JsonNode credentials) {
        return given().formParams(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        credentials.path("clientId").asText(),
                        "client_secret",
                        credentials.path("secret").asText())
                .post(credentials.path("tokenUrl").asText());
    }

    @Test
    void oneAdminAloneMakesNone() {
        JsonNode asked = answered(admin.send("POST", HERE, wanted("\"overview\",\"findings\"", "")), 201);
        assertThat(asked.path("secret").isNull()).isTrue();
        assertThat(asked.path("clientId").isNull()).isTrue();
        assertThat(asked.at("/account/status").asText()).isEqualTo("waiting");
        assertThat(approval(admin, asked).statusCode()).as("who asked for it").isEqualTo(403);
        for (String other : List.of("analyst", "auditor")) {
            assertThat(approval(Ask.as(other), asked).statusCode()).as(other).isEqualTo(403);
            assertThat(Ask.as(other)
                            .send("POST", HERE, wanted("\"overview\"", ""))
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        JsonNode made = answered(approval(second, asked), 200);
        Ask machine = signedIn(made);
        assertThat(machine.get("/api/overview").statusCode()).isEqualTo(200);
        assertThat(machine.get("/api/findings?limit=1").statusCode()).isEqualTo(200);
        for (String unnamed : List.of("/api/register", "/api/people", "/api/imports", "/api/me", HERE)) {
            assertThat(machine.get(unnamed).statusCode()).as(unnamed).isEqualTo(403);
        }
        JsonNode listed = admin.json(HERE).get(0);
        assertThat(listed.path("createdBy").asText()).isEqualTo("admin");
        assertThat(listed.path("approvedBy").asText()).isEqualTo("admin2");
        assertThat(admin.json(HERE).toString())
                .doesNotContain(made.path("secret").asText());
    }

    @Test
    void noneIsMadeThatDecidesCertifiesAdministersGivesOrSaysWhatAFileMeans() {
        for (String never : List.of(
                "decide",
                "certifyReturn",
                "respond",
                "registerDevice",
                "registerAgency",
                "invite",
                "people",
                "createServiceAccount",
                "createOfficeServiceAccount",
                "approveOfficeServiceAccount",
                "draftOfficeRole",
                "putFeed",
                "putSource",
                "mapColumns",
                "applyImport",
                "undoImport",
                "addFunding",
                "claimBody",
                "approveWatchlist",
                "nonsense")) {
            assertThat(admin.send("POST", HERE, wanted("\"" + never + "\"", "\"any\""))
                            .statusCode())
                    .as(never)
                    .isEqualTo(422);
        }
        assertThat(Set.copyOf(operations.all(null).stream()
                        .map(Route::action)
                        .filter(action -> action != null)
                        .toList()))
                .containsExactlyInAnyOrder(
                        Action.READ, Action.SEND, Action.SEE_AGENCY, Action.SEE_OFFICE, Action.OVERSEE);
    }

    @Test
    void whatItSendsIntoIsNamedAndToldToTheServices() {
        for (String sources : List.of("", "\"Franklin Orders\"", "\"" + "x".repeat(101) + "\"")) {
            assertThat(admin.send("POST", HERE, wanted("\"importFile\"", sources))
                            .statusCode())
                    .as(sources)
                    .isEqualTo(422);
        }
        assertThat(admin.send("POST", HERE, wanted("\"overview\"", "").replace("30", "91"))
                        .statusCode())
                .isEqualTo(422);
        JsonNode made = made("\"importFile\",\"importStatus\"", "\"franklin-orders\",\"cedar-orders\"");
        String name = made.path("clientId").asText();
        ConsumerRecord<String, String> told = Say.records()
                .await("grants", Duration.ofSeconds(20), found -> found.value().contains(name));
        assertThat(Messages.faults("grant", Messages.json(told.value()))).isEmpty();
        JsonNode role = Ask.parse(told.value()).at("/roles/0");
        assertThat(Ask.parse(told.value()).path("place").asText()).isEqualTo("office");
        assertThat(role.path("role").asText()).isEqualTo("office-service-account");
        assertThat(role.path("operations"))
                .extracting(JsonNode::asText)
                .containsExactly("GET /imports/{}", "POST /imports");
        assertThat(role.path("sources"))
                .extracting(JsonNode::asText)
                .containsExactly("cedar-orders", "franklin-orders");
    }

    @Test
    void newCredentialsTakeASecondAdminAndNoGap() {
        JsonNode first = made("\"overview\"", "");
        JsonNode asked = answered(
                second.send(
                        "POST", one(first) + "/rotation", "{\"graceHours\":3,\"days\":90}", "If-Match", version(first)),
                200);
        assertThat(asked.path("secret").isNull()).isTrue();
        assertThat(approval(second, asked).statusCode()).isEqualTo(403);
        assertThat(signedIn(first).get("/api/overview").statusCode())
                .as("it goes on to work meanwhile")
                .isEqualTo(200);
        JsonNode renewed = answered(approval(admin, asked), 200);
        assertThat(signedIn(renewed).get("/api/overview").statusCode()).isEqualTo(200);
        assertThat(signedIn(first).get("/api/overview").statusCode())
                .as("and for the hours that were asked for")
                .isEqualTo(200);
        assertThat(renewed.at("/account/oldClientId")).isEqualTo(first.path("clientId"));
    }

    @Test
    void anEndBitesWithTheNextRequestAndTakesOneAdmin() {
        JsonNode made = made("\"overview\",\"me\"", "");
        Ask machine = signedIn(made);
        assertThat(machine.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(second.send("DELETE", one(made), null).statusCode()).isEqualTo(204);
        for (String path : List.of("/api/me", "/api/overview")) {
            assertThat(machine.get(path).statusCode()).as(path).isIn(401, 403, 404);
        }
        assertThat(token(made).statusCode()).isEqualTo(401);
        assertThat(approval(admin, made).statusCode()).as("by another version").isEqualTo(412);
    }

    @Test
    void itIsNoPersonOfTheOffice() {
        JsonNode made = made("\"overview\"", "");
        String name = "service-account-" + made.path("clientId").asText();
        assertThat(admin.json("/api/office/people").toString()).doesNotContain(name);
        assertThat(admin.json("/api/people?limit=1000").toString()).doesNotContain(name);
        String role =
                "{\"username\":\"%s\",\"role\":\"auditor\",\"change\":\"give\",\"reason\":\"An invented reason.\"}"
                        .formatted(name);
        assertThat(admin.send("POST", "/api/office/drafts", role).statusCode()).isIn(409, 422);
        assertThat(Ask.as("auditor").json("/api/audit?limit=50").toString())
                .contains("asked for service account", "made service account");
    }

    @Test
    void itWaitsOnThePageOfApprovalsAndIsAgreedToOnItsOwn() {
        Visitor asking = Visitor.signedIn(gateway, "admin");
        assertThat(asking.submit(
                                "/service-accounts",
                                Map.of(
                                        "name",
                                        "Orders of the night",
                                        "presets",
                                        "send-purchase-files",
                                        "sources",
                                        "franklin-orders, cedar-orders"))
                        .body())
                .contains("Orders of the night is waiting for another person")
                .doesNotContain("id=\"secret\"");
        Visitor agreeing = Visitor.signedIn(gateway, "admin2");
        assertThat(agreeing.open("/approvals").body())
                .contains("Orders of the night", "href=\"/service-accounts\"", "Service account of the office");
        JsonNode waiting = admin.json(HERE).get(0);
        assertThat(waiting.path("sources")).hasSize(2);
        String approval = "/service-accounts/" + waiting.path("id").asText() + "/approval";
        assertThat(asking.open("/service-accounts").body()).doesNotContain(approval);
        assertThat(agreeing.submit(approval, Map.of("version", "1")).body()).contains("id=\"secret\"");
        assertThat(agreeing.open("/approvals").body()).doesNotContain("Orders of the night");
    }

    @Test
    void aRowThatNeitherWorksNorWaitsCannotBeWritten() {
        JsonNode made = made("\"overview\"", "");
        assertThatThrownBy(() -> sql.as(
                        RowScope.job("test"),
                        () -> sql.query(
                                        "update service_account set client_id = null, subject = null where client_id = :c")
                                .with("c", made.path("clientId").asText())
                                .change()))
                .hasMessageContaining("works_or_waits");
    }

    @Test
    void itHoldsForNinetyDaysFromTheAgreementOn() {
        String longest = wanted("\"overview\"", "").replace("30", "90");
        JsonNode made = answered(approval(second, answered(admin.send("POST", HERE, longest), 201)), 200);
        assertThat(signedIn(made).get("/api/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void thereIsNoRoomForMoreThanTen() {
        // Those count too that may do no more than an address for OpenRefine opens.
        String reconciling = "\"reconcile\",\"reconcileManifest\",\"reconcileSuggest\"";
        answered(admin.send("POST", HERE, wanted(reconciling, "")), 201);
        for (int i = 1; i < ServiceAccounts.MOST_OF_AGENCY; i++) {
            answered(admin.send("POST", HERE, wanted("\"overview\"", "")), 201);
        }
        assertThat(admin.send("POST", HERE, wanted("\"overview\"", "")).statusCode())
                .isEqualTo(409);
    }
}
