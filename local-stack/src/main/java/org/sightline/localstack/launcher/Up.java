package org.sightline.localstack.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sightline.localstack.backup.Backup;
import org.sightline.localstack.backup.BackupDirectory;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.sample.Headline;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.ServiceProcess;
import org.sightline.localstack.stack.Stack;
import org.sightline.localstack.stack.Supervisor;

/** {@code ./sightline up}: everything on this machine, in the foreground, until Ctrl-C. */
final class Up {

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
        ScheduledExecutorService supervision = supervise(say);
        keepBackup(supervision, say);
        awaitAll();
        say.accept("All parts are healthy after " + seconds(Duration.between(begun, Instant.now())) + ".");
        if (withSample) {
            loadSampleOrSay(say);
        }
        daemon(() -> writeCaches(say)).start();
        say.accept(Welcome.text(layout, withSample));
        // Until this JVM is told to end.
        supervision.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS);
    }

    /** Whether everything runs; false when somebody ended it meanwhile. */
    private boolean start() {
        ScheduledExecutorService reminder = Executors.newSingleThreadScheduledExecutor(Up::daemon);
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

    /** What runs goes on where the sample cannot be loaded. */
    private void loadSampleOrSay(Consumer<String> say) {
        try {
            loadSample(say);
        } catch (RuntimeException failed) {
            say.accept("The sample could not be loaded: " + failed.getMessage()
                    + ". Everything else runs; the next ./sightline up loads it.");
        }
    }

    /**
     * Once: what is loaded stays, and a load that was cut off is done again (the same file changes nothing). Never into data
     * that was restored.
     */
    private void loadSample(Consumer<String> say) {
        Path loaded = layout.sampleLoaded();
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

    /** Looks every second; each part that ended or hangs is started again in a thread of its own. */
    private ScheduledExecutorService supervise(Consumer<String> say) {
        Supervisor supervisor = new Supervisor(
                stack,
                Clock.systemUTC(),
                work -> daemon(() -> {
                            work.run();
                            RunFile.write(runFile, layout, stack.pids());
                        })
                        .start(),
                say);
        ScheduledExecutorService supervision = Executors.newSingleThreadScheduledExecutor(Up::daemon);
        var _ = supervision.scheduleWithFixedDelay(
                () -> {
                    if (!ending) {
                        supervisor.look();
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
        return supervision;
    }

    /** Where there is a backup, what is new is kept every minute. */
    private void keepBackup(ScheduledExecutorService every, Consumer<String> say) {
        var _ = every.scheduleWithFixedDelay(
                () -> {
                    BackupDirectory directory = ending ? null : BackupCommand.directory();
                    if (directory != null) {
                        keepBackup(directory, say);
                    }
                },
                1,
                1,
                TimeUnit.MINUTES);
    }

    private void keepBackup(BackupDirectory directory, Consumer<String> say) {
        try {
            Backup.goOn(layout, directory);
        } catch (RuntimeException failed) {
            say.accept("The backup in " + directory.root() + " does not go on: " + failed.getMessage()
                    + ". It is tried again every minute.");
        }
    }

    /** After a build, while people look at the pages: neither the end nor the next start waits for it. */
    private void writeCaches(Consumer<String> say) {
        try {
            stack.writeCaches();
        } catch (RuntimeException failed) {
            say.accept("Caches for faster starts could not be written: " + failed.getMessage()
                    + ". Everything runs; the next ./sightline up tries again.");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "supervision");
        thread.setDaemon(true);
        return thread;
    }

    /** A service that did not come up at once is being started again meanwhile. */
    private void awaitAll() throws InterruptedException {
        while (!Part.services().stream().allMatch(part -> ServiceProcess.ready(layout.managementUrl(part)))) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void end() {
        ending = true;
        System.out.println("Stopping …");
        stack.close();
        RunFile.delete(runFile);
        System.out.println("Stopped. The data is kept in " + layout.data());
    }
}
