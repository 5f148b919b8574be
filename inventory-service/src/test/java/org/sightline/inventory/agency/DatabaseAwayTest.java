package org.sightline.inventory.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.RealService;
import org.sightline.testsupport.service.Messages;

@QuarkusTest
class DatabaseAwayTest extends RealService {

    /** Opens when the consumer says that it waits. */
    private static final class Waiting extends Handler {

        private final CountDownLatch said = new CountDownLatch(1);

        @Override
        public void publish(LogRecord entry) {
            if (entry.getMessage().startsWith("Waiting to try again")) {
                said.countDown();
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void aBuyerWaitsUntilTheDatabaseIsBack() throws SQLException, InterruptedException {
        UUID id = BuyerName.id("XF", "city of " + UUID.randomUUID());
        Waiting waiting = new Waiting();
        Logger consumer = Logger.getLogger("org.sightline.kit.inbox");
        consumer.addHandler(waiting);
        try (Connection server = DriverManager.getConnection(server());
                Statement statement = server.createStatement()) {
            try {
                statement.execute("alter database inventory with allow_connections false");
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'inventory'");
                ObjectNode buyer = (ObjectNode) json(Messages.examples("buyers").get(0));
                buyer.put("id", id.toString()).put("name", "City of Away " + id);
                kafka().send("buyers", id.toString(), Map.of(), buyer.toString());
                assertThat(waiting.said.await(SOON.toSeconds(), TimeUnit.SECONDS))
                        .as("the consumer waits")
                        .isTrue();
            } finally {
                statement.execute("alter database inventory with allow_connections true");
            }
        } finally {
            consumer.removeHandler(waiting);
        }
        await().atMost(SOON)
                .pollInSameThread()
                .until(() -> "unclaimed".equals(analyst().get("/agencies/" + id).path("status")));
        assertThat(kafka().all("buyers.dead")).noneMatch(dead -> id.toString().equals(dead.key()));
    }

    /** The server's own database, as the role that needs no password on this machine. */
    private static String server() {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return url.replaceFirst("/inventory$", "/postgres?user=postgres");
    }
}
