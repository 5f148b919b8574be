package org.sightline.testsupport.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.localstack.backup.Backup;
import org.sightline.localstack.backup.BackupDirectory;
import org.sightline.localstack.backup.KeptFolder;
import org.sightline.localstack.backup.Restore;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.server.Topics;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * Back up, go on working, destroy everything, restore to a moment, and look whether all is as it was then; then destroy
 * and restore what is kept last, and look how much of the acknowledged work is lost.
 */
public final class RestoreRound {

    private static final int TRIES = 60;

    private final Options options;
    private final Layout layout;
    private final BackupDirectory backup;
    private final Consumer<String> say;
    private final List<String> wrong = new ArrayList<>();

    /**
     * What a round is made of.
     *
     * @param directory a directory of its own, emptied first
     * @param keycloak the port of a Keycloak that runs already; empty for one of its own, backed up with the rest
     * @param sample whether the invented state is loaded first
     * @param pieces of work before the moment, as many after it
     * @param every how often what is new is kept
     * @param last whether to restore once more, to what is kept last
     */
    public record Options(
            Path directory,
            long seed,
            OptionalInt keycloak,
            boolean sample,
            int pieces,
            Duration every,
            boolean last) {}

    private RestoreRound(Options options, Consumer<String> say) {
        this.options = options;
        this.layout = options.keycloak().isPresent()
                ? Layout.onFreePorts(options.directory(), true)
                        .with(Part.KEYCLOAK, options.keycloak().getAsInt())
                : Layout.onFreePorts(options.directory(), true);
        this.backup = new BackupDirectory(options.directory().resolve("backup"));
        this.say = say;
    }

    /** Runs it and returns what was not as it must be: nothing. */
    public static List<String> run(Options options, Consumer<String> say) {
        Directories.delete(options.directory());
        RestoreRound round = new RestoreRound(options, say);
        round.run();
        return round.wrong;
    }

    /**
     * What there was at a moment.
     *
     * @param files that the services keep, below the stack's data
     */
    private record Then(Instant moment, Snapshot kept, JsonNode headline, Set<Path> files) {}

    private void run() {
        Then then;
        DrillWork work;
        Instant destroyed;
        try (Stack stack = started()) {
            if (options.sample()) {
                SampleLoad.into(
                        stack.url(Part.GATEWAY),
                        stack.url(Part.KEYCLOAK),
                        options.directory().resolve("sample"),
                        say);
            }
            SampleLoad.awaitGrants(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            work = new DrillWork(stack, options.directory().resolve("work"), options.seed());
            work.registerTowns(4);
            putInventedList();
            Instant begun = Instant.now();
            Backup.of(layout, backup, say);
            say("The backup took %.1f s", begun);
            try (ScheduledExecutorService going = goingOn()) {
                doPieces(work);
                then = awaitQuiet(stack, work);
                doPieces(work);
                going.shutdown();
            }
            // A moment can be restored once something later is kept, and under load the last round came before the
            // work.
            goOn();
            destroyed = Instant.now();
            destroy(stack);
        }
        restoreTo(then);
        if (options.last()) {
            restoreLast(work.done(), destroyed);
        }
    }

    /** No work of a drill fetches a list, which needs a publisher; a file in its folder is backed up all the same. */
    private void putInventedList() {
        Path folder = Directories.create(KeptFolder.LISTS.of(layout));
        try {
            Files.writeString(folder.resolve("0".repeat(64) + ".sealed"), "An invented list");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The files that the services keep, below the stack's data. */
    private Set<Path> keptFiles() {
        Set<Path> files = new TreeSet<>();
        for (KeptFolder folder : KeptFolder.values()) {
            try (Stream<Path> below = Files.walk(Directories.create(folder.of(layout)))) {
                below.filter(Files::isRegularFile)
                        .map(file -> layout.data().relativize(file))
                        .forEach(files::add);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
        return files;
    }

    private void doPieces(DrillWork work) {
        for (int i = 0; i < options.pieces(); i++) {
            work.doOne();
        }
    }

    private Stack started() {
        Stack stack = options.keycloak().isPresent()
                ? Stack.withKeycloakAt(options.keycloak().getAsInt(), layout)
                : Stack.of(layout);
        stack.start();
        Tokens.from(stack.url(Part.KEYCLOAK));
        return stack;
    }

    /** What is new is kept as {@code ./sightline up} does it. */
    private ScheduledExecutorService goingOn() {
        ScheduledExecutorService going = Executors.newSingleThreadScheduledExecutor();
        long millis = options.every().toMillis();
        var _ = going.scheduleWithFixedDelay(this::goOn, millis, millis, TimeUnit.MILLISECONDS);
        return going;
    }

    private void goOn() {
        try {
            Backup.goOn(layout, backup);
        } catch (RuntimeException failed) {
            // The last one may be broken off by the end of the work.
            say.accept("The backup does not go on: " + failed.getMessage());
        }
    }

    /** A moment before and after which nothing changes. */
    private Then awaitQuiet(Stack stack, DrillWork work) {
        for (int i = 0; i < TRIES; i++) {
            Snapshot before = snapshot(stack);
            // Nothing changes between the two snapshots, so this is of the moment too.
            JsonNode headline = work.headline();
            pause(Duration.ofSeconds(3));
            Instant moment = Instant.now();
            pause(Duration.ofMillis(200));
            if (snapshot(stack).differences(before).isEmpty()) {
                return new Then(moment, before, headline, keptFiles());
            }
        }
        throw new IllegalStateException("The stack does not become quiet");
    }

    private Snapshot snapshot(Stack stack) {
        return Snapshot.of(layout.port(Part.POSTGRESQL), stack.kafka(), topics());
    }

    private static List<String> topics() {
        return Topics.of(Root.directory().resolve("messages/topics.yaml")).stream()
                .map(topic -> topic.name())
                .filter(name -> !name.endsWith(".dead"))
                .toList();
    }

    /** As a disk that breaks: every process ends at once, and all that it kept is gone. */
    private void destroy(Stack stack) {
        stack.pids().forEach((part, pid) -> {
            if (part != Part.KEYCLOAK || options.keycloak().isEmpty()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        });
        stack.close();
        Directories.delete(layout.data());
        say.accept("Everything is destroyed");
    }

    private void restoreTo(Then then) {
        Instant begun = Instant.now();
        Restore.into(layout, backup, then.moment(), say);
        Set<Path> restored = keptFiles();
        then.files().stream()
                .filter(file -> !restored.contains(file))
                .forEach(file -> wrong.add("The file " + file + " is not there"));
        say.accept("Each of " + then.files().size() + " kept files was looked for");
        check(Files.exists(layout.sampleLoaded()), "The next start would load the invented state into restored data");
        compare(then);
        Instant starting = Instant.now();
        try (Stack stack = started()) {
            DrillWork work = new DrillWork(stack, options.directory().resolve("work"), options.seed() + 1);
            JsonNode headline = work.headline();
            check(headline.equals(then.headline()), "The overview counts " + headline + ", then " + then.headline());
            say(
                    "Restored to the moment and answering after %.1f s, of which the start took " + seconds(starting),
                    begun);
            compareTopics(stack, then);
            wrong.addAll(work.brokenChains());
            work.takeTowns();
            work.doOne();
            check(work.holds(work.done().getLast()), "A new upload is not there");
            awaitEmptyOutboxes();
            destroy(stack);
        }
    }

    /** Before anything runs on it: each row of each table. */
    private void compare(Then then) {
        try (Postgres postgres = Postgres.start(
                layout.data().resolve("postgresql"), layout.port(Part.POSTGRESQL), true, layout.log(Part.POSTGRESQL))) {
            Snapshot now = Snapshot.ofDatabases(layout.port(Part.POSTGRESQL));
            wrong.addAll(new Snapshot(then.kept().tables(), new TreeMap<>()).differences(now));
            say.accept(String.format(
                    Locale.ROOT,
                    "Compared %,d tables with the moment: %,d differ",
                    now.tables().size(),
                    wrong.size()));
        }
    }

    /** When everything is told again, each topic has each key that it had. */
    private void compareTopics(Stack stack, Then then) {
        Set<String> missing = Set.of();
        for (int i = 0; i < TRIES; i++) {
            missing = new TreeSet<>(then.kept().topics().keySet());
            missing.removeAll(snapshot(stack).topics().keySet());
            if (missing.isEmpty()) {
                say.accept("Each of " + then.kept().topics().size() + " keys is in its topic again");
                return;
            }
            pause(Duration.ofSeconds(1));
        }
        missing.forEach(key -> wrong.add("Not told again: " + key));
    }

    private void restoreLast(List<DrillWork.Done> done, Instant destroyed) {
        Instant begun = Instant.now();
        Restore.into(layout, backup, null, say);
        try (Stack stack = started()) {
            DrillWork work = new DrillWork(stack, options.directory().resolve("work"), options.seed() + 2);
            say("Restored to what is kept last and answering after %.1f s", begun);
            @Nullable Instant lost = null;
            int count = 0;
            for (DrillWork.Done one : done) {
                if (!work.holds(one)) {
                    lost = lost == null ? one.at() : lost;
                    count++;
                } else if (lost != null) {
                    wrong.add("Lost in the middle: " + one);
                }
            }
            say.accept(String.format(
                    Locale.ROOT,
                    "Of %d pieces of work %d are lost: %.1f s before the end",
                    done.size(),
                    count,
                    lost == null ? 0 : Duration.between(lost, destroyed).toMillis() / 1000.0));
            wrong.addAll(work.brokenChains());
            destroy(stack);
        }
    }

    private void awaitEmptyOutboxes() {
        for (int i = 0; i < TRIES; i++) {
            Map<String, String> waiting = new TreeMap<>(
                    Snapshot.ofDatabases(layout.port(Part.POSTGRESQL)).tables());
            waiting.entrySet()
                    .removeIf(table -> !table.getKey().endsWith(".outbox")
                            || table.getValue().startsWith("0 "));
            if (waiting.isEmpty()) {
                return;
            }
            pause(Duration.ofSeconds(1));
        }
        wrong.add("An outbox does not become empty");
    }

    private void check(boolean right, String what) {
        if (!right) {
            wrong.add(what);
        }
    }

    private void say(String format, Instant since) {
        say.accept(String.format(
                Locale.ROOT, format, Duration.between(since, Instant.now()).toMillis() / 1000.0));
    }

    private static String seconds(Instant since) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }
}
