package org.sightline.testsupport.drill;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Root;

/** {@code ./sightline verify restore}: a {@link RestoreRound} on the whole sample, with a Keycloak of its own. */
public final class RestoreDrill {

    private RestoreDrill() {}

    /** Arguments: {@code --seed N}, {@code --small}. Exit code 1 when something is not as it was. */
    public static void main(String[] args) {
        QuietLogs.begin();
        List<String> said = List.of(args);
        boolean small = said.contains("--small");
        long seed = said.contains("--seed")
                ? Long.parseLong(said.get(said.indexOf("--seed") + 1))
                : new Random().nextInt(1_000_000);
        System.out.println("A drill of the restore, seed " + seed);
        List<String> wrong = RestoreRound.run(
                new RestoreRound.Options(
                        Root.kept().resolve("drill"),
                        seed,
                        OptionalInt.empty(),
                        !small,
                        small ? 4 : 20,
                        Duration.ofSeconds(small ? 5 : 60),
                        true),
                System.out::println);
        wrong.forEach(one -> System.out.println("WRONG: " + one));
        System.out.println(wrong.isEmpty() ? "All is as it was." : wrong.size() + " things are not as they were.");
        // Threads of the parts would keep this JVM alive.
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
