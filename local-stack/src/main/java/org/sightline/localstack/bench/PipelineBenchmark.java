package org.sightline.localstack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.ProcessMemory;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.file.PurchaseFile;
import org.sightline.samples.truth.Totals;

/**
 * How many purchase lines a second go from a file into the compliance view: a stack of its own in {@code .sightline/bench}, an
 * invented file with planted purchases, uploaded through the gateway. Ends when the view counts what was planted, or tells that
 * it does not.
 */
public final class PipelineBenchmark {

    private final Stack stack;
    private final Api analyst;
    private final Instant begun = Instant.now();

    private PipelineBenchmark(Stack stack) {
        this.stack = stack;
        Tokens.from(stack.url(Part.KEYCLOAK));
        this.analyst = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("analyst"));
    }

    /** Arguments: {@code --lines N} (default 100000). Exit code 1 when the view does not count what was planted. */
    public static void main(String[] args) throws IOException {
        QuietLogs.begin();
        // Threads of the parts would keep this JVM alive.
        System.exit(run(lines(args)));
    }

    private static long lines(String[] args) {
        if (args.length == 0) {
            return 100_000;
        }
        if (args.length == 2 && args[0].equals("--lines") && args[1].matches("[1-9]\\d{0,8}")) {
            return Long.parseLong(args[1]);
        }
        System.err.println("Usage: ./sightline bench pipeline [--lines N]");
        System.exit(2);
        return 0;
    }

    private static int run(long lines) throws IOException {
        Path directory = Root.kept().resolve("bench");
        Directories.delete(directory);
        Stack stack = Stack.of(Layout.onFreePorts(directory, true));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end"));
        say("Starting a stack of its own in %s", directory);
        stack.start();
        say("Writing %,d invented lines", lines);
        Path file = Files.createDirectories(directory).resolve("purchase-orders.csv");
        Totals planted = write(file, lines);
        SampleLoad.registerAgencies(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
        return new PipelineBenchmark(stack).measure(file, lines, planted);
    }

    private static Totals write(Path file, long lines) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            return new PurchaseFile(lines, SampleFiles.DEFAULT_SEED)
                    .writeTo(out)
                    .totals();
        }
    }

    private int measure(Path file, long lines, Totals planted) throws IOException {
        say("Uploading %,d MB", Files.size(file) / 1_000_000);
        Map<Part, Duration> before = cpu();
        Instant start = Instant.now();
        JsonNode job =
                analyst.upload("/imports?filename=purchase-orders.csv&source=bench&state=XF&elsewhere=true", file);
        say("Received after %.1f s", seconds(start));
        Duration most = Duration.ofMinutes(5).plusMillis(lines * 2);
        JsonNode done = SampleLoad.awaitImport(analyst, job, most);
        double applied = seconds(start);
        say(
                "Applied: %,d read, %,d accepted, %,d rejected",
                done.path("read").asLong(),
                done.path("accepted").asLong(),
                done.path("rejected").asLong());
        boolean right = awaitView(planted, most);
        double viewed = seconds(start);
        say("");
        say("file -> applied  %,10.0f lines/s   (%.1f s)", lines / applied, applied);
        if (right) {
            say("file -> view     %,10.0f lines/s   (%.1f s)", lines / viewed, viewed);
        }
        resources(before, lines);
        return right ? 0 : 1;
    }

    /** Processor time that each part and its children have used since their start. */
    private Map<Part, Duration> cpu() {
        Map<Part, Duration> used = new EnumMap<>(Part.class);
        stack.pids()
                .forEach((part, pid) -> used.put(
                        part,
                        ProcessHandle.of(pid).stream()
                                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                                .map(process ->
                                        process.info().totalCpuDuration().orElse(Duration.ZERO))
                                .reduce(Duration.ZERO, Duration::plus)));
        return used;
    }

    private boolean awaitView(Totals planted, Duration most) {
        long bodies = planted.bodies().match();
        long purchases = planted.purchasesSince().match();
        Instant deadline = Instant.now().plus(most);
        long[] seen = counted();
        Instant changed = Instant.now();
        while (seen[0] != bodies || seen[1] != purchases) {
            // Counts that stand still for a minute will not become right.
            if (Instant.now().isAfter(deadline)
                    || changed.isBefore(Instant.now().minusSeconds(60))) {
                say(
                        "The view counts %,d bodies and %,d purchases; planted were %,d and %,d",
                        seen[0], seen[1], bodies, purchases);
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            long[] now = counted();
            changed = now[1] == seen[1] ? changed : Instant.now();
            seen = now;
        }
        say("The view counts %,d bodies and %,d purchases, as planted", bodies, purchases);
        return true;
    }

    private long[] counted() {
        JsonNode headline = analyst.get("/overview").path("headline");
        return new long[] {
            headline.path("agenciesThatBought").asLong(),
            headline.path("purchases").asLong()
        };
    }

    /** Processor time a line tells more than lines a second where something else runs on the machine too. */
    private void resources(Map<Part, Duration> before, long lines) {
        Map<Part, Duration> after = cpu();
        say("");
        say("%-12s %10s %10s %14s", "", "MB now", "MB most", "CPU us a line");
        long total = 0;
        double work = 0;
        for (Map.Entry<Part, Long> part : new TreeMap<>(stack.pids()).entrySet()) {
            OptionalLong now = ProcessMemory.megabytesNow(part.getValue());
            OptionalLong most = ProcessMemory.megabytesMost(part.getValue());
            Duration worked = after.getOrDefault(part.getKey(), Duration.ZERO)
                    .minus(before.getOrDefault(part.getKey(), Duration.ZERO));
            double micros = worked.toNanos() / 1e3 / lines;
            say(
                    "%-12s %10s %10s %14.1f",
                    part.getKey().title(), text(now), part.getKey() == Part.POSTGRESQL ? "-" : text(most), micros);
            total += now.orElse(0);
            work += micros;
        }
        say("%-12s %,10d %10s %14.1f", "in all", total, "", work);
        say("");
        say("All of it took %.0f s", seconds(begun));
    }

    private static String text(OptionalLong megabytes) {
        return megabytes.isPresent() ? Long.toString(megabytes.getAsLong()) : "?";
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
