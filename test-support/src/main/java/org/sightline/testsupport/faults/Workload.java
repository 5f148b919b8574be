package org.sightline.testsupport.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/** The people who work, and what all of their work shares. */
final class Workload {

    /** The source into which the machine of the office sends. */
    static final String SOURCE_OF_MACHINE = "faults-by-machine";

    private static final String REPORTER = "reporter.faults";

    final Person admin;
    final Person secondAdmin;
    final Person analyst;
    final Person reporter;
    /** A machine of the office, which two admins made. */
    final Person machine;
    /** The list and the rules are one for all: one draft at a time. */
    final ReentrantLock common = new ReentrantLock();

    private Workload(Supplier<String> gateway) {
        this.admin = person(gateway, "admin");
        this.secondAdmin = person(gateway, "admin2");
        this.analyst = person(gateway, "analyst");
        this.reporter = person(gateway, REPORTER);
        this.machine = machine(gateway);
    }

    private Person machine(Supplier<String> gateway) {
        String accounts = "/service-accounts";
        JsonNode asked = admin.create(
                        accounts,
                        Map.of(
                                "name",
                                "Files of the faults (invented)",
                                "presets",
                                List.of("send-purchase-files"),
                                "sources",
                                List.of(SOURCE_OF_MACHINE)))
                .path("account");
        String approval = accounts + "/" + asked.path("id").asText() + "/approval";
        Person.Answer agreed = secondAdmin.send(
                "POST", approval, Map.of(), "\"" + asked.path("version").asText() + "\"");
        Person.require(agreed, approval, 200);
        String client = agreed.body().path("clientId").asText();
        String secret = agreed.body().path("secret").asText();
        return new Person(gateway, () -> Tokens.forClient(client, secret));
    }

    private static Person person(Supplier<String> gateway, String name) {
        return new Person(gateway, () -> Tokens.of(name));
    }

    /** Signs everybody in. */
    static Workload begin(Layout layout, Supplier<String> gateway) {
        String keycloak = layout.url(Part.KEYCLOAK);
        Tokens.from(keycloak);
        SampleLoad.awaitGrants(layout.url(Part.GATEWAY), keycloak);
        Tokens.grantsInto(Part.services().stream()
                .map(service -> Postgres.login(
                        "jdbc:postgresql://127.0.0.1:" + layout.port(Part.POSTGRESQL) + "/" + service.database(),
                        service.database()))
                .toList());
        KeycloakPeople people = KeycloakPeople.at(keycloak);
        people.officePerson("admin", "admin2", Tokens.password("admin2"));
        people.person(REPORTER, Tokens.password(REPORTER));
        for (String name : List.of("admin", "admin2", "analyst", REPORTER)) {
            if (Tokens.of(name).isBlank()) {
                throw new Refused("Keycloak signs " + name + " not in");
            }
        }
        return new Workload(gateway);
    }

    /** Has the reporter given a role in an agency: one admin drafts it, the other approves. */
    void invite(String agency) {
        Person.Answer answer = admin.send(
                "POST",
                "/agencies/" + agency + "/people",
                Map.of(
                        "username",
                        REPORTER,
                        "email",
                        REPORTER + "@sample.invalid",
                        "name",
                        "Sample Person",
                        "role",
                        "reporter"),
                null);
        // 409: an earlier try was taken.
        Person.require(answer, "the invitation", 200, 201, 409);
        String drafts = "/agencies/" + agency + "/role-drafts";
        for (JsonNode draft : admin.get(drafts)) {
            Person.Answer approved = secondAdmin.sendNow(
                    "POST",
                    drafts + "/" + draft.path("id").asText() + "/approval",
                    Map.of(),
                    "\"" + draft.path("version").asText() + "\"");
            // 404: an earlier try was taken.
            Person.require(approved, "the approval", 200, 404);
        }
    }
}
