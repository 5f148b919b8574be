package org.sightline.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

class RunFileTest {

    @TempDir
    private Path directory;

    @Test
    void aRunningLauncherIsFoundWithItsParts() {
        Path file = directory.resolve("up.properties");
        Layout layout = Layout.ofEnvironment(Map.of());

        RunFile.write(file, layout, Map.of(Part.KAFKA, 42L));

        assertThat(RunFile.running(file)).hasValueSatisfying(run -> {
            assertThat(run.launcher()).isEqualTo(ProcessHandle.current().pid());
            assertThat(run.pids()).containsExactly(Map.entry(Part.KAFKA, 42L));
            assertThat(run.ports()).isEqualTo(layout.ports());
            assertThat(run.managementPorts()).isEqualTo(layout.managementPorts());
        });
    }

    @Test
    void anotherProgramWithTheSamePidIsNotTheLauncher() throws Exception {
        Path file = directory.resolve("up.properties");
        RunFile.write(file, Layout.ofEnvironment(Map.of()), Map.of());
        String earlier =
                Files.readString(file).replaceFirst("launcher.begun=.*", "launcher.begun=2001-01-01T00\\\\:00\\\\:00Z");
        Files.writeString(file, earlier);

        assertThat(RunFile.running(file)).isEmpty();
    }

    @Test
    void withoutAFileNothingRuns() {
        assertThat(RunFile.running(directory.resolve("none"))).isEmpty();
    }
}
