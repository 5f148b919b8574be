package org.sightline.localstack.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/**
 * What a running launcher says about itself in a file, for {@code status} and {@code down}.
 *
 * @param launcher its pid
 * @param pids the process of each part
 * @param ports the port of each part
 * @param managementPorts the port for health and metrics of each service
 */
record RunFile(long launcher, Map<Part, Long> pids, Map<Part, Integer> ports, Map<Part, Integer> managementPorts) {

    private static final String LAUNCHER = "launcher.pid";
    private static final String BEGUN = "launcher.begun";

    static Path usual() {
        return Root.kept().resolve("up.properties");
    }

    /** The launcher that runs now; empty when none does, whatever a killed one left behind. */
    static Optional<RunFile> running(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties said = read(file);
        long pid = Long.parseLong(said.getProperty(LAUNCHER));
        // A pid is used again some day; a pid with its time of birth is not.
        return ProcessHandle.of(pid)
                .filter(process -> begun(process).equals(said.getProperty(BEGUN)))
                .map(process -> of(pid, said));
    }

    private static RunFile of(long launcher, Properties said) {
        Map<Part, Long> pids = new EnumMap<>(Part.class);
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, Integer.valueOf(said.getProperty(part + ".port")));
            Optional.ofNullable(said.getProperty(part + ".pid"))
                    .map(Long::valueOf)
                    .ifPresent(pid -> pids.put(part, pid));
        }
        Map<Part, Integer> management = new EnumMap<>(Part.class);
        for (Part part : Part.services()) {
            String usual = Integer.toString(part.usualManagementPort());
            management.put(part, Integer.valueOf(said.getProperty(part + ".management.port", usual)));
        }
        return new RunFile(launcher, pids, ports, management);
    }

    /** Writes about this JVM. */
    static void write(Path file, Layout layout, Map<Part, Long> pids) {
        Properties said = new Properties();
        said.setProperty(LAUNCHER, Long.toString(ProcessHandle.current().pid()));
        said.setProperty(BEGUN, begun(ProcessHandle.current()));
        layout.ports().forEach((part, port) -> said.setProperty(part + ".port", Integer.toString(port)));
        layout.managementPorts()
                .forEach((part, port) -> said.setProperty(part + ".management.port", Integer.toString(port)));
        pids.forEach((part, pid) -> said.setProperty(part + ".pid", Long.toString(pid)));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(part)) {
                said.store(writer, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not write " + file, cause);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not delete " + file, cause);
        }
    }

    private static Properties read(Path file) {
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            said.load(reader);
            return said;
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not read " + file, cause);
        }
    }

    private static String begun(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
