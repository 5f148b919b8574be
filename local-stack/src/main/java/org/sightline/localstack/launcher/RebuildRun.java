package org.sightline.localstack.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.rebuild.ReadModel;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/** {@code ./sightline rebuild SERVICE}: makes a read model again from the topics, while nothing else runs. */
final class RebuildRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private RebuildRun() {}

    static int run(List<String> options) {
        Part service = options.size() == 1 ? named(options.getFirst()) : null;
        if (service == null) {
            throw new Refused("Usage: ./sightline rebuild gateway | ingest");
        }
        RunFile.running(RunFile.usual()).ifPresent(run -> {
            throw new Refused("Sightline runs (pid " + run.launcher() + "). Stop it first: ./sightline down");
        });
        Layout layout = Layout.ofEnvironment(System.getenv());
        // No Keycloak: nobody signs in meanwhile.
        Stack stack = Stack.withKeycloakAt(layout.port(Part.KEYCLOAK), layout);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end"));
        stack.start(List.of());
        ReadModel model = ReadModel.of(service, stack.jdbcUrl(service), stack.kafka());
        int before = model.dump().size();
        Instant begun = Instant.now();
        model.forget();
        stack.startAgain(service);
        model.awaitTaken(PATIENCE);
        System.out.printf(
                "%s: %,d rows before, %,d made again from the topics in %d s. ./sightline up starts everything.%n",
                service.title(),
                before,
                model.dump().size(),
                Duration.between(begun, Instant.now()).toSeconds());
        return 0;
    }

    private static @Nullable Part named(String name) {
        return Part.services().stream()
                .filter(part -> part.title().equals(name.replace("-service", "")))
                .findFirst()
                .orElse(null);
    }
}
