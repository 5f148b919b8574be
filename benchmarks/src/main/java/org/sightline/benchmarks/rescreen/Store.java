package org.sightline.benchmarks.rescreen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.subject.Subject;

/** The database of matching-service and the topic that fills it. */
final class Store {

    static final int AGENCIES = 500;
    private static final int PORTION = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    static final UUID IMPORT = new UUID(7, 7);
    static final String RECORDED = "2026-11-24T15:30:00Z";

    private final Stack stack;

    Store(Stack stack) {
        this.stack = stack;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(Part.MATCHING) + "?user=postgres");
    }

    /**
     * Stores all lines. Those that match nothing, nearly all, are put into bundles as matching-service would have put them; those
     * that match go through the topic, so that the service opens their findings itself.
     */
    void fill(StoredLine lines, Screener screener) throws SQLException, InterruptedException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            StringBuilder agencies = new StringBuilder();
            IntStream.range(0, AGENCIES)
                    .forEach(n -> agencies.append(n == 0 ? "" : ",")
                            .append("('")
                            .append(StoredLine.agencyOf(n))
                            .append("', 1, 'Invented agency ")
                            .append(n)
                            .append("', 'city', 'XF', 'registered', false)"));
            statement.execute("insert into agency (id, version, name, kind, state, status, federal_contractor) values "
                    + agencies);
        }
        Map<UUID, String> matching = new ConcurrentHashMap<>();
        IntStream.range(0, lines.batches()).parallel().forEach(b -> {
            List<StoredLine.Numbered> nothing = new ArrayList<>();
            for (StoredLine.Numbered line : lines.batch(b)) {
                if (screener.screen(line.subject()).isEmpty()) {
                    nothing.add(line);
                } else {
                    matching.put(line.id(), message(line));
                }
            }
            bundle(nothing);
        });
        // A portion at a time: the service is made for lines of which few match, and holds the findings of a whole
        // batch in memory.
        List<Map.Entry<UUID, String>> all = List.copyOf(matching.entrySet());
        for (int from = 0; from < all.size(); from += PORTION) {
            int to = Math.min(all.size(), from + PORTION);
            send(all.subList(from, to));
            awaitMatched(to);
        }
    }

    private void awaitMatched(int wanted) throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (matchedLines() < wanted) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("matching-service took " + matchedLines() + " of " + wanted
                        + " matching lines and then no more; look at its log");
            }
            Thread.sleep(100);
        }
    }

    private void bundle(List<StoredLine.Numbered> lines) {
        try (Connection connection = connect()) {
            Bundle bundle = new Bundle();
            for (StoredLine.Numbered line : lines) {
                bundle.add(line);
                if (bundle.size() == PORTION) {
                    bundle.store(connection);
                    bundle = new Bundle();
                }
            }
            if (bundle.size() > 0) {
                bundle.store(connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The lines could not be stored", failed);
        }
    }

    private static String message(StoredLine.Numbered line) {
        Subject subject = line.subject();
        Map<String, Object> message = new LinkedHashMap<>(Map.of(
                "id",
                line.id(),
                "version",
                1,
                "sourceId",
                "bench",
                "importId",
                IMPORT,
                "row",
                line.number() + 2,
                "agencyId",
                line.agency(),
                "buyerName",
                "CITY OF NOWHERE (INVENTED)",
                "state",
                "XF",
                "documentType",
                "purchase_order",
                "documentNumber",
                "PO-" + line.number()));
        message.putAll(Map.of(
                "lineNumber",
                "1",
                "obligationDate",
                StoredLine.DAY.toString(),
                "vendorName",
                subject.vendorName(),
                "description",
                subject.description(),
                "quantity",
                "2",
                "amount",
                "240.00",
                "currency",
                "USD",
                "withdrawn",
                false,
                "recordedAt",
                RECORDED,
                "correlationId",
                "c-bench"));
        message.put("manufacturer", subject.manufacturer());
        message.put("model", subject.model());
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private void send(List<Map.Entry<UUID, String>> messages) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                KafkaAccounts.client(stack.kafka()), new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = messages.stream()
                    .map(line -> producer.send(new ProducerRecord<>(
                            "contract-lines",
                            null,
                            line.getKey().toString(),
                            line.getValue(),
                            List.of(new RecordHeader("ce_source", "ingest-service".getBytes(StandardCharsets.UTF_8))))))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException("The broker refused a line", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending", stopped);
        }
    }

    private long matchedLines() throws SQLException {
        return number("select count(distinct line_id) from matched_line");
    }

    long findings() throws SQLException {
        return number("select count(*) from finding where not withdrawn");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What each finding that holds says, by line and maker, in the form of {@link StoredLine#screenAll}. */
    Map<String, String> found() throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select content::json->'lines'->0->>'id', maker_key, entity_id, role, band,"
                                + " content::json->>'score', json_array_length(content::json->'lines') from finding where"
                                + " not withdrawn")) {
            while (row.next()) {
                String before = found.put(
                        row.getString(1) + " " + row.getString(2),
                        row.getString(3) + " " + row.getString(4) + " " + row.getString(5) + " " + row.getDouble(6));
                if (before != null || row.getInt(7) != 1) {
                    throw new IllegalStateException(
                            "One finding a line and maker was expected, not so for line " + row.getString(1));
                }
            }
        }
        return found;
    }
}
