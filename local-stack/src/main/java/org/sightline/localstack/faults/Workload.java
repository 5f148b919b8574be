package org.sightline.localstack.faults;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static final String REPORTER = "reporter.faults";

    final Person admin;
    final Person secondAdmin;
    final Person analyst;
    final Person reporter;
    /** The list and the rules are one for all: one draft at a time. */
    final ReentrantLock common = new ReentrantLock();

    private Workload(Supplier<String> gateway) {
        this.admin = person(gateway, "admin");
        this.secondAdmin = person(gateway, "admin2");
        this.analyst = person(gateway, "analyst");
        this.reporter = person(gateway, REPORTER);
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
        for (String name : java.util.List.of("admin", "admin2", "analyst", REPORTER)) {
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
