package org.sightline.benchmarks.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sightline.localstack.process.Refused;

/**
 * The options of a benchmark: each a name and a value. {@code --set key=value} is a setting of every service, to compare one
 * choice with another, and may come more than once.
 */
final class BenchOptions {

    private static final String SET = "--set";

    private final String usage;
    private final Map<String, List<String>> given = new LinkedHashMap<>();

    private BenchOptions(String usage) {
        this.usage = usage;
    }

    /**
     * Reads the arguments of a command.
     *
     * @param usage one line that says how it is called
     * @param known the names that it knows besides {@code --set}
     * @throws Refused with the usage, where there are others
     */
    static BenchOptions of(String usage, Set<String> known, String... arguments) {
        BenchOptions options = new BenchOptions(usage);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length || !known.contains(name) && !name.equals(SET)) {
                throw options.refused();
            }
            options.given.computeIfAbsent(name, first -> new ArrayList<>()).add(arguments[i + 1]);
        }
        return options;
    }

    private Refused refused() {
        return new Refused("Usage: " + usage + " [--set key=value]");
    }

    /** The whole number that an option has. */
    long number(String name, long usual) {
        return numbers(name, usual).getLast();
    }

    /** The whole numbers that an option has, with commas between them. */
    List<Long> numbers(String name, Long... usual) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return List.of(usual);
        }
        return Arrays.stream(values.getLast().split(",", -1)).map(this::number).toList();
    }

    private long number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw refused();
        }
        return Long.parseLong(text);
    }

    /** What every service is set to besides the usual. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String setting : given.getOrDefault(SET, List.of())) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw refused();
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return settings;
    }
}
