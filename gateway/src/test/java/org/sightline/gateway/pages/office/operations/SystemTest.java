package org.sightline.gateway.pages.office.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.Say;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.EveryChannel;

/** Admins see how all parts are, and decide on messages that were set aside. */
@QuarkusTest
@RealGateway
class SystemTest implements EveryChannel {

    private static final String[] SECRETS = {
        "session-cookies-of-one-machine", "sightline-gateway-local", "sightline-machines-local", "gateway_app-local"
    };

    @TestHTTPResource("/")
    URI gateway;

    private final Ask admin = Ask.as("admin");

    @Test
    void eachPartSaysWhatWaits() {
        JsonNode parts = admin.json("/api/system");

        assertThat(parts.findValuesAsText("part")).containsExactly("gateway", "ingest", "matching", "inventory");
        assertThat(parts.at("/1/well").asBoolean()).isFalse();
        assertThat(parts.at("/1/sentences/0").asText()).isEqualTo("7 messages wait.");
        assertThat(parts.at("/1/state/outbox/depth").asInt()).isEqualTo(7);
    }

    @Test
    void whatAPartDoesNotKnowIsShownAsNotKnownAndNotAsZero() {
        JsonNode ingest = admin.json("/api/system").at("/1/state/topics");
        assertThat(ingest.at("/0/lag").asInt()).isEqualTo(12);
        assertThat(ingest.at("/1/lag").isNumber()).isFalse();

        assertThat(Visitor.signedIn(gateway, "admin").open("/system").body())
                .contains("invented-devices: 12 queued", "invented-lines: queue unknown");
    }

    @Test
    void adminsSeeWhatIsSetInEachPartAndWhereItCameFrom() {
        JsonNode parts = admin.json("/api/system/settings");

        assertThat(parts.findValuesAsText("part")).containsExactly("gateway", "ingest", "matching", "inventory");
        assertThat(setting(parts, 0, "sightline.help.contact").path("set").asBoolean())
                .as("nobody has given one")
                .isFalse();
        assertThat(setting(parts, 0, "sightline.rate.period").path("value").asText())
                .isEqualTo("60S");
        assertThat(setting(parts, 0, "sightline.rate.period").path("source").asText())
                .isEqualTo("default");
        assertThat(setting(parts, 1, "sightline.import.workers").path("value").asText())
                .isEqualTo("3");
        assertThat(Ask.as("analyst").get("/api/system/settings").statusCode()).isEqualTo(403);
    }

    @Test
    void ofASecretAdminsSeeOnlyThatItIsSet() {
        JsonNode secret = setting(admin.json("/api/system/settings"), 0, "sightline.sign-in-secrets.session");

        assertThat(secret.path("set").asBoolean()).isTrue();
        assertThat(secret.path("value").isMissingNode() || secret.path("value").isNull())
                .isTrue();
        assertThat(admin.get("/api/system/settings").asString())
                .contains("SIGHTLINE_MACHINES_SECRET")
                .doesNotContain(SECRETS);
    }

    @Test
    void ofAPartThatDoesNotAnswerIsSaidThatItDoesNot() {
        JsonNode parts =
                Ask.parse(admin.send("GET", "/api/system/settings", null, "X-Correlation-Id", "nothing-answers")
                        .asString());

        assertThat(parts.findValuesAsText("answers")).containsExactly("true", "false", "false", "false");
        assertThat(parts.at("/0/settings")).isNotEmpty();
        assertThat(parts.at("/1/settings")).isEmpty();
    }

    @Test
    void thePageOfSettingsIsReachedFromTheSystemPageAndShowsNoSecret() {
        Visitor person = Visitor.signedIn(gateway, "admin");
        assertThat(person.open("/system").body()).contains("href=\"/system/settings\"");

        assertThat(person.open("/system/settings").body())
                .contains("sightline.help.contact", "not set", "SIGHTLINE_MACHINES_SECRET", "sightline.import.workers")
                .doesNotContain(SECRETS);
        assertThat(Visitor.signedIn(gateway, "analyst").open("/system/settings").statusCode())
                .isEqualTo(403);
    }

    private static JsonNode setting(JsonNode parts, int part, String name) {
        for (JsonNode setting : parts.path(part).path("settings")) {
            if (setting.path("name").asText().equals(name)) {
                return setting;
            }
        }
        throw new AssertionError("There is no " + name);
    }

    @Test
    void aMessageIsNeverMadeAFactByOneAdminWhoMayNotEvenReadIt() {
        ObjectNode finding = Say.purchase(UUID.randomUUID(), "hikvision", "2021-01-01", "PROHIBITED");
        String path = unreadable(finding);

        assertThat(Ask.as("analyst").get(path).statusCode()).isEqualTo(403);
        assertThat(admin.send("POST", path + "/replay", corrected(finding)).statusCode())
                .isEqualTo(403);
        assertThat(admin.send("POST", path + "/replay/approval", "{\"draft\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.send("POST", path + "/discard", "{}").statusCode()).isEqualTo(422);

        assertThat(Ask.as("analyst")
                        .get("/api/findings/" + finding.path("id").asText())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMessageIsCorrectedByOnePersonAndTakenWhenAnotherApprovesAndTheOfficeSeesWhoDidIt() {
        ObjectNode finding = Say.purchase(UUID.randomUUID(), "hikvision", "2021-01-01", "PROHIBITED");
        String path = unreadable(finding);
        Ask author = Ask.with(Tokens.officePerson("admin", "auditor"));
        Visitor approver = Visitor.signedIn(gateway, name(Tokens.officePerson("admin", "reviewer")));
        String page = path.substring("/api".length());

        assertThat(author.send("POST", path + "/replay", "{}").statusCode())
                .as("what it says is no finding")
                .isEqualTo(422);
        Response drafted = author.send("POST", path + "/replay", corrected(finding));
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(200);
        assertThat(author.send("POST", path + "/replay/approval", "{\"draft\":1}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(approver.open(page).body())
                .contains("Approve and replay message", finding.path("id").asText());

        assertThat(approver.submit(page + "/replay/approval", Map.of("draft", "1"))
                        .body())
                .contains("Replayed.");

        assertThat(Ask.as("analyst")
                        .json("/api/findings/" + finding.path("id").asText())
                        .path("verdict")
                        .asText())
                .isEqualTo("PROHIBITED");
        assertThat(Ask.as("auditor").json("/api/audit?limit=20").path("items").findValuesAsText("action"))
                .contains("draft replay of dead letter", "replay dead letter");
        assertThat(author.send("POST", path + "/replay", corrected(finding)).statusCode())
                .isEqualTo(409);
    }

    /** Sends a finding of which only the id can be read, and gives the address of the message that was set aside. */
    private String unreadable(ObjectNode finding) {
        UUID agency = UUID.fromString(finding.path("agencyId").asText());
        String id = finding.path("id").asText();
        Say.agencies(Say.agency(agency, "Town of Poison (invented)", "town"));
        Say.raw("findings", id, "{\"id\":\"" + id + "\"}");
        JsonNode letter =
                await().atMost(Duration.ofSeconds(20)).until(() -> openLetter(id), found -> !found.isMissingNode());
        assertThat(letter.path("topic").asText()).isEqualTo("findings");
        assertThat(letter.path("heldUp").asText()).contains("knows the thing as it was before");
        return "/api/system/gateway/dead-letters/" + letter.path("id").asText();
    }

    private static String corrected(ObjectNode finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("payload", finding.toString())
                .toString();
    }

    /** The user name in a token. */
    private static String name(String token) {
        return Ask.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .path("preferred_username")
                .asText();
    }

    private JsonNode openLetter(String key) {
        for (JsonNode letter :
                admin.json("/api/system/gateway/dead-letters?limit=1000").path("items")) {
            if (letter.path("key").asText().equals(key)) {
                return letter;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    @Test
    void whatIsNotThereIsNotThere() {
        assertThat(admin.get("/api/system/nothing/dead-letters").statusCode()).isEqualTo(404);
        assertThat(admin.get("/api/system/gateway/dead-letters/abc").statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/api/system/gateway/dead-letters/999999999").statusCode())
                .isEqualTo(404);
    }
}
