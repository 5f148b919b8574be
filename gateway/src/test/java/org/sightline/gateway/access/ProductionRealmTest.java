package org.sightline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sightline.gateway.Ask;
import org.sightline.gateway.RealGateway;
import org.sightline.localstack.server.Keycloak;

/**
 * The realm of real installations, imported into the real Keycloak of the tests under another name, and tried as people
 * and programs would: what it lets through and what it does not.
 */
@QuarkusTest
@RealGateway
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionRealmTest {

    private static final Path REALM =
            Path.of(System.getProperty("sightline.root"), "deploy/keycloak/sightline-realm.json");
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("http[^\\s\"<]+/login-actions/action-token\\?key=[^\\s\"<]+");
    private static final Pattern PROCEED = Pattern.compile("href=\"([^\"]*/login-actions/[^\"]+)\"");
    private static final String PASSWORD = "A long invented passphrase 1";
    private static final String CLIENT_SECRET = "an-invented-secret-of-the-test";
    private static final String VERIFIER = "an-invented-verifier-that-is-long-enough-for-the-protocol";

    @ConfigProperty(name = "sightline.keycloak.url")
    String address;

    @ConfigProperty(name = "sightline.test.mail")
    String mail;

    @ConfigProperty(name = "sightline.test.mail-port")
    int mailPort;

    private final String name = "production-" + UUID.randomUUID().toString().substring(0, 8);
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer pages;
    private String home;
    private String person;

    /** Once: its keys take seconds to make. Each test has a person of its own. */
    @BeforeAll
    void theRealmIsImported() throws IOException {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        pages.start();
        home = "http://127.0.0.1:" + pages.getAddress().getPort();
        ObjectNode realm = (ObjectNode) Ask.parse(Files.readString(REALM)
                .replace("${SIGHTLINE_URL}", home)
                .replace("${SIGHTLINE_SMTP_PORT}", "587")
                .replace("${SIGHTLINE_SMTP_FROM}", "sightline@sample.invalid")
                .replaceAll("\\$\\{[A-Z_]+_SECRET}", CLIENT_SECRET)
                .replaceAll("\\$\\{[A-Z_]+}", "sample.invalid"));
        // The mail box of the tests has no TLS and no password.
        ((ObjectNode) realm.path("smtpServer"))
                .put("host", "127.0.0.1")
                .put("port", Integer.toString(mailPort))
                .put("starttls", "false")
                .put("auth", "false");
        HttpResponse<String> imported = admin("POST", "", realm.put("realm", name));
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    }

    @BeforeEach
    void aNewPerson() {
        person = newPerson();
    }

    @AfterAll
    void theRealmIsGone() {
        admin("DELETE", "/" + name, null);
        pages.stop(0);
    }

    /** Asks Keycloak's administration of realms as its first administrator. */
    private HttpResponse<String> admin(String method, String path, JsonNode body) {
        return send(HttpRequest.newBuilder(URI.create(address + "/admin/realms" + path))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())));
    }

    private String adminToken() {
        return Ask.parse(new Browser()
                        .submit(
                                address + "/realms/master/protocol/openid-connect/token",
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "admin-cli",
                                        "username",
                                        Keycloak.ADMIN,
                                        "password",
                                        Keycloak.ADMIN_PASSWORD))
                        .body())
                .path("access_token")
                .asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException cause) {
            throw new AssertionError(cause);
        }
    }

    private String newPerson() {
        String username = "person." + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("username", username)
                .put("email", username + "@sample.invalid")
                .put("emailVerified", true)
                .put("firstName", "Sample")
                .put("lastName", "Person")
                .put("enabled", true);
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", PASSWORD)
                .put("temporary", false);
        HttpResponse<String> made = admin("POST", "/" + name + "/users", user);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return username;
    }

    private String endpoint(String which) {
        return address + "/realms/" + name + "/protocol/openid-connect/" + which;
    }

    private String signInAddress(Map<String, String> changes) {
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id", "sightline-gateway",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", home + "/signed-in",
                "code_challenge_method", "S256",
                "code_challenge", challenge()));
        query.putAll(changes);
        query.values().removeIf(String::isEmpty);
        StringBuilder text = new StringBuilder(endpoint("auth"));
        query.forEach((key, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException cause) {
            throw new AssertionError(cause);
        }
    }

    private HttpResponse<String> password(Browser browser, String password) {
        return password(browser, password, Map.of());
    }

    private HttpResponse<String> password(Browser browser, String password, Map<String, String> asked) {
        HttpResponse<String> form = browser.open(signInAddress(asked));
        return browser.submit(action(form), Map.of("username", person, "password", password, "credentialId", ""));
    }

    private static String action(HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.uri() + " " + page.body()).isTrue();
        return form.group(1).replace("&amp;", "&");
    }

    private static String parameter(URI address, String parameter) {
        return Stream.of(String.valueOf(address.getRawQuery()).split("&"))
                .filter(part -> part.startsWith(parameter + "="))
                .map(part -> URLDecoder.decode(part.substring(parameter.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** The six digits of RFC 6238, some seconds from now. */
    private static String totp(String secret, long later) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            long step = (Instant.now().getEpochSecond() + later) / 30;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException cause) {
            throw new AssertionError(cause);
        }
    }

    /** A first sign-in: nobody comes through without setting up a second factor. Gives back its secret. */
    private String setsUpASecondFactor(Browser browser) {
        HttpResponse<String> page = password(browser, PASSWORD);
        assertThat(page.uri().toString()).as("no code yet").startsWith(address);
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).as(page.body()).isTrue();
        HttpResponse<String> wrong = browser.submit(
                action(page), Map.of("totp", "000000", "totpSecret", secret.group(1), "userLabel", "phone"));
        assertThat(parameter(wrong.uri(), "code")).as("with a wrong one").isEmpty();
        HttpResponse<String> done = browser.submit(
                action(wrong),
                Map.of("totp", totp(secret.group(1), 0), "totpSecret", secret.group(1), "userLabel", "phone"));
        assertThat(done.uri().toString()).startsWith(home + "/signed-in?");
        assertThat(parameter(done.uri(), "code")).isNotEmpty();
        return secret.group(1);
    }

    private String code(String secret) {
        Browser browser = new Browser();
        HttpResponse<String> second = password(browser, PASSWORD);
        assertThat(second.uri().toString()).as("the password alone").startsWith(address);
        HttpResponse<String> in = browser.submit(action(second), Map.of("otp", totp(secret, 30)));
        assertThat(in.uri().toString()).as(in.body()).startsWith(home + "/signed-in?");
        return parameter(in.uri(), "code");
    }

    private HttpResponse<String> token(Map<String, String> fields) {
        Map<String, String> form =
                new LinkedHashMap<>(Map.of("client_id", "sightline-gateway", "client_secret", CLIENT_SECRET));
        form.putAll(fields);
        return new Browser().submit(endpoint("token"), form);
    }

    private Map<String, String> exchange(String code, String verifier) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                home + "/signed-in");
    }

    private static JsonNode claims(JsonNode tokens) {
        return Ask.parse(new String(
                Base64.getUrlDecoder()
                        .decode(tokens.path("access_token").asText().split("\\.")[1]),
                StandardCharsets.UTF_8));
    }

    private String level(HttpResponse<String> signedIn) {
        assertThat(signedIn.uri().toString()).as(signedIn.body()).startsWith(home + "/signed-in?");
        HttpResponse<String> tokens = token(exchange(parameter(signedIn.uri(), "code"), VERIFIER));
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        return claims(Ask.parse(tokens.body())).path("acr").asText();
    }

    @Test
    void everySignInIsOfLevelTwoAndAFreshOneAsksForBothFactors() {
        String secret = setsUpASecondFactor(new Browser());
        Browser browser = new Browser();
        HttpResponse<String> second = password(browser, PASSWORD, Map.of("acr_values", "1"));
        assertThat(second.uri().toString())
                .as("whoever asks for less is asked for a second factor all the same")
                .startsWith(address);
        assertThat(level(browser.submit(action(second), Map.of("otp", totp(secret, 30)))))
                .isEqualTo("2");
        assertThat(level(browser.open(signInAddress(Map.of()))))
                .as("by the session that is there")
                .isEqualTo("2");

        Map<String, String> fresh = Map.of("prompt", "login", "max_age", "900", "acr_values", "2");
        HttpResponse<String> secondAgain = password(browser, PASSWORD, fresh);
        assertThat(secondAgain.uri().toString())
                .as("a fresh sign-in, by password alone")
                .startsWith(address);
        assertThat(secondAgain.body()).contains("name=\"otp\"");
        assertThat(level(browser.submit(action(secondAgain), Map.of("otp", totp(secret, -30)))))
                .isEqualTo("2");
    }

    @Test
    void aPasskeyIsASecondFactorAsACodeIs() {
        String secret = setsUpASecondFactor(new Browser());
        String user = user();
        ObjectNode setUp = JsonNodeFactory.instance.objectNode();
        setUp.putArray("requiredActions").add("webauthn-register");
        assertThat(admin("PUT", user, setUp).statusCode()).isEqualTo(204);
        Browser first = new Browser();
        HttpResponse<String> second = password(first, PASSWORD);
        HttpResponse<String> newKey = first.submit(action(second), Map.of("otp", totp(secret, 30)));
        Passkey key = new Passkey(address);
        assertThat(level(first.submit(action(newKey), key.registration(newKey.body()))))
                .isEqualTo("2");
        for (JsonNode credential :
                Ask.parse(admin("GET", user + "/credentials", null).body())) {
            if (credential.path("type").asText().equals("otp")) {
                admin("DELETE", user + "/credentials/" + credential.path("id").asText(), null);
            }
        }

        Browser thief = new Browser();
        HttpResponse<String> asked = password(thief, PASSWORD);
        HttpResponse<String> refused = thief.submit(action(asked), key.forged().proof(asked.body()));
        assertThat(refused.uri().toString()).as("another key").startsWith(address);
        assertThat(refused.body()).as("nor may a code be set up").doesNotContain("totpSecret");

        Browser browser = new Browser();
        HttpResponse<String> page = password(browser, PASSWORD);
        assertThat(page.uri().toString()).as("the password alone").startsWith(address);
        assertThat(level(browser.submit(action(page), key.proof(page.body())))).isEqualTo("2");

        for (int i = 0; i < 6; i++) {
            Browser another = new Browser();
            HttpResponse<String> form = password(another, PASSWORD);
            another.submit(action(form), key.proof(form.body()));
        }
        assertThat(Ask.parse(admin("GET", user + "/sessions", null).body()))
                .as("the oldest sessions end")
                .hasSize(5);
    }

    private String user() {
        return "/" + name + "/users/"
                + Ask.parse(admin("GET", "/" + name + "/users?username=" + person, null)
                                .body())
                        .get(0)
                        .path("id")
                        .asText();
    }

    @Test
    void aLinkToChooseAPasswordSignsNobodyInAndLeavesTheSecondFactor() {
        String secret = setsUpASecondFactor(new Browser());
        assertThat(send(HttpRequest.newBuilder(
                                        URI.create(address + "/admin/realms" + user() + "/execute-actions-email"))
                                .header("Authorization", "Bearer " + adminToken())
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("[\"UPDATE_PASSWORD\"]")))
                        .statusCode())
                .isEqualTo(204);
        Matcher link = LINK.matcher(new Browser().open(mail).body().replace("&amp;", "&"));
        String found = "";
        while (link.find()) {
            found = link.group().contains(name) ? link.group() : found;
        }
        Browser browser = new Browser();
        HttpResponse<String> asked = browser.open(found);
        Matcher proceed = PROCEED.matcher(asked.body());
        assertThat(proceed.find()).as(asked.body()).isTrue();
        HttpResponse<String> form = browser.open(URI.create(address)
                .resolve(proceed.group(1).replace("&amp;", "&"))
                .toString());
        for (String refused : List.of("short", "Hikvision and other words", "My Sightline password 2026")) {
            form = browser.submit(action(form), Map.of("password-new", refused, "password-confirm", refused));
            assertThat(form.body()).as(refused).contains("password-new");
        }
        assertThat(form.body()).contains("Choose other words");
        String chosen = "Another invented passphrase 2";
        HttpResponse<String> done =
                browser.submit(action(form), Map.of("password-new", chosen, "password-confirm", chosen));
        assertThat(done.body()).contains("Your account has been updated").doesNotContain("password-new");

        assertThat(browser.open(signInAddress(Map.of())).body())
                .as("nobody is signed in by that")
                .contains("name=\"username\"");
        HttpResponse<String> second = password(browser, chosen);
        assertThat(second.body()).contains("name=\"otp\"");
        assertThat(level(browser.submit(action(second), Map.of("otp", totp(secret, 30)))))
                .isEqualTo("2");
    }

    @Test
    void tokensAreSignedByAKeyOfAtLeast128Bits() {
        for (JsonNode key :
                Ask.parse(new Browser().open(endpoint("certs")).body()).path("keys")) {
            assertThat(new BigInteger(
                                    1,
                                    Base64.getUrlDecoder().decode(key.path("n").asText()))
                            .bitLength())
                    .as("3,072 bits of RSA are as strong as 128: " + key.path("alg"))
                    .isGreaterThanOrEqualTo(3072);
        }
    }

    @Test
    void nobodyComesInWithoutASecondFactorAndAProofOfWhoAsked() {
        String secret = setsUpASecondFactor(new Browser());
        HttpResponse<String> stolen =
                token(exchange(code(secret), "another-verifier-of-somebody-who-saw-the-code-go-by"));
        assertThat(stolen.statusCode()).isEqualTo(400);
        assertThat(stolen.body()).contains("invalid_grant");
        Browser browser = new Browser();
        HttpResponse<String> second = password(browser, PASSWORD);
        assertThat(browser.submit(action(second), Map.of("otp", totp(secret, 30)))
                        .uri()
                        .toString())
                .as("a code that was used")
                .startsWith(address);
    }

    @Test
    void tokensAreShortSayWhenAndNothingOfRolesAndRefreshTokensAreUsedOnce() {
        String secret = setsUpASecondFactor(new Browser());
        HttpResponse<String> first = token(exchange(code(secret), VERIFIER));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        JsonNode tokens = Ask.parse(first.body());
        assertThat(tokens.path("expires_in").asInt()).isBetween(30, 300);
        assertThat(tokens.path("refresh_expires_in").asInt()).isBetween(60, 900);
        JsonNode claims = claims(tokens);
        assertThat(claims.path("aud").toString()).contains("sightline");
        assertThat(claims.path("auth_time").asLong())
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 5);
        assertThat(claims.has("realm_access") || claims.has("groups") || claims.has("roles"))
                .as(claims.toString())
                .isFalse();

        String refresh = tokens.path("refresh_token").asText();
        HttpResponse<String> next = token(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
        assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
        HttpResponse<String> again = token(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
        assertThat(again.statusCode()).as("a second time").isEqualTo(400);
        HttpResponse<String> after = token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                Ask.parse(next.body()).path("refresh_token").asText()));
        assertThat(after.statusCode())
                .as("whoever holds the other one is out too: one of both stole it")
                .isEqualTo(400);
    }

    @Test
    void onlyTheExactAddressAndTheOneFlowAreOpen() {
        for (String elsewhere : List.of(
                home + "/signed-in/x", home + "/", home + "/signed-in?x=1", "https://other.example/signed-in")) {
            HttpResponse<String> refused = new Browser().open(signInAddress(Map.of("redirect_uri", elsewhere)));
            assertThat(refused.statusCode()).as(elsewhere).isEqualTo(400);
            assertThat(refused.uri().toString()).as(elsewhere).startsWith(address);
        }
        for (Map<String, String> other : List.of(
                Map.of("code_challenge", "", "code_challenge_method", ""),
                Map.of("code_challenge_method", "plain", "code_challenge", VERIFIER),
                Map.of("response_type", "token"),
                Map.of("response_type", "id_token token", "nonce", "n"))) {
            HttpResponse<String> refused = new Browser().open(signInAddress(other));
            String said = refused.uri() + refused.body();
            assertThat(said).as(other.toString()).contains("error");
            assertThat(refused.body()).as(other.toString()).doesNotContain("name=\"password\"");
        }
        for (String client : List.of("sightline-gateway", "admin-cli", "account-console", "sightline-accounts")) {
            HttpResponse<String> refused = token(
                    Map.of("client_id", client, "grant_type", "password", "username", person, "password", PASSWORD));
            assertThat(refused.statusCode()).as(client).isIn(400, 401);
        }
        HttpResponse<String> machine = token(Map.of("grant_type", "client_credentials"));
        assertThat(machine.statusCode()).as("people's client is no machine").isIn(400, 401);
    }

    @Test
    void guessingEndsAndWhatHappenedIsKept() {
        for (int i = 0; i < 10; i++) {
            assertThat(password(new Browser(), "wrong " + i).uri().toString()).startsWith(address);
        }
        HttpResponse<String> right = password(new Browser(), PASSWORD);
        assertThat(right.body())
                .as("the right password, too late")
                .doesNotContain("totpSecret")
                .contains("Invalid username or password");
        String events = admin("GET", "/" + name + "/events", null).body();
        assertThat(events).contains("LOGIN_ERROR", "\"ipAddress\":\"127.0.0.1\"");
        assertThat(admin("GET", "/" + name + "/admin-events", null).body())
                .as("who made the account, with what")
                .contains(person)
                .doesNotContain(PASSWORD);
    }

    @Test
    void theClientsOfTheGatewayDoWhatTheyAreForAndNothingElse() {
        JsonNode accounts =
                Ask.parse(token(Map.of("client_id", "sightline-accounts", "grant_type", "client_credentials"))
                        .body());
        JsonNode machines =
                Ask.parse(token(Map.of("client_id", "sightline-machines", "grant_type", "client_credentials"))
                        .body());
        String realm = address + "/admin/realms/" + name;
        String client = Ask.parse(admin("GET", "/" + name + "/clients?clientId=sightline-gateway", null)
                        .body())
                .get(0)
                .path("id")
                .asText();
        assertThat(status(realm + "/users", accounts)).isEqualTo(200);
        assertThat(status(realm + "/clients", machines)).isEqualTo(200);
        assertThat(status(realm + "/clients/" + client + "/client-secret", accounts))
                .isEqualTo(403);
        assertThat(status(realm + "/users", machines)).isEqualTo(403);
        assertThat(status(realm + "/events", machines)).isEqualTo(403);
    }

    private int status(String address, JsonNode token) {
        return send(HttpRequest.newBuilder(URI.create(address))
                        .header(
                                "Authorization",
                                "Bearer " + token.path("access_token").asText()))
                .statusCode();
    }
}
