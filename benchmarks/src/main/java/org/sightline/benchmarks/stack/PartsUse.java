package org.sightline.benchmarks.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.localstack.process.ProcessMemory;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * What the parts of a stack used for some lines, all instances of a part together.
 *
 * @param microsOfPart processor time a line in microseconds, of processes that still run
 * @param megabytes in use at the end
 * @param mostTogether the most megabytes of all parts together, looked at every few seconds
 */
record PartsUse(Map<Part, Double> microsOfPart, Map<Part, Long> megabytes, long mostTogether) {

    private static final Duration LOOK = Duration.ofSeconds(5);

    PartsUse {
        microsOfPart = Map.copyOf(microsOfPart);
        megabytes = Map.copyOf(megabytes);
    }

    /** Begins to count. */
    static Before begin(Stack stack) {
        return new Before(stack);
    }

    /** Of all parts together, in microseconds a line. */
    double micros() {
        return microsOfPart.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Of one part, in microseconds a line. */
    double micros(Part part) {
        return microsOfPart.getOrDefault(part, 0.0);
    }

    /** A line for each part, for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-12s %10s %14s", "", "MB now", "CPU us a line"));
        for (Part part : Part.values()) {
            if (microsOfPart.containsKey(part)) {
                lines.add(line(part.title(), megabytes.getOrDefault(part, 0L), micros(part)));
            }
        }
        long now = megabytes.values().stream().mapToLong(Long::longValue).sum();
        lines.add(line("in all", now, micros()));
        lines.add(String.format(Locale.ROOT, "Most megabytes of all parts together: %,d", mostTogether));
        return lines;
    }

    private static String line(String title, long megabytes, double micros) {
        return String.format(Locale.ROOT, "%-12s %,10d %14.1f", title, megabytes, micros);
    }

    private static Map<Part, List<Long>> pids(Stack stack) {
        Map<Part, List<Long>> pids = new EnumMap<>(Part.class);
        stack.pids().forEach((part, pid) -> {
            // One process is the mail server and its page.
            if (part != Part.SMTP) {
                pids.computeIfAbsent(part, first -> new ArrayList<>()).add(pid);
            }
        });
        stack.others()
                .forEach(other -> pids.computeIfAbsent(other.service(), first -> new ArrayList<>())
                        .add(other.process().pid()));
        return pids;
    }

    private static Map<Part, Duration> worked(Stack stack) {
        Map<Part, Duration> worked = new EnumMap<>(Part.class);
        pids(stack)
                .forEach((part, pids) ->
                        worked.put(part, pids.stream().map(PartsUse::worked).reduce(Duration.ZERO, Duration::plus)));
        return worked;
    }

    /** Processor time that a process and its children have used since their start. */
    private static Duration worked(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Map<Part, Long> memory(Stack stack) {
        Map<Part, Long> memory = new EnumMap<>(Part.class);
        pids(stack)
                .forEach((part, pids) -> memory.put(
                        part,
                        pids.stream()
                                .mapToLong(
                                        pid -> ProcessMemory.megabytesNow(pid).orElse(0))
                                .sum()));
        return memory;
    }

    /** Counting; end it. */
    static final class Before {

        private final Stack stack;
        private final Map<Part, Duration> before;
        private final Thread watching;
        private volatile long most;

        private Before(Stack stack) {
            this.stack = stack;
            this.before = worked(stack);
            this.watching = Thread.ofPlatform().daemon().name("memory").start(this::watch);
        }

        private void watch() {
            try {
                while (true) {
                    look();
                    Thread.sleep(LOOK);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void look() {
            most = Math.max(
                    most,
                    memory(stack).values().stream().mapToLong(Long::longValue).sum());
        }

        /** What was used for so many lines since it began. */
        PartsUse end(long lines) {
            watching.interrupt();
            look();
            Map<Part, Double> micros = new EnumMap<>(Part.class);
            worked(stack).forEach((part, now) -> {
                Duration more = now.minus(before.getOrDefault(part, Duration.ZERO));
                micros.put(part, more.toNanos() / 1e3 / lines);
            });
            return new PartsUse(micros, memory(stack), most);
        }
    }
}
