package org.sightline.testsupport.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.testsupport.invariant.Databases;
import org.sightline.testsupport.invariant.Invariants;
import org.sightline.testsupport.invariant.Projection;
import org.sightline.testsupport.invariant.Records;
import org.sightline.testsupport.invariant.Series;
import org.sightline.testsupport.invariant.Settling;
import org.sightline.testsupport.relay.TcpRelay;

/** {@code ./sightline faults --minutes N --seed S}: rounds of faults on a stack of its own in {@code .sightline/faults}. */
public final class Faults {

    private static final List<String> KNOWN =
            List.of("--minutes", "--seed", "--pause", "--workers", "--instances", "--poison");
    private static final int POISON_A_SECOND = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(1200);
    private static final int SELDOM = 10;
    private static final Duration ONE_ROUND = Duration.ofSeconds(100);

    private final Options options;
    private final Path directory;

    /**
     * What was asked for.
     *
     * @param pause between two faults, on average
     * @param workers episodes at a time
     * @param instances of each service, 1 or 2
     * @param poison how many records to measure with unreadable ones among them; 0 for faults
     */
    record Options(Duration lasts, long seed, Duration pause, int workers, int instances, int poison) {

        static Options of(String[] args) {
            Map<String, String> given = new HashMap<>();
            for (int i = 0; i < args.length; i += 2) {
                if (i + 1 == args.length || !KNOWN.contains(args[i])) {
                    throw new Refused("faults knows: " + KNOWN + ", each with a number");
                }
                given.put(args[i], args[i + 1]);
            }
            return new Options(
                    Duration.ofSeconds((long) (60 * Double.parseDouble(given.getOrDefault("--minutes", "2")))),
                    Long.parseLong(given.getOrDefault("--seed", Long.toString(System.nanoTime() % 1_000_000))),
                    given.containsKey("--pause") ? Duration.ofMillis(Long.parseLong(given.get("--pause"))) : PAUSE,
                    Integer.parseInt(given.getOrDefault("--workers", "2")),
                    Integer.parseInt(given.getOrDefault("--instances", "1")),
                    Integer.parseInt(given.getOrDefault("--poison", "0")));
        }
    }

    private Faults(Options options, Path directory) {
        this.options = options;
        this.directory = directory;
    }

    /**
     * A short run, for the tests.
     *
     * @param directory of its stack, emptied first
     * @return what broke, in words
     */
    public static List<String> run(Duration lasts, long seed, Path directory) {
        return new Faults(new Options(lasts, seed, PAUSE, 2, 1, 0), directory).run();
    }

    /** Exit code 0 when nothing broke. */
    public static void main(String[] args) {
        QuietLogs.begin();
        System.exit(begun(args));
    }

    private static int begun(String[] args) {
        try {
            return new Faults(Options.of(args), Root.kept().resolve("faults"))
                            .run()
                            .isEmpty()
                    ? 0
                    : 1;
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            return 2;
        } catch (RuntimeException failed) {
            // Threads of the parts would keep this JVM alive.
            failed.printStackTrace();
            return 1;
        }
    }

    private List<String> run() {
        Directories.delete(directory);
        Layout plain = Layout.onFreePorts(directory, true);
        Map<Part, Integer> fronts = new EnumMap<>(Part.class);
        Map<Part, TcpRelay> relays = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (part != Part.SMTP && part != Part.MAIL) {
                fronts.put(part, Ports.free());
                relays.put(part, TcpRelay.between(fronts.get(part), plain.port(part)));
            }
        }
        Layout layout = plain.reachedAt(fronts);
        Path points = directory.resolve("points");
        Map<String, String> more = more(points);
        Stack stack = Stack.of(layout, (part, took) -> {}, more);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end"));
        say("Seed " + options.seed() + ". Starting a stack of its own in " + directory);
        stack.start();
        Tally tally = new Tally(points);
        Records records = new Records("127.0.0.1:" + layout.reachedAt(Part.KAFKA));
        try (stack;
                Injector injector = new Injector(stack, layout, relays, records, points, tally, more, Faults::say)) {
            return rounds(stack, layout, injector, records, tally);
        }
    }

    /** Small batches: each is a transaction more, and passes all points once more. */
    private Map<String, String> more(Path points) {
        return Map.of(
                "sightline.faults",
                points.toString(),
                "sightline.faults.seed",
                Long.toString(options.seed()),
                "sightline.import.batch-rows",
                "40",
                "mp.messaging.connector.smallrye-kafka.max.poll.records",
                "5");
    }

    private List<String> rounds(Stack stack, Layout layout, Injector injector, Records records, Tally tally) {
        Databases databases = new Databases(layout);
        Workload people = Workload.begin(layout, injector::gateway);
        Round round = new Round(
                people,
                injector,
                new Settling(databases, records),
                new Invariants(databases, records, people.analyst::get),
                new Projection(databases),
                "x",
                Faults::say);
        Series series = new Series(layout, databases);
        round.undisturbed();
        say("  " + series.now(stack.pids()));
        if (options.poison() > 0) {
            new Poison("127.0.0.1:" + layout.reachedAt(Part.KAFKA), databases, records, Faults::say)
                    .measure(options.poison(), POISON_A_SECOND);
            return round.broken();
        }
        // Where parts are down most of the time the points are seldom reached; every second round leaves them up.
        Schedule often = new Schedule(options.seed(), options.pause());
        Schedule seldom = new Schedule(~options.seed(), options.pause().multipliedBy(SELDOM));
        Instant end = Instant.now().plus(options.lasts());
        int told = report(round, 0);
        for (int number = 1; Instant.now().isBefore(end) && !stuck(round); number++) {
            say("Round " + number);
            Duration left = Duration.between(Instant.now(), end);
            injector.begin(options.instances());
            round.disturbed(
                    number % 2 == 1 ? often : seldom,
                    left.compareTo(ONE_ROUND) < 0 ? left : ONE_ROUND,
                    options.workers());
            say("  " + tally.total() + " faults so far. " + series.now(stack.pids()));
            told = report(round, told);
        }
        say("Faults made, seed " + options.seed() + ":");
        tally.print(Faults::say);
        say(round.broken().isEmpty() ? "Nothing broke." : round.broken().size() + " things broke.");
        return round.broken();
    }

    private static boolean stuck(Round round) {
        return round.broken().stream().anyMatch(what -> what.startsWith("Stuck: not all parts"));
    }

    private static int report(Round round, int told) {
        List<String> broken = round.broken();
        broken.subList(told, broken.size()).forEach(what -> say("  BROKEN " + what));
        return broken.size();
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
