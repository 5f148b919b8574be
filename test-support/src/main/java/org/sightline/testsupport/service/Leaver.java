package org.sightline.testsupport.service;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.RealmGrants;
import org.sightline.localstack.people.Tokens;

/** Somebody whose rights end while the token lives, as the gateway tells it on the topic grants. */
public final class Leaver {

    private final String token;
    private final KafkaRecords topics;

    private Leaver(String token, KafkaRecords topics) {
        this.token = token;
        this.topics = topics;
    }

    /**
     * A new person of the office.
     *
     * @param role a role of the realm
     * @param keycloak its base address
     */
    public static Leaver ofOffice(String role, String keycloak, String bootstrapServers) {
        String name = "leaver." + UUID.randomUUID();
        KeycloakPeople.at(keycloak).officePerson(role, name, Tokens.password(name));
        return new Leaver(Tokens.forUser(name, Tokens.password(name)), KafkaRecords.at(bootstrapServers));
    }

    /** A new person of an agency. */
    public static Leaver ofAgency(UUID agency, String role, String bootstrapServers) {
        return new Leaver(Tokens.agencyPerson(agency, role), KafkaRecords.at(bootstrapServers));
    }

    /** The token, which goes on to carry what Keycloak gave. */
    public String token() {
        return token;
    }

    /** All roles are taken. */
    public void losesAllRoles() {
        send(RealmGrants.of(token).withoutRoles());
    }

    /** The account is disabled. */
    public void isDisabled() {
        send(RealmGrants.of(token).account(false, null, false));
    }

    /** The person signs out. */
    public void signsOut() {
        send(RealmGrants.of(token).account(true, null, true));
    }

    /** Keycloak no longer takes tokens that are older than one second more than this one. */
    public void hasTokensOfBeforeRefused() {
        Instant later = RealmGrants.of(token).issuedAt().plusSeconds(1);
        send(RealmGrants.of(token).account(true, later, false));
    }

    private void send(Map<String, String> messages) {
        messages.forEach((key, json) -> topics.send("grants", key, Map.of("ce_type", "grant.changed.v1"), json));
    }
}
