package org.sightline.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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

    /** A program that only waits, and says when it has stopped. */
    static final class Sleeper {
        public static void main(String[] args) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(Child.HAS_STOPPED)));
            System.out.println("up");
            Thread.sleep(300_000);
        }
    }

    @Test
    void aProgramWritesItsCacheWhileItGoesOnAndStartsFromItNextTime() throws Exception {
        assumeThat(Runtime.version())
                .as("the JVM can end a recording")
                .isGreaterThanOrEqualTo(Runtime.Version.parse("25.0.3"));
        Path jar = jarOf(Sleeper.class);
        AotCache cache = AotCache.of("child-test", List.of(jar), List.of());
        try (Child child = sleeper(cache, jar).recording(cache)) {
            child.writeCache();

            assertThat(cache.made()).isTrue();
            child.requireAlive();
        }
        try (Child again = sleeper(cache, jar)) {
            again.requireAlive();
        }
        assertThat(cache.options(true)).first().asString().startsWith("-XX:AOTCache=");
    }

    @Test
    void aProgramThatIsEndedBeforeItsCacheIsWrittenWritesNone() throws Exception {
        Path jar = jarOf(Sleeper.class);
        AotCache cache = AotCache.of("child-test-ended", List.of(jar), List.of());
        Child child = sleeper(cache, jar).recording(cache);

        child.close();

        assertThat(child.alive()).isFalse();
        assertThat(Files.readString(child.log())).contains(Child.HAS_STOPPED);
        assertThat(cache.made()).isFalse();
    }

    @AfterEach
    void deleteCaches() throws IOException {
        try (Stream<Path> files = Files.list(Directories.create(Root.kept().resolve("aot")))) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("child-test")) {
                    Files.delete(file);
                }
            }
        }
    }

    private Child sleeper(AotCache cache, Path jar) throws Exception {
        Path log = directory.resolve("log-" + System.nanoTime());
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(cache.options(true));
        command.addAll(List.of("-cp", jar.toString(), Sleeper.class.getName()));
        Child child = Child.start("sleeper", directory, Map.of(), log, command);
        while (!Files.readString(log).contains("up")) {
            child.requireAlive();
            Thread.sleep(50);
        }
        return child;
    }

    private Path jarOf(Class<?> program) throws IOException {
        String entry = program.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("program.jar");
        try (InputStream code = Objects.requireNonNull(program.getClassLoader().getResourceAsStream(entry));
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return jar;
    }
}
