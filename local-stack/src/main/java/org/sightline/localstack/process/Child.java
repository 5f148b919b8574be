package org.sightline.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program started beside this JVM that ends with it, even when this JVM is killed: it holds a pipe whose other end is
 * ours, and a watcher ends the program when the pipe closes. It ignores Ctrl-C, so that the parent can end its children
 * in order.
 */
public final class Child implements AutoCloseable {

    /** The shell becomes the program (same pid); the watcher stays behind with the pipe. */
    private static final String BECOME =
            "trap '' INT; exec 3<&0; (cat <&3; kill -TERM $$) >/dev/null 2>&1 & exec \"$@\" </dev/null 3<&-";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A JVM that writes its cache at the end takes longer. */
    private static final Duration PATIENCE_WITH_RECORDING = Duration.ofMinutes(2);

    /** Bytes. A larger log is put aside as {@code .1} at the next start. */
    private static final long LARGE_LOG = 50_000_000;

    private final String name;
    private final Process process;
    private final Path log;
    private final @Nullable AotCache recorded;

    private Child(String name, Process process, Path log, @Nullable AotCache recorded) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.recorded = recorded;
    }

    /**
     * Starts a program.
     *
     * @param name what messages call it
     * @param directory its working directory
     * @param environment added to this JVM's own
     * @param log where its output goes, appended
     * @param command program and arguments
     */
    public static Child start(
            String name, Path directory, Map<String, String> environment, Path log, List<String> command) {
        return new Child(name, launch(name, BECOME, directory, environment, log, command), log, null);
    }

    /** The same program, which writes this cache when it ends. */
    public Child recording(AotCache cache) {
        return new Child(name, process, log, cache);
    }

    /**
     * Starts a shell script whose standard input ends when this JVM does.
     *
     * @param arguments the script's $1 and on
     */
    public static Child watch(String name, String script, Path log, List<String> arguments) {
        Path directory = Directories.of(log);
        return new Child(name, launch(name, script, directory, Map.of(), log, arguments), log, null);
    }

    private static Process launch(
            String name,
            String script,
            Path directory,
            Map<String, String> environment,
            Path log,
            List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", script, name));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            setAside(log);
            return builder.start();
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not start " + name, cause);
        }
    }

    private static void setAside(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The java program that runs this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** Throws, with the log to look at, when the program has ended by itself. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with exit code " + process.exitValue() + ". Look at " + log);
        }
    }

    /** Returns when the program has ended. */
    public void join() throws InterruptedException {
        process.waitFor();
    }

    /**
     * How the program ended.
     *
     * @throws IllegalStateException where it does not end in this time
     */
    public int exitCode(Duration most) {
        if (!await(most)) {
            throw new IllegalStateException(name + " did not end in " + most + ". Look at " + log);
        }
        return process.exitValue();
    }

    /** Ends the program at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        await(PATIENCE);
    }

    /** Asks the program to end and waits; ends it by force when it does not. */
    @Override
    public void close() {
        process.destroy();
        boolean inOrder = await(recorded == null ? PATIENCE : PATIENCE_WITH_RECORDING);
        if (!inOrder) {
            process.destroyForcibly();
            await(PATIENCE);
        }
        if (recorded != null) {
            recorded.keep(inOrder);
        }
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }
}
