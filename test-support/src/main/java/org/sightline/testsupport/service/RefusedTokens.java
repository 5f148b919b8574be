package org.sightline.testsupport.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.server.Keycloak;

/** Tokens that look good and open nothing, by what is wrong with them. */
public final class RefusedTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PERSON = "analyst";

    private final String keycloak;
    private final String good;
    private final ObjectNode header;
    private final String payload;
    private final KeyPair own;

    private RefusedTokens(String keycloak) throws IOException, GeneralSecurityException {
        this.keycloak = keycloak;
        this.good = Tokens.of(PERSON);
        String[] parts = good.split("\\.");
        this.header = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        this.payload = parts[1];
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        this.own = keys.generateKeyPair();
    }

    /** All of them, for the Keycloak at this base address. Takes two seconds, until one has expired. */
    public static Map<String, String> of(String keycloak) {
        try {
            return new RefusedTokens(keycloak).all();
        } catch (IOException | GeneralSecurityException cause) {
            throw new IllegalStateException("The tokens could not be made", cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a token expires", cause);
        }
    }

    private Map<String, String> all() throws IOException, GeneralSecurityException, InterruptedException {
        Map<String, String> tokens = new LinkedHashMap<>();
        String expiring = answer(
                        "sightline",
                        Map.of("client_id", KeycloakPeople.at(keycloak).clientOfShortTokens()))
                .required("access_token")
                .asText();
        JsonNode signedIn = answer("sightline", Map.of("client_id", "sightline-cli", "scope", "openid"));
        tokens.put("alg none", text(JSON.createObjectNode().put("alg", "none")) + "." + payload + ".");
        tokens.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
        tokens.put("changed", changed());
        tokens.put("key confusion", confused());
        tokens.put("own key under the realm's name", signed(header.deepCopy()));
        tokens.put("jku", signed(header.deepCopy().put("kid", "own").put("jku", "http://127.0.0.1:1/keys")));
        tokens.put("x5u", signed(header.deepCopy().put("kid", "own").put("x5u", "http://127.0.0.1:1/chain")));
        tokens.put("key inside", signed(withKey()));
        tokens.put("another issuer", ofAdministrator());
        tokens.put(
                "another audience",
                answer("sightline", Map.of("client_id", "admin-cli"))
                        .required("access_token")
                        .asText());
        tokens.put("ID token", signedIn.required("id_token").asText());
        tokens.put("refresh token", signedIn.required("refresh_token").asText());
        TimeUnit.SECONDS.sleep(3);
        tokens.put("expired", expiring);
        return tokens;
    }

    private String changed() throws IOException {
        ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(payload));
        claims.put("exp", claims.path("exp").asLong() + 3600);
        String[] parts = good.split("\\.");
        return parts[0] + "." + text(claims) + "." + parts[2];
    }

    /** Signed with the realm's public key as if it were a shared secret. */
    private String confused() throws IOException, GeneralSecurityException, InterruptedException {
        JsonNode keys = JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(URI.create(keycloak + "/realms/sightline/protocol/openid-connect/certs"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        for (JsonNode key : keys.path("keys")) {
            if (key.path("kid").equals(header.path("kid"))) {
                RSAPublicKey open = (RSAPublicKey) KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
                String pem = "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(open.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(pem.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
                String said = text(header.deepCopy().put("alg", "HS256")) + "." + payload;
                return said + "." + base64(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
            }
        }
        throw new IllegalStateException("The realm does not publish the key of its tokens");
    }

    private ObjectNode withKey() {
        RSAPublicKey open = (RSAPublicKey) own.getPublic();
        ObjectNode inside = header.deepCopy();
        inside.remove("kid");
        inside.putObject("jwk")
                .put("kty", "RSA")
                .put("n", base64(open.getModulus().toByteArray()))
                .put("e", base64(open.getPublicExponent().toByteArray()));
        return inside;
    }

    private String signed(ObjectNode head) throws GeneralSecurityException {
        String said = text(head) + "." + payload;
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(own.getPrivate());
        signature.update(said.getBytes(StandardCharsets.US_ASCII));
        return said + "." + base64(signature.sign());
    }

    private String ofAdministrator() throws IOException, InterruptedException {
        return answer(
                        "master",
                        Map.of(
                                "client_id", "admin-cli",
                                "username", Keycloak.ADMIN,
                                "password", Keycloak.ADMIN_PASSWORD))
                .required("access_token")
                .asText();
    }

    private JsonNode answer(String realm, Map<String, String> form) throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>(
                Map.of("grant_type", "password", "username", PERSON, "password", Tokens.password(PERSON)));
        fields.putAll(form);
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    private static BigInteger number(JsonNode encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded.asText()));
    }

    private static String text(JsonNode json) {
        return base64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
