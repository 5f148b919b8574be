package org.sightline.testsupport.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Postgres;

/**
 * All that is kept at a moment, to be compared with another.
 *
 * @param tables how many rows each table of each database has, with a sum over all that is in them
 * @param topics the version that each topic holds of each key
 */
public record Snapshot(SortedMap<String, String> tables, SortedMap<String, Long> topics) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Keycloak keeps each sign-in as an event, also those of services, which sign in every few seconds. That a database was
     * restored stands in it afterwards. What each has asked for in this minute (rate_bucket) is in no backup. How
     * far the look at kept files is goes on by itself.
     */
    private static final String TABLES = """
        select quote_ident(tablename) from pg_tables
        where schemaname = 'public' and tablename not in ('event_entity', 'restoration', 'rate_bucket', 'kept_file_check')
        order by 1\
        """;

    private static final String SUM =
            "select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t";

    /** What the databases hold that a server at this port has, and nothing of topics. */
    public static Snapshot ofDatabases(int port) {
        return new Snapshot(tables(port), new TreeMap<>());
    }

    /** What the databases and the topics hold. */
    public static Snapshot of(int port, String kafka, List<String> names) {
        return new Snapshot(tables(port), topics(kafka, names));
    }

    private static SortedMap<String, String> tables(int port) {
        SortedMap<String, String> tables = new TreeMap<>();
        List<String> databases = new ArrayList<>(Postgres.SERVICES);
        databases.add("keycloak");
        for (String database : databases) {
            try (Connection connection = DriverManager.getConnection(Postgres.superuserUrl(port, database))) {
                for (String table : texts(connection, TABLES)) {
                    tables.put(
                            database + "." + table,
                            texts(connection, SUM.formatted(table)).getFirst());
                }
            } catch (SQLException cause) {
                throw new IllegalStateException("The database " + database + " cannot be read", cause);
            }
        }
        return tables;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static SortedMap<String, Long> topics(String kafka, List<String> names) {
        SortedMap<String, Long> newest = new TreeMap<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                KafkaAccounts.client(kafka, Map.of("enable.auto.commit", "false")),
                new StringDeserializer(),
                new StringDeserializer())) {
            for (String topic : names) {
                read(consumer, topic, newest);
            }
        }
        return newest;
    }

    private static void read(KafkaConsumer<String, String> consumer, String topic, SortedMap<String, Long> newest) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200))
                    .forEach(found -> newest.put(topic + " " + found.key(), version(found.value())));
        }
    }

    private static long version(String json) {
        try {
            return json == null ? 0 : JSON.readTree(json).path("version").asLong();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Where another one differs, in words; empty where it does not. */
    public List<String> differences(Snapshot other) {
        List<String> differences = new ArrayList<>();
        compare(tables, other.tables, differences);
        compare(topics, other.topics, differences);
        return differences;
    }

    private static <T> void compare(SortedMap<String, T> here, SortedMap<String, T> there, List<String> differences) {
        here.forEach((key, value) -> {
            T found = there.get(key);
            if (!value.equals(found)) {
                differences.add(key + ": " + value + ", then " + found);
            }
        });
        there.keySet().stream()
                .filter(key -> !here.containsKey(key))
                .forEach(key -> differences.add(key + ": absent, then " + there.get(key)));
    }
}
