package org.sightline.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Sightline;

/**
 * The commands {@code ./sightline import} and {@code watch} as processes of their own, against the stack of the tests.
 *
 * @param folder keeps what the last one said
 */
record Terminal(Path folder) {

    /** Starts one; what it needs to know besides its arguments stands in its environment. */
    Process start(Map<String, String> environment, String... arguments) throws IOException {
        Path built = Root.directory().resolve("command-line/target");
        List<String> command = new ArrayList<>(List.of(
                Child.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*",
                "org.sightline.commandline.SightlineCommand"));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--gateway",
                Sightline.gateway(),
                "--sign-in",
                Sightline.stack().layout().url(Part.KEYCLOAK) + "/realms/sightline"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("said").toFile())
                .redirectError(folder.resolve("messages").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What it printed for whoever reads the end. */
    String said() {
        return read("said");
    }

    /** What it printed on the way. */
    String messages() {
        return read("messages");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
