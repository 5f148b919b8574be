package org.sightline.localstack.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;

/**
 * Where a stack keeps its things and where it listens.
 *
 * @param data holds what must survive: databases, topics, raw files
 * @param logs one file a part
 * @param ports a port on 127.0.0.1 for each part
 * @param durable whether a commit is on the disk when it returns
 */
public record Layout(Path data, Path logs, Map<Part, Integer> ports, boolean durable) {

    public Layout {
        ports = Map.copyOf(ports);
    }

    /** The stack of {@code ./sightline up}: durable, on the usual ports or those that the environment names. */
    public static Layout ofEnvironment(Map<String, String> environment) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, port(part, environment.get(part.portVariable())));
        }
        return new Layout(Root.kept().resolve("data"), Root.kept().resolve("logs"), ports, true);
    }

    private static int port(Part part, @Nullable String named) {
        if (named == null || named.isBlank()) {
            return part.usualPort();
        }
        try {
            int port = Integer.parseInt(named.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new Refused(
                    part.portVariable() + " is \"" + named + "\". Set it to a port number between 1 and 65535.");
        }
        throw new Refused(part.portVariable() + " is " + named + ". Set it to a port number between 1 and 65535.");
    }

    /** A stack beside others, all in one directory and on free ports. */
    public static Layout onFreePorts(Path directory, boolean durable) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, Ports.free());
        }
        return new Layout(directory.resolve("data"), directory.resolve("logs"), ports, durable);
    }

    /** The same with one part at another port. */
    public Layout with(Part part, int port) {
        Map<Part, Integer> changed = new EnumMap<>(ports);
        changed.put(part, port);
        return new Layout(data, logs, changed, durable);
    }

    /** Where a part listens on 127.0.0.1. */
    public int port(Part part) {
        return Objects.requireNonNull(ports.get(part));
    }

    /** The base address of a part that speaks HTTP, without a slash at the end. */
    public String url(Part part) {
        return "http://127.0.0.1:" + port(part);
    }

    public Path log(Part part) {
        return logs.resolve(part.title().toLowerCase(Locale.ROOT) + ".log");
    }

    /** Throws, with what to do, when another program listens on one of the ports. */
    public void requireFreePorts() {
        requireFreePorts(Set.of());
    }

    /**
     * As {@link #requireFreePorts()}.
     *
     * @param running parts that run already and may have their port
     */
    public void requireFreePorts(Set<Part> running) {
        for (Part part : Part.values()) {
            if (!running.contains(part) && Ports.taken(port(part))) {
                throw new Refused("Port " + port(part) + " (" + part.title()
                        + ") is taken by another program; stop it or set " + part.portVariable() + ".");
            }
        }
    }
}
