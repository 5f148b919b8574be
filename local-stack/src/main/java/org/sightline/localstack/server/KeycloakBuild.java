package org.sightline.localstack.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prepares unpacked programs of Keycloak for PostgreSQL ({@code kc.sh build}), which takes some 20 seconds. It is done once: what
 * it made is remembered, so that programs that were unpacked again, or changed otherwise, are prepared again.
 */
final class KeycloakBuild {

    /** Seconds. */
    private static final int PATIENCE = 300;

    private KeycloakBuild() {}

    /**
     * Prepares the programs unless they are.
     *
     * @param home where they are unpacked
     * @throws IllegalStateException with the log to look at, where that fails
     */
    static void once(Path home) throws IOException {
        Path built = home.resolve("built-for-postgres");
        if (Files.exists(built) && Files.readString(built).equals(made(home))) {
            return;
        }
        build(home, home.resolveSibling("build.log"));
        Files.writeString(built, made(home));
    }

    private static void build(Path home, Path log) throws IOException {
        Process build = new ProcessBuilder(home.resolve("bin/kc.sh").toString(), "build", "--db=postgres")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!build.waitFor(PATIENCE, TimeUnit.SECONDS) || build.exitValue() != 0) {
                throw new IllegalStateException("Keycloak's build failed. Look at " + log);
            }
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was built", cause);
        } finally {
            build.destroyForcibly();
        }
    }

    /** A digest of the files that a build replaces. */
    private static String made(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib/quarkus"))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
