package org.sightline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.Ports;
import org.sightline.testsupport.service.KafkaRecords;

/** PostgreSQL and Kafka come back on their data after a kill, while the other goes on. */
@Tag("real-parts")
class BringingBackTest {

    private static final Path DIRECTORY =
            Path.of("target", "bringing-back-test").toAbsolutePath();

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aStoreThatIsKilledComesBackOnItsData() throws Exception {
        Directories.delete(DIRECTORY);
        // As `up` has it: what was committed is on the disk when the process is killed.
        Layout layout = Layout.onFreePorts(DIRECTORY, true);
        try (Stack stack = Stack.withKeycloakAt(Ports.free(), layout)) {
            stack.start(List.of());
            Supervisor supervisor =
                    new Supervisor(stack, Clock.systemUTC(), work -> new Thread(work, "restart").start(), said::add);
            execute(stack, "create table kept (id integer)");
            KafkaRecords.at(stack.kafka()).send("findings", "k", Map.of(), "{\"kept\":true}");

            long postgres = stack.pids().get(Part.POSTGRESQL);
            long kafka = stack.pids().get(Part.KAFKA);
            ProcessHandle.of(postgres).orElseThrow().destroyForcibly();
            untilBack(stack, supervisor, Part.POSTGRESQL, postgres);
            execute(stack, "insert into kept values (1)");
            assertThat(stack.pids()).containsEntry(Part.KAFKA, kafka);

            ProcessHandle.of(kafka).orElseThrow().destroyForcibly();
            untilBack(stack, supervisor, Part.KAFKA, kafka);
            assertThat(KafkaRecords.at(stack.kafka()).all("findings"))
                    .anySatisfy(record -> assertThat(record.value()).isEqualTo("{\"kept\":true}"));
            execute(stack, "insert into kept values (2)");
        }
        assertThat(said).contains("PostgreSQL runs again.", "Kafka runs again.");
    }

    private static void untilBack(Stack stack, Supervisor supervisor, Part part, long before)
            throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (stack.ended().contains(part) || stack.pids().getOrDefault(part, before) == before) {
            assertThat(Instant.now()).as(part + " is not back").isBefore(end);
            supervisor.look();
            Thread.sleep(200);
        }
    }

    private static void execute(Stack stack, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(Part.MATCHING), "matching_owner", "matching_owner-local");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
