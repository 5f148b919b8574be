package org.sightline.kit.message;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** Asks the broker about its topics and groups. One connection for all who ask. */
@ApplicationScoped
class BrokerAdmin {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> broker;
    private @Nullable Admin admin;

    BrokerAdmin(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * The answer to a question.
     *
     * @throws IllegalStateException where the broker refuses or does not answer within 5 seconds; the cause of a refusal is an
     *     {@link ExecutionException}
     */
    <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(admin()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking the broker", stopped);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("The broker does not say: " + refused.getCause(), refused);
        } catch (TimeoutException away) {
            throw new IllegalStateException(
                    "The broker does not answer within " + PATIENCE.toSeconds() + " seconds", away);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.keySet().retainAll(AdminClientConfig.configNames());
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
