package org.sightline.benchmarks.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.samples.SampleFiles;
import org.sightline.samples.file.PurchaseFile;

/**
 * How many purchase lines a second go from a file into the compliance view: a stack of its own in {@code .sightline/bench}, an
 * invented file with planted purchases, uploaded through the gateway. Ends when the view counts what was planted, or tells that
 * it does not.
 */
final class PipelineBenchmark {

    private PipelineBenchmark() {}

    /**
     * {@code --lines N} (default 100000); {@code --train 1} makes the caches for faster starts anew from this run, which is slower
     * itself: whether later runs compile less is then to be seen.
     *
     * @return 1 when the view does not count what was planted
     */
    static int run(BenchOptions options) throws IOException {
        return run(options, false);
    }

    /** The same, and afterwards what the stores alone take for these lines. */
    static int withFloor(BenchOptions options) throws IOException {
        return run(options, true);
    }

    private static int run(BenchOptions options, boolean floor) throws IOException {
        long lines = options.number("--lines", 100_000);
        Instant begun = Instant.now();
        Path directory = Root.kept().resolve("bench");
        Directories.delete(directory);
        Layout layout = Layout.onFreePorts(directory, true);
        boolean training = options.number("--train", 0) > 0;
        if (training) {
            Directories.delete(Root.kept().resolve("aot"));
        }
        Stack stack = training ? Stack.recording(layout, options.settings()) : Stack.of(layout, options.settings());
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end"));
        say("Starting a stack of its own in %s", directory);
        stack.start();
        SampleLoad.registerAgencies(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
        Path file = Files.createDirectories(directory).resolve("purchase-orders.csv");
        say("Loading %,d invented lines", lines);
        Loading.Loaded loaded = new Loading(stack, System.out::println)
                .load(new PurchaseFile(lines, SampleFiles.DEFAULT_SEED), file, "bench");
        tell(loaded, Files.size(file));
        stack.writeCaches();
        if (loaded.right() && floor) {
            say("");
            new Floor(stack, directory).measure().lines(loaded).forEach(System.out::println);
        }
        say("");
        say("All of it took %d s", Duration.between(begun, Instant.now()).toSeconds());
        return loaded.right() ? 0 : 1;
    }

    private static void tell(Loading.Loaded loaded, long bytes) {
        say("");
        say(
                "file -> applied  %,10.0f lines/s   (%.1f s, %,d MB)",
                loaded.lines() / loaded.applied(), loaded.applied(), bytes / 1_000_000);
        if (loaded.right()) {
            say("file -> view     %,10.0f lines/s   (%.1f s)", loaded.linesASecond(), loaded.viewed());
        }
        say("");
        // Processor time a line tells more than lines a second where something else runs on the machine too.
        loaded.used().lines().forEach(System.out::println);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
