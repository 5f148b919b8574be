package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.drill.AbuseRound;
import org.sightline.localstack.testing.whole.Sightline;
import org.sightline.localstack.testing.whole.Town;

/**
 * What a reporter and somebody who is not signed in can send to do harm ends no part and keeps no other agency from being
 * answered. A part of what {@code ./sightline verify abuse} sends, which also measures how long the others wait.
 */
@Order(12)
@ExtendWith(Sightline.class)
class AbuseTest {

    private static final int PART = 20;

    @Test
    void whoeverDoesHarmIsRefusedAndEverybodyElseIsAnswered() {
        AbuseRound.Report report = AbuseRound.run(
                Sightline.stack(), reporterOf("Meanham"), reporterOf("Quietham"), PART, System.out::println);

        assertThat(report.cases()).isGreaterThanOrEqualTo(30);
        assertThat(report.wrong()).isEmpty();
    }

    private static AbuseRound.Person reporterOf(String word) {
        Town town = Town.registered(word);
        return new AbuseRound.Person(town.id().toString(), town.reporter().token());
    }
}
