package org.sightline.kit.fault;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one process: a directory with a file {@code plan}, which may change while the process runs, and one file
 * that the process writes, with a line for each fault that it made.
 */
final class FaultPlan {

    private static final String PROPERTY = "sightline.faults";
    private static final int KILLED = 137;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int DELAY_MILLIS = 400;
    /** The connection is lost; the disk of the database is full; another transaction was in the way. */
    private static final String[] STATES = {"08006", "53100", "40001"};

    /**
     * What is wanted now.
     *
     * @param fail how often a point fails, from 0 to 1
     * @param delay how often a point waits
     * @param halt the label of the point at which the process ends; empty for none
     */
    private record Wanted(double fail, double delay, String halt) {

        private static final Wanted NOTHING = new Wanted(0, 0, "");

        static Wanted of(Properties plan) {
            return new Wanted(number(plan, "fail"), number(plan, "delay"), plan.getProperty("halt", ""));
        }

        private static double number(Properties plan, String key) {
            return Double.parseDouble(plan.getProperty(key, "0"));
        }
    }

    private final Path plan;
    private final Path made;
    private final Random random;
    private volatile Wanted wanted = Wanted.NOTHING;

    private FaultPlan(Path directory) {
        long pid = ProcessHandle.current().pid();
        this.plan = directory.resolve("plan");
        this.made = directory.resolve("made-" + pid);
        this.random = new Random(Long.getLong("sightline.faults.seed", 1) * 31 + pid);
    }

    /** Null where the process has none, as everywhere but in a test of faults. */
    static @Nullable FaultPlan ofThisProcess() {
        String directory = System.getProperty(PROPERTY);
        if (directory == null) {
            return null;
        }
        FaultPlan plan = new FaultPlan(Path.of(directory));
        Thread.ofPlatform().daemon().name("fault-plan").start(plan::follow);
        return plan;
    }

    private void follow() {
        while (true) {
            try (Reader reader = Files.newBufferedReader(plan)) {
                Properties now = new Properties();
                now.load(reader);
                wanted = Wanted.of(now);
            } catch (IOException | IllegalArgumentException notNow) {
                wanted = Wanted.NOTHING;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    void reached(String label, FaultPoint.Failure failure) {
        Wanted now = wanted;
        if (label.equals(now.halt())) {
            say(label, "halt");
            Runtime.getRuntime().halt(KILLED);
        }
        double drawn = random.nextDouble();
        if (drawn < now.fail() && failure != FaultPoint.Failure.NOTHING) {
            throw failure(label, failure);
        }
        if (drawn > 1 - now.delay()) {
            say(label, "delay");
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(DELAY_MILLIS)).toNanos());
        }
    }

    private RuntimeException failure(String label, FaultPoint.Failure failure) {
        String reason = "A test of faults lets this fail: " + label;
        return switch (failure) {
            case DATABASE -> {
                String state = STATES[random.nextInt(STATES.length)];
                say(label, "database " + state);
                yield new IllegalStateException(reason, new SQLException(reason, state));
            }
            case DISK -> {
                say(label, "disk full");
                yield new UncheckedIOException(reason, new IOException("No space left on device"));
            }
            case BROKER, NOTHING -> {
                say(label, "broker");
                yield new IllegalStateException(reason, new TimeoutException(reason));
            }
        };
    }

    private void say(String label, String what) {
        try {
            Files.write(made, List.of(label + " " + what), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
