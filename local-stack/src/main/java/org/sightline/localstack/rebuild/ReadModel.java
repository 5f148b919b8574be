package org.sightline.localstack.rebuild;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.server.KafkaAccounts;
import org.sightline.localstack.server.Postgres;
import org.sightline.localstack.stack.Part;

/**
 * What a service only repeats from the topics: the gateway's view, the names of agencies in ingest-service. It can be
 * emptied, and comes back byte for byte.
 */
public final class ReadModel {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private static final Map<Part, List<String>> TABLES = Map.of(
            Part.GATEWAY,
            List.of(
                    "agency",
                    "agency_alias",
                    "maker",
                    "finding",
                    "device",
                    "coverage",
                    "watchlist",
                    "tally",
                    "statewide_tally",
                    "counted_purchase"),
            Part.INGEST,
            List.of("agency", "agency_name"));
    /** Sums of nothing: they stay where a finding was counted once. */
    private static final Set<String> TALLIES = Set.of("tally", "statewide_tally");

    private final Part service;
    private final String jdbcUrl;
    private final String broker;

    private ReadModel(Part service, String jdbcUrl, String broker) {
        this.service = service;
        this.jdbcUrl = jdbcUrl;
        this.broker = broker;
    }

    /**
     * The read model of a service.
     *
     * @param jdbcUrl of its database, without user and password
     * @param broker for {@code kafka.bootstrap.servers}
     * @throws Refused where the service has none that stands alone
     */
    public static ReadModel of(Part service, String jdbcUrl, String broker) {
        if (!TABLES.containsKey(service)) {
            throw new Refused(
                    "rebuild knows: gateway, ingest. What matching and inventory hold is the truth, or decides"
                            + " about findings that have a history; it cannot be made from the topics alone.");
        }
        return new ReadModel(service, jdbcUrl, broker);
    }

    /** Empties it and lets the service read its topics from the beginning when it starts; no instance of it may run. */
    public void forget() {
        execute("select forget_read_model()");
        Instant end = Instant.now().plus(PATIENCE);
        try (Admin admin = admin()) {
            while (!begins(admin)) {
                if (Instant.now().isAfter(end)) {
                    throw new Refused("The group " + group() + " still has consumers. Stop every instance of "
                            + service.title() + " and try again.");
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    private String group() {
        return service == Part.GATEWAY ? "gateway" : service.title() + "-service";
    }

    private boolean begins(Admin admin) {
        try {
            Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
            committed(admin).keySet().forEach(partition -> begin.put(partition, new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(group(), begin).all().get(10, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notEmptyYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listConsumerGroupOffsets(group())
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS);
    }

    /**
     * Returns when the service has taken all that the topics say now.
     *
     * @param patience how long nothing at all may be taken. As long as something is, the service works, however much there
     *     is to take and however slow the machine
     * @throws IllegalStateException where nothing was taken for so long; it says what is left
     */
    public void awaitTaken(Duration patience) {
        try (Admin admin = admin()) {
            Map<TopicPartition, Long> ends = ends(admin, committed(admin).keySet());
            Map<TopicPartition, Long> left = left(committed(admin), ends);
            Instant end = Instant.now().plus(patience);
            while (!left.isEmpty()) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException(service.title() + " has taken nothing for " + patience.toSeconds()
                            + " s. Records left to take: " + left);
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                Map<TopicPartition, Long> still = left(committed(admin), ends);
                end = still.equals(left) ? end : Instant.now().plus(patience);
                left = still;
            }
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException("The broker does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<TopicPartition, Long> left(
            Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> left = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata done = committed.get(partition);
            long offset = done == null ? 0 : done.offset();
            if (offset < end) {
                left.put(partition, end - offset);
            }
        });
        return left;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get(10, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Admin admin() {
        return Admin.create(KafkaAccounts.client(broker));
    }

    /** Every row of it as JSON, without which transaction wrote it, table by table, in alphabetical order: equal texts are equal read models. */
    public List<String> dump() {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES.getOrDefault(service, List.of())) {
            String some = TALLIES.contains(table) ? " where purchases <> 0" : "";
            String query = "select (to_jsonb(t) - 'changed')::text from " + table + " t" + some + " order by 1";
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    rows.add(table + " " + found.getString(1));
                }
            } catch (SQLException cause) {
                throw new IllegalStateException(service.title() + "'s database refused: " + query, cause);
            }
        }
        return rows;
    }

    private void execute(String sql) {
        String owner = service.database() + "_owner";
        try (Connection connection = DriverManager.getConnection(jdbcUrl, owner, Postgres.password(owner));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(service.title() + "'s database refused: " + sql, cause);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl + "?user=postgres");
    }
}
