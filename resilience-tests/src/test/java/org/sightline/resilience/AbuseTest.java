package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.drill.AbuseRound;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;

/**
 * What a reporter and somebody who is not signed in can send to do harm ends no part and keeps no other agency from being
 * answered. A part of what {@code ./sightline verify abuse} sends, which also measures how long the others wait.
 */
@Order(12)
@ExtendWith(Sightline.class)
class AbuseTest {

    private static final int PART = 20;
    private static final Set<Integer> NOT_YET = Set.of(401, 403, 404);
    private static final double USUAL_BESIDE_OTHERS = 2;
    private static final double LONGEST_BESIDE_OTHERS = 20;
    private static final int MACHINES = 10;
    private static final int CONNECTIONS = 200;
    /** Longer than a slow request is let go on. */
    private static final int SECONDS = 32;

    @Test
    void whoeverDoesHarmIsRefusedAndEverybodyElseIsAnswered() {
        AbuseRound.Report report = AbuseRound.run(
                Sightline.stack(), reporterOf("Meanham"), reporterOf("Quietham"), PART, System.out::println);

        assertThat(report.cases()).isGreaterThanOrEqualTo(30);
        assertThat(report.wrong()).isEmpty();
    }

    @Test
    void twoHundredSlowConnectionsOfAnAgencyWithTenMachinesKeepNobodyElseWaiting() {
        Town town = Town.registered("Crowdham");
        List<Supplier<String>> accounts =
                new ArrayList<>(List.of(town.reporter().token()));
        for (int machine = 1; machine <= MACHINES; machine++) {
            List<String> operations = Collections.nCopies(machine, "POST /agencies/{}/devices");
            accounts.add(() -> Tokens.serviceAccount(town.id(), operations));
        }
        // A grant reaches the gateway by a message.
        accounts.forEach(account -> await().atMost(Duration.ofSeconds(30))
                .until(() -> !NOT_YET.contains(new Person("account", account)
                        .post("/api/agencies/" + town.id() + "/devices", Map.of())
                        .statusCode())));

        // Got beforehand, so that nobody waits for Keycloak.
        List<Supplier<String>> tokens = accounts.stream()
                .map(Supplier::get)
                .<Supplier<String>>map(token -> () -> token)
                .toList();

        AbuseRound.Report report = AbuseRound.crowd(
                Sightline.stack(),
                person(town),
                tokens,
                reporterOf("Calmham"),
                CONNECTIONS,
                SECONDS,
                System.out::println);

        assertThat(report.wrong()).isEmpty();
        // Other modules are tested on the same two cores meanwhile, so a single answer may be late; how long is
        // printed.
        assertThat(report.usualSeconds()).isLessThan(USUAL_BESIDE_OTHERS);
        assertThat(report.worstSeconds()).isLessThan(LONGEST_BESIDE_OTHERS);
    }

    private static AbuseRound.Person reporterOf(String word) {
        return person(Town.registered(word));
    }

    private static AbuseRound.Person person(Town town) {
        return new AbuseRound.Person(town.id().toString(), town.reporter().token());
    }
}
