package org.sightline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.Keycloak;

/** What the realm of real installations must and must not allow. */
class RealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode realm = JSON.readTree(
            Root.directory().resolve("deploy/keycloak/sightline-realm.json").toFile());

    RealmTest() throws IOException {}

    @Test
    void itHasNobodyAndNoSecretInIt() {
        assertThat(realm.path("users")).allMatch(user -> user.has("serviceAccountClientId"));
        assertThat(realm.findValuesAsText("secret")).allMatch(secret -> secret.matches("\\$\\{[A-Z_]+}"));
        assertThat(realm.at("/smtpServer/password").asText()).matches("\\$\\{[A-Z_]+}");
        assertThat(realm.toString()).doesNotContain("-local", "localhost", "127.0.0.1");
    }

    @Test
    void passwordsAreGuardedAndNobodySignsUp() {
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
        assertThat(realm.path("rememberMe").asBoolean(true)).isFalse();
        assertThat(realm.path("verifyEmail").asBoolean()).isTrue();
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
        assertThat(realm.path("passwordPolicy").asText())
                .contains("length(14)", "notUsername", "notContainsUsername", "passwordHistory")
                .as("words that are no secret here")
                .contains("sightline|hikvision|dahua|hytera|huawei|password");
        assertThat(realm.path("sslRequired").asText()).isIn("external", "all");
    }

    @Test
    void everybodySetsUpASecondFactor() {
        JsonNode otp = named(realm.path("requiredActions"), "alias", "CONFIGURE_TOTP");
        assertThat(otp.path("enabled").asBoolean()).isTrue();
        assertThat(realm.path("browserFlow").asText()).isEqualTo("sightline sign-in");
        JsonNode without = named(realm.path("authenticationFlows"), "alias", "sightline first second factor");
        assertThat(named(without.path("authenticationExecutions"), "authenticator", "auth-otp-form")
                        .path("requirement")
                        .asText())
                .as("whoever has no second factor")
                .isEqualTo("REQUIRED");
        assertThat(realm.path("otpPolicyCodeReusable").asBoolean(true)).isFalse();
        assertThat(named(realm.path("clients"), "clientId", "account-console")
                        .path("enabled")
                        .asBoolean(true))
                .as("the page on which a person could remove the factor")
                .isFalse();
    }

    @Test
    void aPasswordIsLevelOneAndASecondFactorLevelTwoBelowWhichNobodySignsIn() throws IOException {
        assertThat(JSON.readTree(realm.at("/attributes/acr.loa.map").asText()))
                .isEqualTo(JSON.readTree("{\"1\":1,\"2\":2}"));
        JsonNode gateway = named(realm.path("clients"), "clientId", "sightline-gateway");
        assertThat(gateway.path("attributes").path("default.acr.values").asText())
                .isEqualTo("2");
        assertThat(gateway.path("attributes").path("minimum.acr.value").asText())
                .isEqualTo("2");
        for (String level : List.of("1", "2")) {
            JsonNode flow = named(realm.path("authenticationFlows"), "alias", "sightline level " + level);
            String condition = named(
                            flow.path("authenticationExecutions"),
                            "authenticator",
                            "conditional-level-of-authentication")
                    .path("authenticatorConfig")
                    .asText();
            assertThat(named(realm.path("authenticatorConfig"), "alias", condition)
                            .at("/config/loa-condition-level")
                            .asText())
                    .isEqualTo(level);
        }
    }

    @Test
    void tokensAreShortAndRefreshTokensAreUsedOnce() {
        assertThat(realm.path("accessTokenLifespan").asInt()).isBetween(30, 300);
        assertThat(realm.path("accessCodeLifespan").asInt()).isBetween(10, 60);
        assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
        assertThat(realm.path("refreshTokenMaxReuse").asInt(-1)).isZero();
        assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isBetween(60, 900);
        assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isBetween(60, 12 * 3600);
        assertThat(realm.path("offlineSessionMaxLifespanEnabled").asBoolean(false))
                .isFalse();
        assertThat(realm.path("defaultSignatureAlgorithm").asText()).isIn("RS256", "PS256", "ES256");
    }

    @Test
    void clientsHaveExactAddressesAndOnlyTheFlowsThatTheyNeed() {
        List<String> open = new ArrayList<>();
        for (JsonNode client : realm.path("clients")) {
            String id = client.path("clientId").asText();
            assertThat(client.path("implicitFlowEnabled").asBoolean(true))
                    .as(id)
                    .isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true))
                    .as(id)
                    .isFalse();
            assertThat(texts(client.path("redirectUris"))).as(id).noneMatch(uri -> uri.contains("*"));
            assertThat(client.at("/attributes/post.logout.redirect.uris").asText())
                    .as(id)
                    .doesNotContain("*", "+");
            assertThat(texts(client.path("webOrigins"))).as(id).noneMatch(origin -> origin.matches("[*+]"));
            if (client.path("standardFlowEnabled").asBoolean(true)) {
                open.add(id);
                assertThat(client.path("publicClient").asBoolean(true)).as(id).isFalse();
                assertThat(client.at("/attributes/pkce.code.challenge.method").asText())
                        .as(id)
                        .isEqualTo("S256");
                assertThat(client.path("serviceAccountsEnabled").asBoolean(true))
                        .as(id)
                        .isFalse();
            }
        }
        assertThat(open).containsExactly("sightline-gateway");
        assertThat(named(realm.path("clients"), "clientId", "admin-cli")
                        .path("enabled")
                        .asBoolean(true))
                .as("sign-in by password for the administration")
                .isFalse();
    }

    @Test
    void onlyTheCommandsAskForDeviceCodesAndTheyCanDoNothingElse() {
        for (JsonNode client : realm.path("clients")) {
            boolean commands = client.path("clientId").asText().equals("sightline-command");
            assertThat(client.at("/attributes/oauth2.device.authorization.grant.enabled")
                            .asText())
                    .as(client.path("clientId").asText())
                    .isEqualTo(commands ? "true" : "");
        }
        JsonNode commands = named(realm.path("clients"), "clientId", "sightline-command");
        assertThat(commands.path("standardFlowEnabled").asBoolean(true)).isFalse();
        assertThat(commands.at("/attributes/minimum.acr.value").asText()).isEqualTo("2");
    }

    @Test
    void theClientsOfTheGatewayCanDoWhatTheyAreForAndNothingElse() {
        assertThat(realm.path("users")).hasSize(2);
        JsonNode account = realm.path("users").get(0);
        assertThat(account.path("serviceAccountClientId").asText()).isEqualTo("sightline-accounts");
        assertThat(account.path("clientRoles").fieldNames()).toIterable().containsExactly("realm-management");
        assertThat(texts(account.at("/clientRoles/realm-management")))
                .containsExactlyInAnyOrder(
                        "manage-users", "query-groups", "query-users", "view-events", "view-realm", "view-users");
        JsonNode machines = realm.path("users").get(1);
        assertThat(machines.path("serviceAccountClientId").asText()).isEqualTo("sightline-machines");
        assertThat(machines.path("clientRoles").fieldNames()).toIterable().containsExactly("realm-management");
        assertThat(texts(machines.at("/clientRoles/realm-management"))).containsExactly("manage-clients");
    }

    @Test
    void tokensAreForSightlineAndSayNothingOfRoles() throws IOException {
        JsonNode mappers =
                named(realm.path("clients"), "clientId", "sightline-gateway").path("protocolMappers");
        JsonNode local = JSON.readTree(Keycloak.class.getResource("/realm/sightline-realm.json"));
        assertThat(mappers).hasSize(1);
        assertThat(mappers.get(0)).isEqualTo(named(local.at("/clients/0/protocolMappers"), "name", "audience"));
        assertThat(realm.path("roles")).isEqualTo(local.path("roles"));
    }

    @Test
    void theSignInPagesAreEnglishAndSpanish() throws IOException {
        JsonNode local = JSON.readTree(Keycloak.class.getResource("/realm/sightline-realm.json"));
        for (JsonNode one : List.of(realm, local)) {
            assertThat(one.path("internationalizationEnabled").asBoolean()).isTrue();
            assertThat(texts(one.path("supportedLocales"))).containsExactly("en", "es");
            assertThat(one.path("defaultLocale").asText()).isEqualTo("en");
        }
        assertThat(realm.at("/localizationTexts/es").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> realm.at("/localizationTexts/en").fieldNames());
    }

    @Test
    void whatHappensIsKeptAndForgottenInTime() {
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("eventsExpiration").asLong()).isBetween(30L * 86_400, 3 * 366L * 86_400);
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("adminEventsDetailsEnabled").asBoolean()).isTrue();
    }

    private static JsonNode named(JsonNode all, String field, String value) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + value));
    }

    private static List<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
