package org.sightline.kit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sightline.kit.testapp.RealKit;

/** A service ends between two transactions: no job begins any more, and what runs is waited for. */
@QuarkusTest
@RealKit
class QuietStopTest {

    @Inject
    QuietStop real;

    @Inject
    KafkaClientService clients;

    @Test
    void aTransactionIsCountedUntilItIsCommittedOrRolledBack() {
        assertThat(QuarkusTransaction.requiringNew().call(real::running)).isPositive();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");
        // Jobs of the application have transactions of their own now and then.
        await().atMost(Duration.ofSeconds(30)).until(() -> real.running() == 0);
    }

    @Test
    void noJobBeginsAnyMoreAndTheServiceDoesNotEndBeforeWhatRuns() throws Exception {
        AtomicBoolean paused = new AtomicBoolean();
        AtomicInteger running = new AtomicInteger(1);
        AtomicBoolean intakeEnded = new AtomicBoolean();
        QuietStop stop = new QuietStop(scheduler(paused), () -> intakeEnded.set(true), running::get);
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> end(stop));

        await().atMost(Duration.ofSeconds(30)).untilTrue(paused);
        await().atMost(Duration.ofSeconds(30)).untilTrue(intakeEnded);
        assertThatThrownBy(() -> ended.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        running.set(0);

        assertThat(ended).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void noConsumerFetchesMessagesAnyMoreAndAllAreAskedAtATime() {
        // The topic of "elsewhere" is missing, so its consumer never has a partition.
        List<KafkaConsumer<?, ?>> consumers = clients.getConsumerChannels().stream()
                .filter(channel -> !channel.equals("elsewhere"))
                .<KafkaConsumer<?, ?>>flatMap(channel -> clients.getConsumers(channel).stream())
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> consumers.stream()
                        .noneMatch(consumer ->
                                consumer.getAssignments().await().indefinitely().isEmpty()));
        try {
            QuietStop.endIntake(clients);

            assertThat(consumers)
                    .isNotEmpty()
                    .allSatisfy(consumer -> assertThat(consumer.paused().await().indefinitely())
                            .isEqualTo(consumer.getAssignments().await().indefinitely()));
        } finally {
            consumers.forEach(consumer -> consumer.resume().await().indefinitely());
        }
    }

    private static void end(QuietStop stop) {
        try {
            stop.stop(new ShutdownEvent());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** One that runs until it is paused. */
    private static Scheduler scheduler(AtomicBoolean paused) {
        return (Scheduler) Proxy.newProxyInstance(
                Scheduler.class.getClassLoader(), new Class<?>[] {Scheduler.class}, (self, method, arguments) -> {
                    if (method.getName().equals("pause")) {
                        paused.set(true);
                    }
                    return method.getName().equals("isRunning") ? !paused.get() : null;
                });
    }
}
