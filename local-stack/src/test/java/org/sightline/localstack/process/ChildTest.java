package org.sightline.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    @TempDir
    private Path directory;

    /** The program of a parent that starts a child, tells its pid and waits. */
    static final class Parent {
        public static void main(String[] args) throws Exception {
            Child child = Child.start(
                    "sleeper", Path.of(args[0]), Map.of(), Path.of(args[0], "log"), List.of("sleep", "300"));
            System.out.println(child.pid());
            child.join();
        }
    }

    @Test
    void aProgramEndsWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Child.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();

        parent.destroyForcibly().waitFor();

        child.onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aProgramThatEndedByItselfIsNamedWithItsLog() throws Exception {
        Path log = directory.resolve("log");
        Child child = Child.start("short one", directory, Map.of(), log, List.of("sh", "-c", "exit 3"));
        child.join();

        assertThatThrownBy(child::requireAlive).hasMessage("short one ended with exit code 3. Look at " + log);
    }

    @Test
    void aClosedProgramHasEnded() {
        Child child = Child.start("sleeper", directory, Map.of(), directory.resolve("log"), List.of("sleep", "300"));

        child.close();

        assertThat(child.alive()).isFalse();
    }
}
