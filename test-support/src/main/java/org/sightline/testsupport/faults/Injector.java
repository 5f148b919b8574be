package org.sightline.testsupport.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.ServiceProcess;
import org.sightline.localstack.stack.Stack;
import org.sightline.testsupport.invariant.Broken;
import org.sightline.testsupport.invariant.Records;
import org.sightline.testsupport.relay.TcpRelay;

/** Does the faults to a stack, and brings back what they ended. */
final class Injector implements AutoCloseable {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Map<Part, String> GROUPS = Map.of(
            Part.INGEST, "ingest-service",
            Part.MATCHING, "matching-service",
            Part.INVENTORY, "inventory-service",
            Part.GATEWAY, "gateway");
    private static final Map<Part, String> TOPICS = Map.of(
            Part.INGEST, "agencies",
            Part.MATCHING, "contract-lines",
            Part.INVENTORY, "buyers",
            Part.GATEWAY, "findings");

    private final Stack stack;
    private final Layout layout;
    private final Map<Part, TcpRelay> relays;
    private final Records records;
    private final Path points;
    private final Tally tally;
    private final Map<String, String> more;
    private final Consumer<String> say;
    private final Map<Part, Child> others = Collections.synchronizedMap(new EnumMap<>(Part.class));
    private final Map<Part, Integer> otherPorts = new ConcurrentHashMap<>();
    private final Set<Part> starting = ConcurrentHashMap.newKeySet();
    private final Set<Part> held = ConcurrentHashMap.newKeySet();
    private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Injector(
            Stack stack,
            Layout layout,
            Map<Part, TcpRelay> relays,
            Records records,
            Path points,
            Tally tally,
            Map<String, String> more,
            Consumer<String> say) {
        this.stack = stack;
        this.layout = layout;
        this.relays = relays;
        this.records = records;
        this.points = points;
        this.tally = tally;
        this.more = more;
        this.say = say;
        Thread.ofPlatform().daemon().name("bring-back").start(this::bringBack);
    }

    /** The base address of one of the gateways. */
    String gateway() {
        Integer other = otherPorts.get(Part.GATEWAY);
        return other != null && System.nanoTime() % 2 == 0
                ? "http://127.0.0.1:" + other
                : layout.reachedUrl(Part.GATEWAY);
    }

    /** Where there are two instances of each service, the second ones come; they go like all others. */
    void begin(int instances) {
        for (Part part : instances > 1 ? Part.services() : List.<Part>of()) {
            come(part, Map.of());
        }
    }

    /** Does one fault; what lasts goes on in a thread of its own. */
    void apply(Schedule.Fault fault) {
        switch (fault.kind()) {
            case KILL_SERVICE, KILL_STORE -> kill(fault);
            case CUT -> {
                relay(fault.part()).cut();
                count(fault);
            }
            case SECOND_INSTANCE -> comeOrGo(fault, Map.of());
            case CLOCK -> comeOrGo(fault, Map.of("sightline.faults.clock", fault.seed() % 2 == 0 ? "PT5M" : "PT-5M"));
            case REFUSE, HALF_OPEN, DELAY -> later(fault, () -> forAWhile(fault));
            case DUPLICATE, POISON -> later(fault, () -> send(fault));
            default -> later(fault, () -> takesLong(fault));
        }
    }

    private void takesLong(Schedule.Fault fault) {
        switch (fault.kind()) {
            case HALT_AT_POINT -> haltAtPoint(fault);
            case PAUSE -> pause(fault);
            case REPLAY -> replay(fault);
            case REBALANCE -> {
                records.join(Objects.requireNonNull(TOPICS.get(fault.part())), group(fault.part()), fault.lasts());
                count(fault);
            }
            default -> throw new IllegalArgumentException(fault.kind().title());
        }
    }

    private void send(Schedule.Fault fault) {
        Random random = new Random(fault.seed());
        String topic = fault.kind() == FaultKind.POISON ? records.spoil(random) : records.again(random);
        tally.count(fault.kind().title() + " " + topic);
    }

    private static String group(Part part) {
        return Objects.requireNonNull(GROUPS.get(part));
    }

    private TcpRelay relay(Part part) {
        return Objects.requireNonNull(relays.get(part));
    }

    private void count(Schedule.Fault fault) {
        tally.count(fault.kind().title() + " " + fault.part().title());
    }

    private void later(Schedule.Fault fault, Runnable work) {
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                work.run();
            } catch (RuntimeException notDone) {
                // Another fault was in the way; it is not counted.
                say.accept("  (" + fault.kind().title() + " was not done: " + notDone.getMessage() + ")");
            } finally {
                atWork.remove(Thread.currentThread());
            }
        });
        atWork.add(thread);
        thread.start();
    }

    private Optional<ProcessHandle> process(Part part) {
        return Optional.ofNullable(stack.pids().get(part)).flatMap(ProcessHandle::of);
    }

    private void kill(Schedule.Fault fault) {
        Part part = fault.part();
        if (!starting.contains(part) && !held.contains(part)) {
            process(part).filter(ProcessHandle::isAlive).ifPresent(process -> {
                process.destroyForcibly();
                count(fault);
            });
        }
    }

    private void pause(Schedule.Fault fault) {
        Optional<ProcessHandle> process = process(fault.part()).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || starting.contains(fault.part()) || !held.add(fault.part())) {
            return;
        }
        // PostgreSQL's own children are held too.
        List<String> pids = Stream.concat(
                        Stream.of(process.get()), process.get().descendants())
                .map(one -> Long.toString(one.pid()))
                .toList();
        try {
            signal("-STOP", pids);
            count(fault);
            LockSupport.parkNanos(fault.lasts().toNanos());
        } finally {
            signal("-CONT", pids);
            held.remove(fault.part());
        }
    }

    private static void signal(String signal, List<String> pids) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(pids);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void forAWhile(Schedule.Fault fault) {
        TcpRelay relay = relay(fault.part());
        switch (fault.kind()) {
            case REFUSE -> relay.refuse();
            case HALF_OPEN -> relay.silence();
            default -> relay.delay(Duration.ofMillis(20 + Math.floorMod(fault.seed(), 180)));
        }
        count(fault);
        LockSupport.parkNanos(fault.lasts().toNanos());
        relay.heal();
        if (fault.seed() % 2 == 0) {
            // What was silent is found to be gone.
            relay.cut();
        }
    }

    private void haltAtPoint(Schedule.Fault fault) {
        List<String> labels = Points.all();
        String label = labels.get(Math.floorMod(fault.seed(), labels.size()));
        plan(Points.FAIL, Points.DELAY, label);
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        plan(Points.FAIL, Points.DELAY, "");
    }

    /** What the processes do at their points from now on. */
    void plan(double fail, double delay, String halt) {
        try {
            Files.createDirectories(points);
            Path part = Files.createTempFile(points, "plan", ".part");
            Files.write(part, List.of("fail=" + fail, "delay=" + delay, "halt=" + halt));
            Files.move(part, points.resolve("plan"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void comeOrGo(Schedule.Fault fault, Map<String, String> besides) {
        Part part = fault.part();
        Child other = others.remove(part);
        otherPorts.remove(part);
        if (other != null) {
            other.kill();
            tally.count(fault.kind().title() + " " + part.title() + " goes");
            if (besides.isEmpty()) {
                return;
            }
        }
        come(part, besides);
        tally.count(fault.kind().title() + " " + part.title() + " comes");
    }

    private void come(Part part, Map<String, String> besides) {
        int port = Ports.free();
        Map<String, String> keys = new java.util.HashMap<>(more);
        keys.putAll(besides);
        others.put(part, ServiceProcess.start(part, layout.another(part, port, Ports.free()), false, keys));
        if (besides.isEmpty()) {
            // One with a wrong clock takes messages; people do not talk to it.
            otherPorts.put(part, port);
        }
    }

    private void replay(Schedule.Fault fault) {
        Part part = fault.part();
        Optional<ProcessHandle> process = process(part).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || !starting.add(part)) {
            return;
        }
        try {
            Child other = others.remove(part);
            otherPorts.remove(part);
            if (other != null) {
                other.close();
            }
            process.get().destroy();
            process.get().onExit().orTimeout(30, TimeUnit.SECONDS).join();
            records.fromTheBeginning(group(part));
            count(fault);
        } finally {
            starting.remove(part);
        }
    }

    /** Starts again what ended, each part by itself. */
    private void bringBack() {
        int looks = 0;
        while (!closed) {
            Set<Part> down = stack.ended();
            if (++looks % 25 == 0 && held.isEmpty()) {
                stack.hanging().stream()
                        .filter(part -> !starting.contains(part) && !down.contains(part))
                        .forEach(part -> {
                            tally.count("(found hanging: " + part.title() + ")");
                            start(part);
                        });
            }
            down.stream().filter(part -> part != Part.SMTP && part != Part.MAIL).forEach(this::start);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void start(Part part) {
        if (closed || !starting.add(part)) {
            return;
        }
        Thread.ofPlatform().daemon().name("start-" + part.title()).start(() -> {
            try {
                stack.restart(part);
            } catch (RuntimeException notYet) {
                if (!closed) {
                    say.accept("  (" + part.title() + " did not come up: " + notYet.getMessage() + ")");
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                }
            } finally {
                starting.remove(part);
            }
        });
    }

    /** Ends all faults, and returns when every part runs again. */
    void heal() {
        plan(0, 0, "");
        relays.values().forEach(TcpRelay::heal);
        for (Thread thread : List.copyOf(atWork)) {
            join(thread);
        }
        // One of them may have planned its own last.
        plan(0, 0, "");
        relays.values().forEach(TcpRelay::heal);
        others.values().forEach(Child::kill);
        others.clear();
        otherPorts.clear();
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!allReady()) {
            if (System.nanoTime() > end) {
                throw new Broken("Stuck: not all parts come up again: " + notReady());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Puts right what was sent to the topics again, so that the last record of a key is its newest. */
    void order() {
        records.order();
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(60));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allReady() {
        return starting.isEmpty() && stack.ended().isEmpty() && notReady().isEmpty();
    }

    private List<Part> notReady() {
        return Part.services().stream()
                .filter(part -> !ServiceProcess.ready(layout.managementUrl(part)))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        others.values().forEach(Child::kill);
    }
}
