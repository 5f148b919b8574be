package org.sightline.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.PGConnection;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.server.Kafka;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.testsupport.whole.Sightline;

/**
 * The databases and topics that an earlier release left behind, as files (see the README beside them). Puts them into
 * an empty PostgreSQL and Kafka.
 */
final class PreviousRelease {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DATABASES = List.of("ingest", "matching", "inventory", "gateway");

    private final Path directory;

    private PreviousRelease(Path directory) {
        this.directory = directory;
    }

    /** Release 0.1, filled by its sample. */
    static PreviousRelease v01() {
        return in("release-0.1");
    }

    /** Commit e609f75a, filled by its sample and by what its people did about some findings. */
    static PreviousRelease e609f75a() {
        return in("commit-e609f75a");
    }

    private static PreviousRelease in(String folder) {
        // Beside the test of its messages, which reads the same files.
        return new PreviousRelease(
                Path.of(System.getProperty("sightline.root"), "system-tests/src/test/resources", folder));
    }

    /**
     * Makes a stack of today's services on these databases and topics. It is not started.
     *
     * @param target where its data lies; what was there is deleted
     */
    Stack restoreTo(Path target) throws Exception {
        Directories.delete(target);
        Layout layout = Layout.onFreePorts(target, false);
        try (Postgres postgres =
                        Postgres.start(layout.data().resolve("postgresql"), layout.port(Part.POSTGRESQL), false);
                Kafka kafka = Kafka.start(layout.data().resolve("kafka"), layout.port(Part.KAFKA))) {
            for (String service : DATABASES) {
                restoreDatabase(service, postgres.jdbcUrl(service));
            }
            restoreTopics(kafka.bootstrapServers());
        }
        int keycloak = URI.create(Sightline.stack().url(Part.KEYCLOAK)).getPort();
        return Stack.withKeycloakAt(keycloak, layout);
    }

    /**
     * Runs a service's dump. The database must be empty.
     *
     * @param jdbcUrl the database's address; the superuser comes in without a password
     */
    private void restoreDatabase(String service, String jdbcUrl) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl + "?user=postgres");
                BufferedReader dump = read(directory.resolve(service + ".sql.gz"))) {
            run(dump, connection);
        }
    }

    /** Sends every record of every topic to its partition, in order, with its time and headers. */
    private void restoreTopics(String bootstrapServers) throws IOException, ExecutionException, InterruptedException {
        Map<String, Object> settings = KafkaAccounts.client(bootstrapServers);
        settings.put("compression.type", "lz4");
        try (KafkaProducer<String, String> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                Stream<Path> files = Files.list(directory.resolve("topics"))) {
            for (Path file : files.sorted().toList()) {
                restoreTopic(file, producer);
            }
        }
    }

    private static void restoreTopic(Path file, KafkaProducer<String, String> producer)
            throws IOException, ExecutionException, InterruptedException {
        String topic = file.getFileName().toString().replace(".jsonl.gz", "");
        Future<RecordMetadata> last = null;
        try (BufferedReader lines = read(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = producer.send(kafkaRecord(topic, JSON.readTree(line)));
            }
        }
        producer.flush();
        if (last != null) {
            last.get();
        }
    }

    private static ProducerRecord<String, String> kafkaRecord(String topic, JsonNode kept) {
        ProducerRecord<String, String> produced = new ProducerRecord<>(
                topic,
                kept.path("partition").asInt(),
                kept.path("timestamp").asLong(),
                kept.path("key").textValue(),
                kept.path("value").textValue());
        kept.path("headers")
                .properties()
                .forEach(header -> produced.headers()
                        .add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        return produced;
    }

    private static BufferedReader read(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    /** Plain SQL of pg_dump: statements that end with a semicolon at the end of a line, and COPY with its rows. */
    private static void run(BufferedReader dump, Connection connection) throws IOException, SQLException {
        StringBuilder statement = new StringBuilder();
        boolean quoted = false;
        for (String line = dump.readLine(); line != null; line = dump.readLine()) {
            if (statement.isEmpty() && (line.isBlank() || line.startsWith("--"))) {
                continue;
            }
            statement.append(line).append('\n');
            quoted ^= oddDollarQuotes(line);
            if (quoted || !line.endsWith(";")) {
                continue;
            }
            String sql = statement.toString();
            statement.setLength(0);
            if (sql.startsWith("COPY ")) {
                copy(sql, dump, connection);
            } else {
                execute(sql, connection);
            }
        }
    }

    /** Whether a dollar-quoted function body begins or ends in this line, and not both. */
    private static boolean oddDollarQuotes(String line) {
        return (line.length() - line.replace("$$", "").length()) / 2 % 2 == 1;
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void copy(String sql, BufferedReader dump, Connection connection) throws IOException, SQLException {
        StringBuilder rows = new StringBuilder();
        for (String line = dump.readLine(); !"\\.".equals(line); line = dump.readLine()) {
            rows.append(line).append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(sql.replace(";\n", ""), new StringReader(rows.toString()));
    }
}
