package org.sightline.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;

/** A start does a step again when it would do something else, and only then. */
@Tag("real-parts")
class DoneStepsTest {

    private static final Path DIRECTORY = Path.of("target", "done-steps-test").toAbsolutePath();

    private final List<String> done = new ArrayList<>();

    private void step(Postgres postgres, String name, String state) {
        DoneSteps.once(postgres.port(), "ingest", name, DoneSteps.state(state), () -> done.add(name + " " + state));
    }

    @Test
    void aStepIsDoneOnceForEachStateAndTheDataRemembersIt() {
        Directories.delete(DIRECTORY);
        try (Postgres postgres = Postgres.start(DIRECTORY.resolve("postgresql"), Ports.free(), true)) {
            step(postgres, "migrations", "of July");
            step(postgres, "mail", "1025");
            step(postgres, "migrations", "of July");
        }
        assertThat(done).containsExactly("migrations of July", "mail 1025");

        try (Postgres again = Postgres.start(DIRECTORY.resolve("postgresql"), Ports.free(), true)) {
            step(again, "migrations", "of July");
            step(again, "migrations", "of August");
            step(again, "mail", "1025");
            assertThatThrownBy(() -> DoneSteps.once(again.port(), "ingest", "mail", DoneSteps.state("2525"), () -> {
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            step(again, "mail", "2525");
        }
        assertThat(done)
                .as("a step that failed is done again")
                .containsExactly("migrations of July", "mail 1025", "migrations of August", "mail 2525");
    }
}
