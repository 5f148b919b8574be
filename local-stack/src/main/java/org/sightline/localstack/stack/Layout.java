package org.sightline.localstack.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;

/**
 * Where a stack keeps its things and where it listens.
 *
 * @param data holds what must survive: databases, topics, raw files
 * @param logs one file a part
 * @param ports a port on 127.0.0.1 for each part
 * @param managementPorts another for the health and metrics of each service
 * @param reached the ports at which the parts reach each other: their own, or those of what stands in front of them
 * @param durable whether a commit is on the disk when it returns
 */
public record Layout(
        Path data,
        Path logs,
        Map<Part, Integer> ports,
        Map<Part, Integer> managementPorts,
        Map<Part, Integer> reached,
        boolean durable) {

    private static final String OFFSET = "SIGHTLINE_PORT_OFFSET";
    private static final int HIGHEST_PORT = 65_535;
    /** The highest usual port, Kafka's, stays a port. */
    private static final int HIGHEST_OFFSET = 40_000;

    public Layout {
        ports = Map.copyOf(ports);
        managementPorts = Map.copyOf(managementPorts);
        reached = Map.copyOf(reached);
    }

    /** Where the parts reach each other directly. */
    public Layout(Path data, Path logs, Map<Part, Integer> ports, Map<Part, Integer> managementPorts, boolean durable) {
        this(data, logs, ports, managementPorts, ports, durable);
    }

    /**
     * The stack of {@code ./sightline up}: durable, on the usual ports, all moved up by {@code SIGHTLINE_PORT_OFFSET} where the
     * environment names it. A port with a variable of its own is at that port, whatever the offset.
     */
    public static Layout ofEnvironment(Map<String, String> environment) {
        int offset = number(OFFSET, environment, 0, 0, HIGHEST_OFFSET, "a number between 0 and " + HIGHEST_OFFSET);
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, port(part.portVariable(), environment, part.usualPort() + offset));
        }
        Map<Part, Integer> management = new EnumMap<>(Part.class);
        for (Part part : Part.services()) {
            management.put(part, port(part.managementVariable(), environment, part.usualManagementPort() + offset));
        }
        return new Layout(Root.kept().resolve("data"), Root.kept().resolve("logs"), ports, management, true);
    }

    private static int port(String variable, Map<String, String> environment, int usual) {
        return number(variable, environment, usual, 1, HIGHEST_PORT, "a port number between 1 and " + HIGHEST_PORT);
    }

    private static int number(
            String variable, Map<String, String> environment, int usual, int least, int most, String wanted) {
        String given = environment.get(variable);
        if (given == null || given.isBlank()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(given.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new Refused(variable + " is \"" + given + "\". Set it to " + wanted + ".");
        }
        throw new Refused(variable + " is " + given + ". Set it to " + wanted + ".");
    }

    /** A stack beside others, all in one directory and on free ports. */
    public static Layout onFreePorts(Path directory, boolean durable) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, Ports.free());
        }
        Map<Part, Integer> management = new EnumMap<>(Part.class);
        for (Part part : Part.services()) {
            management.put(part, Ports.free());
        }
        return new Layout(directory.resolve("data"), directory.resolve("logs"), ports, management, durable);
    }

    /** The same with one part at another port. */
    public Layout with(Part part, int port) {
        Map<Part, Integer> changed = new EnumMap<>(ports);
        changed.put(part, port);
        Map<Part, Integer> reachedNow = new EnumMap<>(reached);
        reachedNow.put(part, port);
        return new Layout(data, logs, changed, managementPorts, reachedNow, durable);
    }

    /** The same, where the parts reach each other at these ports. */
    public Layout reachedAt(Map<Part, Integer> others) {
        Map<Part, Integer> reachedNow = new EnumMap<>(reached);
        reachedNow.putAll(others);
        return new Layout(data, logs, ports, managementPorts, reachedNow, durable);
    }

    /** The same with one more instance of a service in its place, on ports of its own; the parts reach the first one. */
    public Layout another(Part service, int port, int managementPort) {
        Map<Part, Integer> changed = new EnumMap<>(ports);
        changed.put(service, port);
        Map<Part, Integer> management = new EnumMap<>(managementPorts);
        management.put(service, managementPort);
        return new Layout(data, logs, changed, management, reached, durable);
    }

    /** Where the others reach a part on 127.0.0.1. */
    public int reachedAt(Part part) {
        return Objects.requireNonNull(reached.get(part));
    }

    /** The base address at which the others reach a part that speaks HTTP, without a slash at the end. */
    public String reachedUrl(Part part) {
        return "http://127.0.0.1:" + reachedAt(part);
    }

    /** Where a part listens on 127.0.0.1. */
    public int port(Part part) {
        return Objects.requireNonNull(ports.get(part));
    }

    /** The base address of a part that speaks HTTP, without a slash at the end. */
    public String url(Part part) {
        return "http://127.0.0.1:" + port(part);
    }

    /** Where a service listens on 127.0.0.1 for those who ask after its health and metrics. */
    public int managementPort(Part service) {
        return Objects.requireNonNull(managementPorts.get(service));
    }

    /** The base address of a service's health and metrics, without a slash at the end. */
    public String managementUrl(Part service) {
        return "http://127.0.0.1:" + managementPort(service);
    }

    /**
     * The mark that keeps {@code ./sightline up} from loading the invented state: it was loaded into this data, or the data is
     * restored, and what it held then is what it holds.
     */
    public Path sampleLoaded() {
        return data.resolve("sample-loaded");
    }

    public Path log(Part part) {
        return logs.resolve(part.title().toLowerCase(Locale.ROOT) + ".log");
    }

    /** Throws, with what to do, when other programs listen on some of the ports. */
    public void requireFreePorts() {
        requireFreePorts(Set.of());
    }

    /**
     * As {@link #requireFreePorts()}.
     *
     * @param running parts that run already and may have their port
     */
    public void requireFreePorts(Set<Part> running) {
        List<String> taken = new ArrayList<>();
        for (Part part : Part.values()) {
            if (!running.contains(part) && Ports.taken(port(part))) {
                taken.add(port(part) + " (" + part.title() + ", " + part.portVariable() + ")");
            }
        }
        for (Part part : Part.services()) {
            if (!running.contains(part) && Ports.taken(managementPort(part))) {
                taken.add(
                        managementPort(part) + " (health of " + part.title() + ", " + part.managementVariable() + ")");
            }
        }
        if (!taken.isEmpty()) {
            throw new Refused("Other programs use these ports: " + String.join(", ", taken)
                    + ".\nStop them, set those variables to other ports, or move all ports at once:"
                    + " SIGHTLINE_PORT_OFFSET=200 ./sightline up");
        }
    }
}
