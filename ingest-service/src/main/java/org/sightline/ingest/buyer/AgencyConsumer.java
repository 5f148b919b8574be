package org.sightline.ingest.buyer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.sightline.kit.correlation.Correlation;

/**
 * Follows the agencies. A message that nobody can read goes to the dead letters at once; while the database is away
 * the consumer waits for it, for up to ten minutes.
 */
@ApplicationScoped
public class AgencyConsumer {

    private static final Logger LOG = Logger.getLogger(AgencyConsumer.class);
    private static final int ATTEMPTS = 600;

    private final AgencyNames names;
    private final ObjectMapper json;

    AgencyConsumer(AgencyNames names, ObjectMapper json) {
        this.names = names;
        this.json = json;
    }

    @Incoming("agencies")
    @Blocking
    CompletionStage<Void> take(Message<String> message) {
        Correlation.begin(correlation(message));
        try {
            if (message.getPayload() != null) {
                keep(read(message.getPayload()));
            }
            return message.ack();
        } catch (IllegalArgumentException poison) {
            LOG.errorf("An agencies message goes to the dead letters: %s", poison.getMessage());
            return message.nack(poison);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return message.nack(stopped);
        } finally {
            Correlation.end();
        }
    }

    private Agency read(String payload) {
        Agency agency;
        try {
            agency = json.readValue(payload, Agency.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(
                    "It is not the JSON of an agency: " + unreadable.getOriginalMessage(), unreadable);
        }
        if (agency == null || agency.fault() != null) {
            throw new IllegalArgumentException(
                    "It is not an agency: " + (agency == null ? "it is empty" : agency.fault()));
        }
        return agency;
    }

    private void keep(Agency agency) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                names.keep(agency);
                return;
            } catch (SQLException away) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalArgumentException("The database did not take it: " + away.getMessage(), away);
                }
                LOG.warnf("The database is away, agency %s waits: %s", agency.id(), away.getMessage());
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private static String correlation(Message<String> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> metadata.getHeaders().lastHeader(Correlation.KEY))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .orElse(null);
    }
}
