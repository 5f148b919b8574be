package org.sightline.localstack.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program started beside this JVM that ends with it, even when this JVM is killed: it holds a pipe whose other end is
 * ours, and a watcher ends the program when the pipe closes. It ignores Ctrl-C, so that the parent can end its children
 * in order.
 */
public final class Child implements AutoCloseable {

    /** What a program of ours prints last, so that nothing is lost when it is ended by force then. */
    public static final String HAS_STOPPED = "Everything has stopped";

    /** The shell becomes the program (same pid); the watcher stays behind with the pipe. */
    private static final String BECOME =
            "trap '' INT; exec 3<&0; (cat <&3; kill -TERM $$) >/dev/null 2>&1 & exec \"$@\" </dev/null 3<&-";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A JVM that writes its cache at the end takes longer. */
    private static final Duration PATIENCE_WITH_RECORDING = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(50);

    /** What a program logs when it has nothing left to do: Quarkus, and our broker. */
    private static final Pattern STOPPED = Pattern.compile("stopped in [\\d.]+s|" + Pattern.quote(HAS_STOPPED));

    /** Bytes. A larger log is put aside as {@code .1} at the next start. */
    private static final long LARGE_LOG = 50_000_000;

    private final String name;
    private final Process process;
    private final Path log;
    /** The cache that the program records; null for none, or where it is written already. */
    private volatile @Nullable AotCache recorded;

    private volatile boolean writesAtItsEnd;

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

    /** The same program, which records this cache; {@link #writeCache()} writes it. */
    public Child recording(AotCache cache) {
        return new Child(name, process, log, cache);
    }

    /**
     * Writes the cache now, while the program goes on. Does nothing where there is none to write. A JVM that cannot do so
     * writes it at its end, for which {@link #close()} waits then.
     */
    public void writeCache() throws InterruptedException {
        AotCache recording = recorded;
        if (recording == null || !process.isAlive()) {
            return;
        }
        if (recording.write(process.pid())) {
            recorded = null;
        } else {
            writesAtItsEnd = true;
        }
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

    /**
     * Asks the program to end and waits; ends it by force when it does not. A cache that nobody asked for is not written: the JVM
     * would take longer over it than over all the rest, and the next run records it again.
     */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /**
     * The same for a program that loses nothing where it is ended by force.
     *
     * @param patience how long it may take to end in order
     */
    public void close(Duration patience) {
        AotCache unwritten = recorded;
        boolean waits = writesAtItsEnd;
        long said = log.toFile().length();
        process.destroy();
        boolean inOrder = unwritten == null || waits
                ? await(waits ? PATIENCE_WITH_RECORDING : patience)
                : awaitStopped(said, patience);
        if (!inOrder) {
            process.destroyForcibly();
            await(PATIENCE);
        }
        if (unwritten != null) {
            unwritten.keep(inOrder && waits);
        }
    }

    /**
     * Returns when the program has ended, or has said that it has stopped and only its JVM still writes.
     *
     * @param from where in the log to look from
     * @return whether it has ended
     */
    private boolean awaitStopped(long from, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline) && !saysStopped(from)) {
            if (await(LOOK)) {
                return true;
            }
        }
        return false;
    }

    private boolean saysStopped(long from) {
        try (InputStream text = Files.newInputStream(log)) {
            text.skipNBytes(from);
            return STOPPED.matcher(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .find();
        } catch (IOException unreadable) {
            return false;
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
