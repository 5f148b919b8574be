package org.sightline.matching.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReturnReminderJobTest {

    @Test
    void whoseRoleEndedIsToldAlsoWhereNobodyCanBeReminded() {
        AtomicBoolean told = new AtomicBoolean();
        ReturnTurns turns = new ReturnTurns(null, null, null, null, Clock.systemUTC()) {
            @Override
            void tellWhoseRoleEnded() {
                told.set(true);
            }
        };

        // Without a database each reminder fails.
        new ReturnReminderJob(null, turns, null, null, Clock.systemUTC()).work();

        assertThat(told).isTrue();
    }
}
