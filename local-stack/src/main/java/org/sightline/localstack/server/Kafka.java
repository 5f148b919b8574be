package org.sightline.localstack.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.sightline.localstack.process.AotCache;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.process.SmallJvm;

/**
 * A Kafka broker on the loopback address, in a process of its own, with the topics of {@code messages/topics.yaml}.
 * Topics that are not in that file are not created by use.
 */
public final class Kafka implements AutoCloseable {

    /** The variable that names the jars from which the brokers of a test run start, all of them from one cache. */
    public static final String SHARED = "SIGHTLINE_TEST_BROKER";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OPTIONS = SmallJvm.options(208);
    /** Another name than that of `up`, which is kept. */
    private static final String OF_TESTS = "broker-of-tests";

    private final Child broker;
    private final int port;

    private Kafka(Child broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** As {@link #start(Path, int, Path)}, with the log beside the data directory. */
    public static Kafka start(Path directory, int port) {
        return start(directory, port, directory.resolveSibling(directory.getFileName() + ".log"));
    }

    /**
     * Starts a broker on a fresh or an existing directory and returns when its topics are there.
     *
     * @param directory the data directory; created when absent, kept when the broker stops
     * @param port the port on 127.0.0.1
     * @param log where the broker's output goes, appended
     */
    public static Kafka start(Path directory, int port, Path log) {
        return start(directory, port, log, false);
    }

    /**
     * As {@link #start(Path, int, Path)}.
     *
     * @param cached whether it starts from an {@link AotCache}, and records one where there is none. This JVM runs from a packaged
     *     build then
     */
    public static Kafka start(Path directory, int port, Path log, boolean cached) {
        return start(directory, port, port, log, cached);
    }

    /**
     * As {@link #start(Path, int, Path, boolean)}.
     *
     * @param reachedAt the port on 127.0.0.1 at which clients reach the broker, where something stands in front of it
     */
    public static Kafka start(Path directory, int port, int reachedAt, Path log, boolean cached) {
        String shared = System.getenv(SHARED);
        if (cached || shared == null) {
            return start(directory, port, reachedAt, log, new Program("kafka", classes(cached), cached, cached));
        }
        List<Path> jars =
                Stream.of(shared.split(File.pathSeparator)).map(Path::of).toList();
        return start(directory, port, reachedAt, log, new Program(OF_TESTS, jars, true, false));
    }

    /**
     * Makes the cache from which the brokers of a test run start, where there is none. This JVM runs from a packaged build.
     *
     * @param directory for the data of the run that records
     * @return what {@link #SHARED} is to say to the tests
     */
    public static String recordedForTests(Path directory) {
        List<Path> jars = classes(true);
        Program program = new Program(OF_TESTS, jars, true, true);
        if (!program.cache().made()) {
            int port = Ports.free();
            try (Kafka broker = start(directory, port, port, directory.resolveSibling("broker.log"), program)) {
                broker.process().writeCache();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * What runs as the broker.
     *
     * @param name of its cache
     * @param cached whether it starts from a cache
     * @param records whether it records one where there is none
     */
    private record Program(String name, List<Path> classes, boolean cached, boolean records) {

        AotCache cache() {
            return AotCache.of(name, cached ? classes : List.of(), OPTIONS);
        }
    }

    private static Kafka start(Path directory, int port, int reachedAt, Path log, Program runs) {
        Path data = Directories.create(directory);
        AotCache cache = runs.cache();
        List<String> command = new ArrayList<>(List.of(Child.java()));
        command.addAll(OPTIONS);
        command.addAll(SmallJvm.given("KAFKA"));
        command.addAll(runs.cached() ? cache.options(runs.records()) : List.of());
        command.addAll(program(data, port, reachedAt, runs.classes()));
        Child started = Child.start("kafka", data, SmallJvm.ENVIRONMENT, log, command);
        Child broker = runs.records() && !cache.made() ? started.recording(cache) : started;
        Kafka kafka = new Kafka(broker, port);
        try {
            kafka.createTopics(Topics.of(table()), KafkaRights.of(table()));
            return kafka;
        } catch (RuntimeException | Error failed) {
            broker.close();
            throw failed;
        }
    }

    private static List<String> program(Path data, int port, int reachedAt, List<Path> classes) {
        List<String> program = new ArrayList<>(List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dlogging.configuration=" + Kafka.class.getResource("/kafka-logging.properties"),
                "@" + argumentFile(data, classes),
                KafkaBroker.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(Ports.free()),
                Integer.toString(reachedAt)));
        program.addAll(KafkaRights.services(table()));
        return program;
    }

    private static Path table() {
        return Root.directory().resolve("messages/topics.yaml");
    }

    private static List<Path> classes(boolean packaged) {
        // Quarkus' own jars would hold the log back until a Quarkus application starts, and none does here.
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> !entry.contains("quarkus"))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .map(entry -> packaged && Files.isDirectory(entry) ? jarBeside(entry) : entry)
                .toList();
    }

    /** The jar made of a directory of classes: an AOT cache knows only jars. */
    private static Path jarBeside(Path classes) {
        try (Stream<Path> files = Files.list(Directories.of(classes))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElse(classes);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A test's class path is too long for a command line. */
    private static Path argumentFile(Path data, List<Path> classes) {
        String path = classes.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        try {
            return Files.writeString(
                    data.resolveSibling(data.getFileName() + ".classpath"),
                    "-cp \"" + path.replace("\\", "\\\\") + "\"");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void createTopics(List<NewTopic> wanted, Set<AclBinding> rights) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Map<String, Object> settings = KafkaAccounts.client(bootstrapServers());
        settings.put("reconnect.backoff.ms", "50");
        settings.put("reconnect.backoff.max.ms", "200");
        Admin admin = Admin.create(settings);
        try {
            Set<String> present = names(admin, deadline);
            List<NewTopic> missing = wanted.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            // Both at once: neither needs the other. A right that is no longer in the table ends.
            var created = admin.createTopics(missing).all();
            var given = admin.createAcls(rights).all();
            List<AclBindingFilter> over =
                    admin
                            .describeAcls(AclBindingFilter.ANY)
                            .values()
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .stream()
                            .filter(right -> !rights.contains(right))
                            .map(AclBinding::toFilter)
                            .toList();
            admin.deleteAcls(over).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            created.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            given.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException cause) {
            throw new IllegalStateException("Kafka did not start on port " + port + ". Look at " + broker.log(), cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was starting", cause);
        } finally {
            // Not close(), which waits for an answer that may never come.
            admin.close(Duration.ZERO);
        }
    }

    /** Asks in short turns, so that a broker that ended is noticed at once. */
    private Set<String> names(Admin admin, Instant deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        var names = admin.listTopics().names();
        while (true) {
            try {
                return names.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                broker.requireAlive();
                if (Instant.now().isAfter(deadline)) {
                    throw notYet;
                }
            }
        }
    }

    /** Host and port, for {@code kafka.bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Child process() {
        return broker;
    }

    /** Stops the broker and waits. The data stays. */
    @Override
    public void close() {
        broker.close();
    }
}
