package org.sightline.localstack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.sample.Headline;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/** {@code ./sightline up}: everything on this machine, in the foreground, until Ctrl-C. */
final class Up {

    private static final int MOST_RESTARTS = 5;

    private final Layout layout;
    private final Path runFile;
    private final Set<Part> waiting = EnumSet.allOf(Part.class);
    private final Instant begun = Instant.now();
    private final Stack stack;
    private volatile boolean ending;

    private Up(Layout layout, Path runFile) {
        this.layout = layout;
        this.runFile = runFile;
        this.stack = Stack.of(layout, this::ready);
    }

    /** Runs until this JVM is told to end. */
    static void run(boolean withSample) throws InterruptedException {
        RunFile.running(RunFile.usual()).ifPresent(run -> {
            throw new Refused("Sightline already runs (pid " + run.launcher()
                    + "). ./sightline status shows it, ./sightline down stops it.");
        });
        new Up(Layout.ofEnvironment(System.getenv()), RunFile.usual()).run(withSample, System.out::println);
    }

    private void run(boolean withSample, Consumer<String> say) throws InterruptedException {
        layout.requireFreePorts();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        RunFile.write(runFile, layout, stack.pids());
        say.accept("Starting. Logs are in " + layout.logs());
        if (!start()) {
            return;
        }
        RunFile.write(runFile, layout, stack.pids());
        say.accept("All parts are healthy after " + seconds(Duration.between(begun, Instant.now())) + ".");
        if (withSample) {
            loadSample(say);
        }
        say.accept(Welcome.text(layout, withSample));
        watch(say);
    }

    /** Whether everything runs; false when somebody ended it meanwhile. */
    private boolean start() {
        ScheduledExecutorService reminder = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "reminder");
            thread.setDaemon(true);
            return thread;
        });
        var _ = reminder.scheduleAtFixedRate(this::remind, 10, 10, TimeUnit.SECONDS);
        try {
            stack.start();
            return true;
        } catch (RuntimeException failed) {
            if (ending) {
                return false;
            }
            throw failed;
        } finally {
            reminder.shutdownNow();
        }
    }

    private synchronized void ready(Part part, Duration took) {
        waiting.remove(part);
        RunFile.write(runFile, layout, stack.pids());
        System.out.printf("  %-11s ready after %6s   127.0.0.1:%d%n", part.title(), seconds(took), layout.port(part));
    }

    private synchronized void remind() {
        Set<String> names = new TreeSet<>();
        waiting.forEach(part -> names.add(part.title()));
        if (!names.isEmpty()) {
            System.out.println("  … " + seconds(Duration.between(begun, Instant.now())) + ", waiting for "
                    + String.join(", ", names));
        }
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    /** Once: what is loaded stays, and a load that was cut off is done again (the same file changes nothing). */
    private void loadSample(Consumer<String> say) {
        Path loaded = layout.data().resolve("sample-loaded");
        if (!Files.exists(loaded)) {
            SampleLoad.into(
                    layout.url(Part.GATEWAY),
                    layout.url(Part.KEYCLOAK),
                    layout.data().resolve("sample"),
                    say);
            Directories.createFile(loaded);
        }
        say.accept(Headline.text(layout.url(Part.GATEWAY), layout.url(Part.KEYCLOAK)));
    }

    /** A service that ends by itself is started again and goes on where it stopped. Without its stores nothing goes on. */
    private void watch(Consumer<String> say) throws InterruptedException {
        Map<Part, Integer> restarts = new HashMap<>();
        while (true) {
            TimeUnit.SECONDS.sleep(1);
            for (Part part : stack.ended()) {
                if (!part.service()) {
                    throw new IllegalStateException(part.title() + " ended by itself. Look at " + layout.log(part)
                            + ", then run ./sightline up again: the data is kept.");
                }
                if (restarts.merge(part, 1, Integer::sum) > MOST_RESTARTS) {
                    throw new IllegalStateException(
                            part.title() + " ended again and again. Look at " + layout.log(part));
                }
                say.accept(part.title() + " ended by itself (look at " + layout.log(part) + "); starting it again");
                stack.startAgain(part);
                RunFile.write(runFile, layout, stack.pids());
            }
        }
    }

    private void end() {
        ending = true;
        System.out.println(
                "Stopping … (the first time after a build this takes longer: caches for faster starts are written)");
        stack.close();
        RunFile.delete(runFile);
        System.out.println("Stopped. The data is kept in " + layout.data());
    }
}
