package org.sightline.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.sightline.localstack.process.AotCache;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.server.DoneSteps;
import org.sightline.localstack.server.Kafka;
import org.sightline.localstack.server.Keycloak;
import org.sightline.localstack.server.Mail;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.server.RealmUpdate;

/**
 * All parts of Sightline on this machine, as processes. Closing it ends them in order and keeps the data; when this JVM
 * is killed they end too.
 */
public final class Stack implements AutoCloseable, Supervisor.Parts {

    /** Longer than a start or a pause of the machine takes. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(60);

    /** What a service may take to end in order; by force it loses nothing, and takes up again what was in hand. */
    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(6);

    private final Layout layout;
    private final BiConsumer<Part, Duration> whenReady;
    private final boolean ownKeycloak;
    private final boolean recording;
    /** Whether the services alone record their caches. */
    private volatile boolean makingCaches;

    private final boolean supervised;
    private final Instant begun = Instant.now();
    private final Map<Part, AutoCloseable> stores = new EnumMap<>(Part.class);
    private final Map<Part, Child> services = new EnumMap<>(Part.class);
    private final Map<Part, Long> pids = new EnumMap<>(Part.class);
    private final List<Instance> others = new ArrayList<>();
    /** Services that were ready once, and since when each has said nothing. */
    private final Set<Part> wereReady = ConcurrentHashMap.newKeySet();

    private final Map<Part, Instant> silent = new ConcurrentHashMap<>();
    private boolean closed;

    private final Map<String, String> more;

    private Stack(
            Layout layout,
            BiConsumer<Part, Duration> whenReady,
            boolean ownKeycloak,
            boolean recording,
            boolean supervised) {
        this(layout, whenReady, ownKeycloak, recording, supervised, Map.of());
    }

    private Stack(
            Layout layout,
            BiConsumer<Part, Duration> whenReady,
            boolean ownKeycloak,
            boolean recording,
            boolean supervised,
            Map<String, String> more) {
        this.more = more;
        this.supervised = supervised;
        this.layout = layout;
        this.whenReady = whenReady;
        this.ownKeycloak = ownKeycloak;
        this.recording = recording;
    }

    /** A stack that does not run yet: {@link #start()} starts it, {@link #close()} ends what was started so far. */
    public static Stack of(Layout layout) {
        return new Stack(layout, (part, took) -> {}, true, false, false);
    }

    /**
     * As {@link #of(Layout)}.
     *
     * @param more keys of every service's configuration besides
     */
    public static Stack of(Layout layout, Map<String, String> more) {
        return new Stack(layout, (part, took) -> {}, true, false, false, Map.copyOf(more));
    }

    /** As {@link #of(Layout, Map)}; parts that have no {@link AotCache} record one until {@link #writeCaches()}. */
    public static Stack recording(Layout layout, Map<String, String> more) {
        return new Stack(layout, (part, took) -> {}, true, true, false, Map.copyOf(more));
    }

    /**
     * As {@link #of(Layout)}, with a Keycloak that runs already and is left running.
     *
     * @param port where it listens on 127.0.0.1
     */
    public static Stack withKeycloakAt(int port, Layout layout) {
        return new Stack(layout.with(Part.KEYCLOAK, port), (part, took) -> {}, false, false, false);
    }

    /**
     * As {@link #of(Layout)}, for a {@link Supervisor}: a service that ends while it starts does not end the others. Tells
     * each part that is ready and how long after the beginning. What has no {@link AotCache} yet records one.
     */
    public static Stack of(Layout layout, BiConsumer<Part, Duration> whenReady) {
        return new Stack(layout, whenReady, true, true, true);
    }

    /**
     * As {@link #of(Layout, BiConsumer)}.
     *
     * @param more keys of every service's configuration besides
     */
    public static Stack of(Layout layout, BiConsumer<Part, Duration> whenReady, Map<String, String> more) {
        return new Stack(layout, whenReady, true, false, true, Map.copyOf(more));
    }

    /**
     * Starts everything and returns when all of it is ready. The services start beside Keycloak, once PostgreSQL and Kafka
     * are there.
     *
     * @throws IllegalStateException when a part does not start; the stack is closed then
     */
    public void start() {
        start(Part.services());
    }

    /**
     * As {@link #start()}; services that have no {@link AotCache} record it and write it when they are ready. Of two stacks that
     * start at the same moment one does so, and the other one waits for the caches: to start without them takes three times the
     * processor time, which the first one needs.
     */
    public void startCached() {
        Path lockFile = Directories.create(Root.kept().resolve("aot")).resolve("making.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            makingCaches = !ServiceProcess.cachesMade();
            if (makingCaches) {
                start();
                makingCaches = false;
                writeCaches();
                return;
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Could not lock " + lockFile, cause);
        }
        start();
    }

    /** A Keycloak that runs already may have a realm of an older release. Where no service starts, nothing asks it. */
    private void updateRealm(List<Part> wanted) {
        if (!wanted.isEmpty()) {
            RealmUpdate.of(layout.url(Part.KEYCLOAK));
            Mail.ofKeycloak(layout.url(Part.KEYCLOAK), layout.port(Part.SMTP), layout.url(Part.MAIL));
        }
    }

    /** As {@link #start()}, with only some of the services. */
    public void start(List<Part> wanted) {
        ExecutorService threads = Executors.newCachedThreadPool(Stack::daemon);
        try {
            layout.requireFreePorts(ownKeycloak ? Set.of() : Set.of(Part.KEYCLOAK));
            Directories.create(layout.logs());
            var kafka = CompletableFuture.runAsync(this::startKafka, threads);
            var postgres = CompletableFuture.supplyAsync(this::startPostgres, threads);
            startMail();
            var keycloak = ownKeycloak
                    ? postgres.thenAcceptAsync(this::startKeycloak, threads)
                    : postgres.thenAccept(store -> updateRealm(wanted));
            List<CompletableFuture<Void>> waiting = new ArrayList<>(List.of(kafka, keycloak));
            for (Part part : wanted) {
                waiting.add(kafka.thenCombineAsync(postgres, (nothing, store) -> part, threads)
                        .thenAcceptAsync(this::startService, threads));
            }
            awaitAllOrFirstFailure(waiting);
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        } finally {
            threads.shutdown();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stack");
        thread.setDaemon(true);
        return thread;
    }

    private static void awaitAllOrFirstFailure(List<CompletableFuture<Void>> waiting) {
        CompletableFuture<Void> all = CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new));
        waiting.forEach(one -> one.exceptionally(failed -> {
            all.completeExceptionally(failed);
            return null;
        }));
        try {
            all.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private Postgres startPostgres() {
        Postgres postgres = Postgres.start(
                layout.data().resolve("postgresql"),
                layout.port(Part.POSTGRESQL),
                layout.durable(),
                layout.log(Part.POSTGRESQL));
        keep(Part.POSTGRESQL, postgres, postgres.pid());
        return postgres;
    }

    private void startKafka() {
        Kafka kafka = Kafka.start(
                layout.data().resolve("kafka"),
                layout.port(Part.KAFKA),
                layout.reachedAt(Part.KAFKA),
                layout.log(Part.KAFKA),
                recording);
        keep(Part.KAFKA, kafka, kafka.process().pid());
    }

    private void startMail() {
        Mail mail = Mail.start(layout.port(Part.SMTP), layout.port(Part.MAIL), layout.log(Part.MAIL));
        keep(Part.SMTP, mail, mail.process().pid());
        keep(Part.MAIL, mail, mail.process().pid());
    }

    private void startKeycloak(Postgres postgres) {
        Keycloak keycloak = Keycloak.start(
                Keycloak.home(),
                layout.port(Part.KEYCLOAK),
                layout.reachedAt(Part.KEYCLOAK),
                postgres,
                layout.log(Part.KEYCLOAK),
                recording);
        keep(Part.KEYCLOAK, keycloak, keycloak.process().pid());
        int mail = layout.port(Part.SMTP);
        DoneSteps.once(
                layout.port(Part.POSTGRESQL),
                Keycloak.DATABASE,
                "mail",
                DoneSteps.state(mail),
                () -> RealmUpdate.mail(keycloak.url(), mail));
    }

    private void startService(Part part) {
        Migrations.run(part, layout.port(Part.POSTGRESQL));
        Child child = launch(part, Map.of());
        try {
            ServiceProcess.awaitReady(part, layout, child);
        } catch (IllegalStateException ended) {
            if (!supervised) {
                throw ended;
            }
            // The others go on; a supervisor starts it again.
            return;
        }
        wereReady.add(part);
        whenReady.accept(part, Duration.between(begun, Instant.now()));
    }

    private synchronized Child launch(Part part, Map<String, String> settings) {
        requireOpen();
        Map<String, String> all = new HashMap<>(more);
        all.putAll(settings);
        Child child = ServiceProcess.start(part, layout, recording || makingCaches, all);
        services.put(part, child);
        pids.put(part, child.pid());
        return child;
    }

    private void keep(Part part, AutoCloseable store, long pid) {
        if (!kept(part, store, pid)) {
            end(store);
            requireOpen();
        }
        whenReady.accept(part, Duration.between(begun, Instant.now()));
    }

    private synchronized boolean kept(Part part, AutoCloseable store, long pid) {
        if (!closed) {
            stores.put(part, store);
            pids.put(part, pid);
        }
        return !closed;
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The stack is being ended");
        }
    }

    /** Where it keeps its things and where its parts listen. */
    public Layout layout() {
        return layout;
    }

    /** The base address of a part that speaks HTTP, without a slash at the end. */
    public String url(Part part) {
        return layout.url(part);
    }

    /** Where the health and metrics of a service are, without a slash at the end. */
    public String managementUrl(Part service) {
        return layout.managementUrl(service);
    }

    /** Host and port of Kafka. */
    public String kafka() {
        return "127.0.0.1:" + layout.port(Part.KAFKA);
    }

    /** The JDBC address of a service's database, without user and password. */
    public String jdbcUrl(Part service) {
        return "jdbc:postgresql://127.0.0.1:" + layout.port(Part.POSTGRESQL) + "/" + service.database();
    }

    /** The process of each part that was started. */
    public synchronized Map<Part, Long> pids() {
        return Map.copyOf(pids);
    }

    /** Ends a service as a crash would (SIGKILL). */
    public void kill(Part service) {
        Child child;
        synchronized (this) {
            child = Objects.requireNonNull(services.get(service), () -> service.title() + " does not run");
        }
        child.kill();
    }

    /** Ends a service in order, as for maintenance; it leaves its groups of consumers. */
    public void end(Part service) {
        Child child;
        synchronized (this) {
            child = Objects.requireNonNull(services.get(service), () -> service.title() + " does not run");
        }
        child.close();
    }

    /** Starts a service that has ended again and returns when it is ready. */
    public void startAgain(Part service) {
        startAgain(service, Map.of());
    }

    /** The same with settings besides the usual ones. */
    public void startAgain(Part service, Map<String, String> settings) {
        ServiceProcess.awaitReady(service, layout, launch(service, settings));
        wereReady.add(service);
    }

    /**
     * One more instance of a service.
     *
     * @param url its base address, without a slash at the end
     */
    public record Instance(Part service, String url, Child process) {}

    /**
     * Starts one more instance of a service, on ports of its own, and returns when it is ready. It takes its share of the
     * messages and of the work; the other parts go on reaching the first one. What ends it is {@link #close()}, or whoever
     * kills its process.
     */
    public Instance startAnother(Part service) {
        Layout own = layout.another(service, Ports.free(), Ports.free());
        Instance another;
        synchronized (this) {
            requireOpen();
            others.removeIf(other -> !other.process().alive());
            another = new Instance(service, own.url(service), ServiceProcess.start(service, own, false, more));
            others.add(another);
        }
        ServiceProcess.awaitReady(service, own, another.process());
        return another;
    }

    /** The instances that were started besides the first ones and still run. */
    public synchronized List<Instance> others() {
        return others.stream().filter(other -> other.process().alive()).toList();
    }

    /** Ends PostgreSQL or Kafka in order, as for maintenance; the others go on. The data stays. */
    public void stopStore(Part store) {
        AutoCloseable running;
        synchronized (this) {
            running = stores.remove(store);
            pids.remove(store);
        }
        if (running == null) {
            throw new IllegalStateException(store.title() + " does not run");
        }
        end(running);
    }

    /** Starts PostgreSQL, Kafka or Keycloak on its data again and returns when it answers. */
    public void startStoreAgain(Part store) {
        switch (store) {
            case POSTGRESQL -> startPostgres();
            case KAFKA -> startKafka();
            case KEYCLOAK -> startKeycloak(postgres());
            default -> throw new IllegalArgumentException(store.title() + " is no store of data");
        }
    }

    @Override
    public synchronized Set<Part> ended() {
        Set<Part> ended = EnumSet.noneOf(Part.class);
        if (!closed) {
            pids.forEach((part, pid) -> {
                if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                    ended.add(part);
                }
            });
        }
        return ended;
    }

    /** The services that have said for a minute that they must be restarted, or have said nothing at all. */
    @Override
    public Set<Part> hanging() {
        Set<Part> hanging = EnumSet.noneOf(Part.class);
        for (Part part : wereReady) {
            if (ServiceProcess.alive(layout.managementUrl(part))) {
                silent.remove(part);
            } else if (silent.computeIfAbsent(part, now -> Instant.now())
                    .plus(HANGS_AFTER)
                    .isBefore(Instant.now())) {
                hanging.add(part);
            }
        }
        return hanging;
    }

    @Override
    public String log(Part part) {
        return layout.log(part).toString();
    }

    /** A store comes back on its data. What is left of the part is ended first. */
    @Override
    public void restart(Part part) {
        silent.remove(part);
        wereReady.remove(part);
        if (part.service()) {
            Child left;
            synchronized (this) {
                left = services.get(part);
            }
            if (left != null) {
                left.kill();
            }
            startAgain(part);
            return;
        }
        AutoCloseable left;
        synchronized (this) {
            left = stores.remove(part);
        }
        if (left != null) {
            end(left);
        }
        startStoreAgain(part);
    }

    private synchronized Postgres postgres() {
        if (stores.get(Part.POSTGRESQL) instanceof Postgres postgres) {
            return postgres;
        }
        throw new IllegalStateException("Keycloak waits for PostgreSQL");
    }

    /**
     * Ends the services, then what they stand on, and PostgreSQL last, on which Keycloak stands; waits. Does nothing the second
     * time.
     */
    @Override
    public void close() {
        List<Child> first;
        List<AutoCloseable> then;
        List<AutoCloseable> last;
        synchronized (this) {
            closed = true;
            first = Stream.concat(services.values().stream(), others.stream().map(Instance::process))
                    .toList();
            others.clear();
            then = closing(Part.MAIL, Part.KEYCLOAK, Part.KAFKA);
            last = closing(Part.POSTGRESQL);
            services.clear();
            stores.clear();
        }
        endTogether(first.stream()
                .map(service -> (AutoCloseable) () -> service.close(SERVICE_PATIENCE))
                .toList());
        endTogether(then);
        endTogether(last);
    }

    /** Each in a thread of its own, however few processors there are: who ends them only waits. */
    private static void endTogether(List<? extends AutoCloseable> parts) {
        try (ExecutorService ending = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(() -> end(part), ending))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private List<AutoCloseable> closing(Part... order) {
        return Stream.of(order).map(stores::get).filter(Objects::nonNull).toList();
    }

    /**
     * Lets the parts that record an {@link AotCache} write it now, one after another, while they go on: some ten seconds of one
     * processor each. What is not written when the stack is closed is recorded again by the next one.
     */
    public void writeCaches() {
        List<Child> recording;
        synchronized (this) {
            recording = Stream.concat(
                            services.values().stream(), stores.values().stream().flatMap(Stack::process))
                    .toList();
        }
        try {
            for (Child child : recording) {
                child.writeCache();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<Child> process(AutoCloseable store) {
        return switch (store) {
            case Kafka kafka -> Stream.of(kafka.process());
            case Keycloak keycloak -> Stream.of(keycloak.process());
            default -> Stream.empty();
        };
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception cause) {
            throw new IllegalStateException("A part did not end", cause);
        }
    }
}
