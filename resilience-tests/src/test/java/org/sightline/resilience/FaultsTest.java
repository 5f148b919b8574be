package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sightline.testsupport.faults.Faults;

/**
 * A sample of {@code ./sightline faults}, on a stack of its own: parts are killed, held and cut off while people work, and
 * then everything is as without it. Data and logs are in {@code target/faults}.
 */
class FaultsTest {

    private static final long SEED = 20_261_125;

    @Test
    void whateverIsDoneToThePartsNothingIsLostDoubledOrStuck() {
        assertThat(Faults.run(
                        Duration.ofSeconds(30),
                        SEED,
                        Path.of("target", "faults").toAbsolutePath()))
                .as("what broke with seed " + SEED)
                .isEmpty();
    }
}
