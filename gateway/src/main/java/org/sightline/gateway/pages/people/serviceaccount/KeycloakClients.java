package org.sightline.gateway.pages.people.serviceaccount;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.ClientsResource;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.sightline.kit.problem.Problem;

/**
 * The clients of service accounts in Keycloak. They are made by a client of Sightline's own, {@code sightline-machines},
 * which can manage clients and nothing else. What they may do is not Keycloak's matter.
 */
@ApplicationScoped
class KeycloakClients {

    private static final Logger LOG = Logger.getLogger(KeycloakClients.class);
    private static final int SECRET_BYTES = 32;

    /** What Keycloak answers where a client or its secret is wrong. */
    private static final Set<Integer> NO_SUCH_CLIENT = Set.of(400, 401);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keycloak keycloak;
    private final String realm;
    private final String tokenUrl;
    private final String signInAddress;

    KeycloakClients(
            @ConfigProperty(name = "sightline.keycloak.url") String address,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.realm") String realm,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            @ConfigProperty(name = "sightline.machines.client-id") String client,
            @ConfigProperty(name = "sightline.sign-in-secrets.machines") String secret) {
        this.realm = realm;
        this.tokenUrl = issuer + "/protocol/openid-connect/token";
        this.signInAddress = issuer.replaceFirst("/realms/[^/]+$", "");
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(address)
                .realm(realm)
                .clientId(client)
                .clientSecret(secret)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .build();
    }

    @PreDestroy
    void close() {
        keycloak.close();
    }

    /** What a machine signs in with. */
    record Made(String clientId, String secret, String subject) {}

    /** An access token, and when it ends. */
    record Token(String raw, Instant until) {}

    /**
     * Signs in as a machine.
     *
     * @return empty where there is no such client, or its secret is another one
     * @throws Problem 503 where Keycloak does not answer as it should
     */
    Optional<Token> token(String clientId, String secret, Instant now) {
        return asking(() -> {
            try (Keycloak machine = KeycloakBuilder.builder()
                    .serverUrl(signInAddress)
                    .realm(realm)
                    .clientId(clientId)
                    .clientSecret(secret)
                    .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                    .build()) {
                AccessTokenResponse answer = machine.tokenManager().grantToken();
                return Optional.of(new Token(answer.getToken(), now.plusSeconds(answer.getExpiresIn())));
            } catch (WebApplicationException refused) {
                if (NO_SUCH_CLIENT.contains(refused.getResponse().getStatus())) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** Where a token is to be had. */
    String tokenUrl() {
        return tokenUrl;
    }

    /** @throws Problem 503 where Keycloak does not answer as it should */
    Made make(String clientId, String name) {
        String secret = secret();
        return asking(() -> {
            try (Response response = clients().create(described(clientId, name, secret))) {
                String id = CreatedResponseUtil.getCreatedId(response);
                return new Made(
                        clientId,
                        secret,
                        clients().get(id).getServiceAccountUser().getId());
            }
        });
    }

    /**
     * Takes the client away, so that it gets no more tokens. One that is not there is no fault; while Keycloak is away it
     * stays, and its tokens open nothing.
     */
    void remove(String clientId) {
        try {
            clients()
                    .findByClientId(clientId)
                    .forEach(client -> clients().get(client.getId()).remove());
        } catch (ProcessingException | WebApplicationException failed) {
            LOG.warnf("The client %s stays in Keycloak, without rights: %s", clientId, failed.getMessage());
        }
    }

    private static ClientRepresentation described(String clientId, String name, String secret) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setName(name);
        client.setProtocol("openid-connect");
        client.setPublicClient(false);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setServiceAccountsEnabled(true);
        client.setFullScopeAllowed(false);
        client.setSecret(secret);
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of(
                "included.custom.audience", "sightline", "id.token.claim", "false", "access.token.claim", "true"));
        client.setProtocolMappers(List.of(audience));
        return client;
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private ClientsResource clients() {
        return keycloak.realm(realm).clients();
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException | WebApplicationException failed) {
            LOG.errorf("Keycloak: %s", failed.getMessage());
            throw Problem.of(
                    503,
                    "keycloak-unavailable",
                    "Accounts are unavailable",
                    "Keycloak does not answer as it should. Nothing was changed. Try again in a minute.");
        }
    }
}
