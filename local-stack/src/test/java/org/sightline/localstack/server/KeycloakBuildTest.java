package org.sightline.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of Keycloak are prepared once, and again when they are unpacked again. The program here is an invented one. */
class KeycloakBuildTest {

    @TempDir
    Path unpacked;

    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        home = unpacked.resolve("keycloak-1");
        Files.createDirectories(home.resolve("lib/quarkus"));
        Files.createDirectories(home.resolve("bin"));
        asUnpacked();
        program("echo prepared > lib/quarkus/generated-bytecode.jar; echo once >> builds");
    }

    private void asUnpacked() throws IOException {
        Files.writeString(home.resolve("lib/quarkus/generated-bytecode.jar"), "for another database");
    }

    private void program(String does) throws IOException {
        Path program = home.resolve("bin/kc.sh");
        Files.writeString(program, "#!/bin/sh\ncd \"$(dirname \"$0\")/..\"\n" + does + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    @Test
    void aSecondStartPreparesNothing() throws IOException {
        KeycloakBuild.once(home);
        KeycloakBuild.once(home);

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void whatIsUnpackedAgainIsPreparedAgain() throws IOException {
        KeycloakBuild.once(home);
        asUnpacked();
        KeycloakBuild.once(home);

        assertThat(builds()).isEqualTo(2);
        assertThat(home.resolve("lib/quarkus/generated-bytecode.jar")).hasContent("prepared");
    }

    @Test
    void theEmptyMarkOfAnEarlierReleaseIsNotTrusted() throws IOException {
        Files.createFile(home.resolve("built-for-postgres"));

        KeycloakBuild.once(home);

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aBuildThatFailsNamesItsLogAndIsTriedAgain() throws IOException {
        program("exit 3");
        assertThatThrownBy(() -> KeycloakBuild.once(home)).hasMessageContaining("build.log");

        program("echo once >> builds");
        KeycloakBuild.once(home);

        assertThat(builds()).isEqualTo(1);
    }
}
