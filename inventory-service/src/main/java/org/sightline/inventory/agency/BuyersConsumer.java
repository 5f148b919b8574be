package org.sightline.inventory.agency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.correlation.Correlation;

/**
 * Makes agencies from the buyers that published data names. What is no buyer goes to {@code buyers.dead}; while the
 * database is away the message waits.
 */
@ApplicationScoped
class BuyersConsumer {

    private static final Logger LOG = Logger.getLogger(BuyersConsumer.class);

    private final Register register;
    private final ObjectMapper json;
    private final Duration patience;

    BuyersConsumer(
            Register register,
            ObjectMapper json,
            @ConfigProperty(name = "sightline.consumers.patience", defaultValue = "15m") Duration patience) {
        this.register = register;
        this.json = json;
        this.patience = patience;
    }

    @Incoming("buyers")
    @Blocking
    void take(ConsumerRecord<String, String> message) throws InterruptedException {
        if (message.value() == null) {
            LOG.debugf("Buyer %s was withdrawn; its agency stays", message.key());
            return;
        }
        Buyer buyer = Buyer.read(json, message.value());
        Instant until = Instant.now().plus(patience);
        while (!taken(buyer, correlation(message), until)) {
            // The database is away: nothing to wait on but time.
            Thread.sleep(1_000);
        }
    }

    private boolean taken(Buyer buyer, @Nullable String correlation, Instant until) {
        return Correlation.under(correlation, () -> {
            try {
                Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
                register.take(buyer, new Origin("ingest-service", "published data", now, Correlation.current()));
                return true;
            } catch (RuntimeException failed) {
                if (refused(failed) || Instant.now().isAfter(until)) {
                    throw failed;
                }
                LOG.warnf("Buyer %s waits for the database: %s", buyer.id(), failed.getMessage());
                return false;
            }
        });
    }

    /**
     * Whether the database understood and refused, so that waiting does not help. SQLSTATE classes 08, 40, 53, 55, 57 and
     * 58 are its troubles (connection, conflict, resources, shutdown); an exception without a state is a pool's.
     */
    private static boolean refused(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return !sql.getSQLState().matches("(08|40|53|55|57|58).*");
            }
        }
        return false;
    }

    private static @Nullable String correlation(ConsumerRecord<String, String> message) {
        Header header = message.headers().lastHeader(Correlation.KEY);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
