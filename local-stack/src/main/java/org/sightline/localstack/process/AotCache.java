package org.sightline.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program's classes as the JVM holds them after loading and linking, with the profiles of its methods (JEP 483, 514, 515):
 * with it the program starts in about half the processor time. The JVM records it in one ordinary run and writes it when it is
 * told to. It belongs to these jars, this JDK and these options; when one of them changes it is made again. Without a
 * cache, or with one that the JVM does not accept, the program starts as usual.
 */
public final class AotCache {

    /** What jcmd says where it ended a recording. */
    private static final String RECORDED = "Recording ended successfully";

    private final Path cache;

    private AotCache(Path cache) {
        this.cache = cache;
    }

    /**
     * The cache of a program in its present state.
     *
     * @param name of the program
     * @param jars a directory, of which all jars below it count, or one jar
     * @param options of the JVM
     */
    public static AotCache of(String name, List<Path> jars, List<String> options) {
        Path directory = Directories.create(Root.kept().resolve("aot"));
        return new AotCache(directory.resolve(name + "-" + fingerprint(jars, options) + ".aot"));
    }

    private static String fingerprint(List<Path> jars, List<String> options) {
        try {
            StringBuilder state = new StringBuilder(System.getProperty("java.home"))
                    .append(System.getProperty("java.vm.version"))
                    .append(options);
            for (Path jar : jarsOf(jars)) {
                state.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(state.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static List<Path> jarsOf(List<Path> places) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return jars;
    }

    /** Whether a run can use it. */
    public boolean made() {
        return Files.exists(cache);
    }

    /** What the JVM is told: to use the cache, or else, where {@code record} says so, to make it. */
    public List<String> options(boolean record) {
        if (made()) {
            return List.of(
                    "-XX:AOTCache=" + cache,
                    "-Xlog:aot*=error",
                    // Otherwise the JVM compiles at once what was compiled in the run that recorded, most of which a
                    // start does not
                    // need: a tenth of the processor time of all parts until they are ready.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTReplayTraining");
        }
        return record ? List.of("-XX:AOTCacheOutput=" + unfinished(), "-Xlog:aot*=off") : List.of();
    }

    /**
     * Ends the recording of a program that goes on, and keeps what it recorded. Where the JVM does not know how (before 25.0.3), it
     * writes the cache at its end.
     *
     * @param pid of the program, which was started with the options that record
     * @return whether the recording has ended, so that nothing is written at the end of the program
     */
    boolean write(long pid) throws InterruptedException {
        try {
            Process asked = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "AOT.end_recording")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = asked.waitFor() == 0 && said.contains(RECORDED);
            if (ended) {
                keep(true);
            }
            return ended;
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not run jcmd", cause);
        }
    }

    private Path unfinished() {
        return cache.resolveSibling(cache.getFileName() + ".part");
    }

    /**
     * After the end of a run that recorded: keeps the cache that it left, in place of the ones for earlier states.
     *
     * @param whole false when the run did not end in order, so that the file may be incomplete
     */
    public void keep(boolean whole) {
        try {
            if (whole && Files.exists(unfinished())) {
                deleteEarlier();
                Files.move(unfinished(), cache, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(unfinished());
                // What the JVM writes first.
                Files.deleteIfExists(unfinished().resolveSibling(unfinished().getFileName() + ".config"));
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not keep " + cache, cause);
        }
    }

    private void deleteEarlier() throws IOException {
        String file = cache.getFileName().toString();
        String name = file.substring(0, file.lastIndexOf('-') + 1);
        try (Stream<Path> files = Files.list(cache.getParent())) {
            for (Path earlier : files.filter(path -> isEarlier(path, name)).toList()) {
                Files.delete(earlier);
            }
        }
    }

    private static boolean isEarlier(Path path, String name) {
        String file = path.getFileName().toString();
        return file.startsWith(name) && file.endsWith(".aot");
    }
}
