package org.sightline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sightline.testsupport.drill.RestoreRound;

/** Everything is destroyed and restored from its backup to a moment: each row of each table is as it was then. */
class RestoreTest {

    @Test
    void whatWasDestroyedIsAsItWasAtTheMoment() {
        List<String> wrong = RestoreRound.run(
                new RestoreRound.Options(
                        Path.of("target", "restore").toAbsolutePath(),
                        1,
                        OptionalInt.empty(),
                        false,
                        3,
                        Duration.ofSeconds(2),
                        false),
                System.out::println);
        assertThat(wrong).isEmpty();
    }
}
