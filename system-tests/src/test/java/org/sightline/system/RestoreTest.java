package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.drill.RestoreRound;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;

/** Everything is destroyed and restored from its backup to a moment: each row of each table is as it was then. */
@Order(21)
@ExtendWith(Sightline.class)
class RestoreTest {

    @Test
    void whatWasDestroyedIsAsItWasAtTheMoment() {
        String keycloak = Sightline.stack().url(Part.KEYCLOAK);
        try {
            List<String> wrong = RestoreRound.run(
                    new RestoreRound.Options(
                            Path.of("target", "restore").toAbsolutePath(),
                            1,
                            OptionalInt.of(URI.create(keycloak).getPort()),
                            false,
                            3,
                            Duration.ofSeconds(2),
                            false),
                    System.out::println);
            assertThat(wrong).isEmpty();
        } finally {
            Tokens.from(keycloak);
        }
    }
}
