package org.sightline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parts that end come back, and none ends because of another. */
class SupervisorTest {

    private final Set<Part> ended = EnumSet.noneOf(Part.class);
    private final Set<Part> hanging = EnumSet.noneOf(Part.class);
    private final Set<Part> broken = EnumSet.noneOf(Part.class);
    private final List<Part> started = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Supervisor supervisor = new Supervisor(
            new Supervisor.Parts() {
                @Override
                public Set<Part> ended() {
                    return EnumSet.copyOf(ended);
                }

                @Override
                public Set<Part> hanging() {
                    return EnumSet.copyOf(hanging);
                }

                @Override
                public void restart(Part part) {
                    started.add(part);
                    if (broken.contains(part)) {
                        throw new IllegalStateException("it ended with exit code 1");
                    }
                    ended.remove(part);
                    hanging.remove(part);
                }

                @Override
                public String log(Part part) {
                    return part.title() + ".log";
                }
            },
            clock,
            Runnable::run,
            said::add);

    private void secondsPass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plus(Duration.ofSeconds(1));
            supervisor.look();
        }
    }

    @Test
    void everyOneOfTheSevenPartsComesBack() {
        ended.addAll(EnumSet.allOf(Part.class));

        secondsPass(1);

        assertThat(started).containsExactlyInAnyOrder(Part.values());
        assertThat(ended).isEmpty();
    }

    @Test
    void aPartThatNeverComesUpIsTriedMoreAndMoreSeldomAndForEver() {
        broken.add(Part.INGEST);
        ended.add(Part.INGEST);

        secondsPass(60);
        int inTheFirstMinute = started.size();
        secondsPass(600);

        assertThat(inTheFirstMinute).isBetween(5, 7);
        assertThat(started.size() - inTheFirstMinute).isBetween(8, 12);
        assertThat(said).anySatisfy(line -> assertThat(line).contains("did not come up", "the others go on"));
    }

    @Test
    void theOthersComeBackAtOnceWhileOneIsBroken() {
        broken.add(Part.INGEST);
        ended.add(Part.INGEST);
        secondsPass(100);
        started.clear();

        ended.add(Part.POSTGRESQL);
        secondsPass(1);

        assertThat(started).contains(Part.POSTGRESQL);
    }

    @Test
    void aServiceThatIsKilledTenTimesInThreeMinutesStillComesBack() {
        for (int kill = 0; kill < 10; kill++) {
            ended.add(Part.GATEWAY);
            secondsPass(61);
            assertThat(ended).isEmpty();
        }
    }

    @Test
    void aServiceThatHangsIsStartedAgain() {
        hanging.add(Part.MATCHING);

        secondsPass(1);

        assertThat(started).containsExactly(Part.MATCHING);
    }
}
