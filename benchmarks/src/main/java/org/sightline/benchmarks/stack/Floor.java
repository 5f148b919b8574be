package org.sightline.benchmarks.stack;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/**
 * What the stores alone take for lines that a stack has loaded: the same rows, of both databases, by COPY into tables without
 * an index, and the same messages sent to a topic of their own, and read. Less is not to be had as long as every line is in two
 * databases and in the topic, so it is what a pipeline is held against. Everything is done one after the other.
 */
final class Floor {

    /** More rows give the same figure and need a larger file. */
    private static final long MOST_ROWS = 1_000_000;

    private static final int LINES_IN_A_BUNDLE = 2_000;
    private static final int BUFFER = 1 << 20;
    private static final String LINES = "contract-lines";
    private static final String TOPIC = "floor-lines";
    private static final Duration NOTHING_COMES = Duration.ofSeconds(10);

    private final Stack stack;
    private final Path directory;

    Floor(Stack stack, Path directory) {
        this.stack = stack;
        this.directory = directory;
    }

    /**
     * Times of one line, in microseconds.
     *
     * @param copied of COPY into both databases
     * @param sent of sending its message and waiting for the broker
     * @param read of reading its message
     * @param worked processor time of all of it, of the stores and of this process; the rows' way out of their tables is in it
     */
    record Measured(double copied, double sent, double read, double worked) {

        /** For people, beside what the pipeline took. */
        List<String> lines(Loading.Loaded pipeline) {
            double taken = pipeline.viewed() * 1e6 / pipeline.lines();
            double used = pipeline.used().micros();
            return List.of(
                    String.format(
                            Locale.ROOT,
                            "The floor, a line: COPY %.1f us, send %.1f us, read %.1f us",
                            copied,
                            sent,
                            read),
                    String.format(
                            Locale.ROOT,
                            "The pipeline takes %.1f us a line: %.2f times COPY and send (the bar: 3)",
                            taken,
                            taken / (copied + sent)),
                    String.format(
                            Locale.ROOT,
                            "Processor time of the floor %.1f us a line, of the pipeline %.1f: %.2f times",
                            worked,
                            used,
                            used / worked));
        }
    }

    Measured measure() {
        PartsUse.Before before = PartsUse.begin(stack);
        Duration own = own();
        try {
            double copied = copied(Part.INGEST) + copied(Part.MATCHING);
            Messages messages = messages();
            PartsUse stores = before.end(Math.min(rows(Part.INGEST), messages.count()));
            double here = own().minus(own).toNanos() / 1e3 / messages.count();
            return new Measured(
                    copied,
                    messages.sent() / 1e3 / messages.count(),
                    messages.read() / 1e3 / messages.count(),
                    stores.micros(Part.POSTGRESQL) + stores.micros(Part.KAFKA) + here);
        } catch (SQLException | IOException | ExecutionException failed) {
            throw new IllegalStateException("The floor could not be measured", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while measuring", stopped);
        }
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Connection connect(Part part) throws SQLException {
        return DriverManager.getConnection(
                Postgres.superuserUrl(stack.layout().port(Part.POSTGRESQL), part.database()));
    }

    private long rows(Part part) throws SQLException {
        try (Connection connection = connect(part);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from contract_line")) {
            row.next();
            return Math.min(MOST_ROWS, row.getLong(1));
        }
    }

    /**
     * What of a database is copied.
     *
     * @param most rows of it
     * @param lines what a row has of them
     */
    private record Copied(String table, long most, String lines) {}

    /** The tables that lines come to. */
    private static List<Copied> tables(Part part) {
        Copied rows = new Copied("contract_line", MOST_ROWS, "1");
        return part == Part.MATCHING
                ? List.of(rows, new Copied("line_bundle", MOST_ROWS / LINES_IN_A_BUNDLE, "cardinality(line_ids)"))
                : List.of(rows);
    }

    /** Microseconds a line, with the commits. */
    private double copied(Part part) throws SQLException, IOException {
        double micros = 0;
        long lines = 0;
        for (Copied table : tables(part)) {
            try (Connection connection = connect(part);
                    Statement statement = connection.createStatement()) {
                micros += copied(connection, table);
                try (ResultSet row = statement.executeQuery("select sum(" + table.lines() + ") from " + some(table))) {
                    row.next();
                    lines += row.getLong(1);
                }
            }
        }
        return micros / lines;
    }

    private static String some(Copied table) {
        return "(select * from " + table.table() + " limit " + table.most() + ") as copied";
    }

    private double copied(Connection connection, Copied table) throws SQLException, IOException {
        Path file = directory.resolve("floor-" + table.table() + ".copy");
        try (Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                copy.copyOut("copy (select * from " + some(table) + ") to stdout (format binary)", out);
            }
            statement.execute("create table floor_line (like " + table.table() + " including storage)");
            long begun = System.nanoTime();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                copy.copyIn("copy floor_line from stdin (format binary)", in, BUFFER);
            }
            double micros = (System.nanoTime() - begun) / 1e3;
            statement.execute("drop table floor_line");
            return micros;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Nanoseconds for all. */
    private record Messages(long count, long sent, long read) {}

    private Messages messages() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(KafkaAccounts.client(stack.kafka()))) {
            int partitions = admin.describeTopics(List.of(LINES))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
            admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1)))
                    .all()
                    .get();
            try {
                return messages(partitions);
            } finally {
                admin.deleteTopics(List.of(TOPIC)).all().get();
            }
        }
    }

    private Messages messages(int partitions) throws ExecutionException, InterruptedException {
        long count = 0;
        long sent = 0;
        long read = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(partitions);
                KafkaProducer<byte[], byte[]> producer = producer()) {
            while (count < MOST_ROWS) {
                long begun = System.nanoTime();
                ConsumerRecords<byte[], byte[]> some = consumer.poll(NOTHING_COMES);
                if (some.isEmpty()) {
                    break;
                }
                read += System.nanoTime() - begun;
                sent += send(producer, some);
                count += some.count();
            }
        }
        return new Messages(Math.max(1, count), sent, read);
    }

    private static long send(KafkaProducer<byte[], byte[]> producer, ConsumerRecords<byte[], byte[]> some)
            throws ExecutionException, InterruptedException {
        long begun = System.nanoTime();
        List<Future<?>> answers = new ArrayList<>(some.count());
        for (ConsumerRecord<byte[], byte[]> one : some) {
            answers.add(
                    producer.send(new ProducerRecord<>(TOPIC, one.partition(), one.key(), one.value(), one.headers())));
        }
        for (Future<?> answer : answers) {
            answer.get();
        }
        return System.nanoTime() - begun;
    }

    /** As matching-service reads. */
    private KafkaConsumer<byte[], byte[]> consumer(int partitions) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                KafkaAccounts.client(
                        stack.kafka(),
                        Map.of(
                                "fetch.min.bytes", "262144",
                                "fetch.max.wait.ms", "20",
                                "max.partition.fetch.bytes", "4194304",
                                "max.poll.records", "5000",
                                "enable.auto.commit", "false")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            all.add(new TopicPartition(LINES, i));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    /** As the services send (kit, microprofile-config.properties). */
    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                KafkaAccounts.client(
                        stack.kafka(),
                        Map.of(
                                "acks", "all",
                                "enable.idempotence", "true",
                                "linger.ms", "5",
                                "batch.size", "131072",
                                "compression.type", "lz4")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
