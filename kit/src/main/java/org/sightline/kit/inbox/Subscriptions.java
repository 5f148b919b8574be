package org.sightline.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.deadletter.DeadLetter;
import org.sightline.kit.deadletter.Replayer;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** How the messages of each topic are taken, so that one that was set aside can be taken once more. */
@ApplicationScoped
class Subscriptions implements Replayer {

    private static final RowScope REPLAYING = RowScope.job("replay");

    private final Map<String, Subscription<?>> byTopic = new ConcurrentHashMap<>();
    private final Sql sql;

    Subscriptions(Sql sql) {
        this.sql = sql;
    }

    void know(String topic, Subscription<?> subscription) {
        byTopic.put(topic, subscription);
    }

    @Override
    public DeadLetter.Direction direction() {
        return DeadLetter.Direction.IN;
    }

    @Override
    public void replay(DeadLetter letter, String payload) {
        Subscription<?> subscription = byTopic.get(letter.topic());
        if (subscription == null) {
            throw new IllegalArgumentException("This instance has taken no message of " + letter.topic()
                    + " since it started. Try again when the next has come, or restart the service.");
        }
        sql.as(REPLAYING, () -> take(subscription, letter, payload));
    }

    private <T> void take(Subscription<T> subscription, DeadLetter letter, String payload) {
        T value = subscription.read(letter.key(), payload);
        Correlation.under(letter.correlationId(), () -> {
            Inbox.run(
                    sql,
                    letter.topic(),
                    List.of(new Subscription.Received<>(value, letter.correlationId())),
                    subscription);
            return true;
        });
    }
}
