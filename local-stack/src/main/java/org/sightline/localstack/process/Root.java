package org.sightline.localstack.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's tree lies, for what is outside a jar: topics, the unpacked Keycloak, the services' builds. */
public final class Root {

    private Root() {}

    /**
     * The root of the tree: the system property {@code sightline.root}, or the nearest directory upwards of the working
     * directory that holds {@code messages/topics.yaml}.
     */
    public static Path directory() {
        String property = System.getProperty("sightline.root");
        if (property != null && Files.isRegularFile(Path.of(property, "messages", "topics.yaml"))) {
            return Path.of(property).toAbsolutePath().normalize();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("messages/topics.yaml"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "No messages/topics.yaml upwards of " + Path.of("").toAbsolutePath()
                        + ". Run inside the project's tree or set -Dsightline.root=<directory>.");
    }

    /** What is kept between builds and runs: Keycloak's programs, data, logs. Git ignores it. */
    public static Path kept() {
        return directory().resolve(".sightline");
    }
}
